#!/usr/bin/env node
/**
 * Writes requirements, risks, source and tests into the repository, and checks them before every commit.
 * @c4 person "Author"
 * @uses Command line "checks and builds"
 */

/**
 * Checks every commit and builds the file of every release.
 * @c4 external "Continuous integration"
 * @uses Command line "checks and builds"
 */

/**
 * Reads what was built, on a branch, at a release, or ten years later.
 * @c4 person "Reviewer, auditor"
 * @uses Site "reads"
 * @uses PDF "reads and keeps"
 */

import { join } from 'node:path';
import { userCache } from '../cache/user-cache.ts';
import { useCompileCache } from './compile-cache.ts';

void useCompileCache(join(userCache(), 'compiled'));
// A reader that has seen enough (`dossier check | head`) closes the pipe; that is no fault of anybody, and no clean end: what was found
// is not known. It ends as what SIGPIPE ends.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(128 + 13);
  process.stderr.write(
    `What is printed cannot be written: ${error.code}. Free some space, or print to another place.\n`,
  );
  process.exit(2);
});
process.stderr.on('error', () => process.exit(2));
const { run } = await import('./run.ts');
process.exitCode = await run(process.argv.slice(2));
