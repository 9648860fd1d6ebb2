/** The stamp that binds evidence to the tree it was taken from. */
export { judgeOrigin } from './origin.ts';
export { readStamp, stampName } from './stamp.ts';
export { checkStamp, writeStamp } from './write.ts';
