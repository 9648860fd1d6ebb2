/**
 * SOUP: what is locked, held against what people recorded of it (IEC 62304 5.3.3, 5.3.4, 7.1.2, 7.1.3, 8.1.2).
 * @c4 component "SOUP"
 * @parent Checks
 * @technology TypeScript
 * @uses Model "SOUP items and the architecture"
 * @uses Claims "what an entry states"
 * @uses Configuration "what is demanded of the register"
 * @implements SDS-1602, SDS-1701
 */
export { checkLocked } from './check-locked.ts';
export { checkRegister, isStrictFor, unrecorded } from './check-register.ts';
export { checkScopes } from './check-scopes.ts';
export { parseSoupLock, type SoupLock, updateSoupLock, withIntegrity } from './lock.ts';
export { mergeSoup } from './merge.ts';
export { matchRegister, type RegisterEntry } from './register.ts';
export { entriesNamed, reviewEntry } from './review.ts';
export { cyclonedx } from './sbom/cyclonedx.ts';
export { spdx } from './sbom/spdx.ts';
export { openVex } from './sbom/vex.ts';
export { scopedFiles, scopeFiles } from './scopes.ts';
export { type PackageFacts, platformEntry, type Skeleton, skeletonOf, skeletonsOf } from './skeleton.ts';
export { openReviews, type ReviewState, reviewStates, reviewWords, soupTable } from './table.ts';
