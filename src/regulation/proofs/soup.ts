/**
 * Rules of which any finding, a warning too, means that there may be SOUP nobody identified (IEC 62304 8.1.2), or that what is said of it rests
 * on a guess.
 * @implements SRS-3541
 */
export const identification: readonly string[] = [
  'unreadable-lockfile',
  'lockfile-nearly-named',
  'manifest-unread',
  'unresolved-version',
  'soup-nothing-locked',
  'soup-import-unlocked',
  'soup-from-machine',
  'soup-scope-guessed',
  'soup-scope-contradicted',
];

/** Rules on what the register says of each item (IEC 62304 5.3.3, 5.3.4, 7.1.2, 7.1.3). */
export const recording: readonly string[] = [
  'soup-unrecorded',
  'soup-incomplete',
  'soup-moved',
  'soup-integrity',
  'soup-unlocked',
];
