/**
 * Whether an archive is what it says: its own facts are read again, and what it claims has to follow from them.
 * @c4 component "Verification"
 * @path .
 * @technology TypeScript
 * @description Verifies an archive from its own files: bytes, signatures, approvals, and that every claim follows from the evidence in it.
 * @uses Release "files, signatures and approvals of an archive"
 * @uses Pipeline "links the model again"
 * @uses Sources "reads pages and evidence again"
 * @uses Deployment source "reads reports of smoke tests again"
 * @uses Evidence stamp "where stamps lie"
 * @uses Gates "criteria judged again"
 * @uses Depth "whether it matters who wrote what"
 * @uses Export "data made again"
 * @uses Trace "gaps that people accepted"
 * @uses Suppliers "reads releases of other projects again"
 * @uses Configuration "the project of the archive"
 * @uses Cache "identity of this generator"
 * @uses Model "what an archive claims"
 * @implements SDS-2002
 */
export { type Basis, basisName, basisOf } from './basis.ts';
export { deploymentsPlace } from './deployments.ts';
export { places } from './derive-model.ts';
export { gatesOf } from './derived.ts';
export { provenanceName } from './identity.ts';
export { usePlaces } from './uses.ts';
export { type ArchiveVerdict, checkContents, type Standing, verifyArchive } from './verify-archive.ts';
