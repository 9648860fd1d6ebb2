/**
 * Releases of other projects that ours relies on: what of their archives counts, and what is wrong with them.
 * @c4 component "Suppliers"
 * @path .
 * @technology TypeScript
 * @description Reads the signed models of other projects, offline, and trusts nothing of them without a signature or a stated reason.
 * @uses Model "items and verdicts of suppliers"
 * @uses Configuration "which releases, and whose signature counts"
 * @uses Release "archives and signatures"
 * @uses Markdown source "fingerprints of items"
 * @uses Sources "git of a supplier"
 * @implements SDS-3285
 */
export { type Brought, readExcerpt, writeExcerpt } from './excerpt.ts';
export { manifestAnnotation } from './origin.ts';
export { readSupplier, readSuppliers, type UseFile, type UseFiles, wantedOf } from './read-suppliers.ts';
