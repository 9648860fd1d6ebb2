/**
 * The stamp that binds evidence to the tree it was taken from.
 * @implements SDS-05
 */
export { judgeOrigin } from './origin.ts';
export { readStamp, stampName } from './stamp.ts';
export { checkStamp, writeStamp } from './write.ts';
