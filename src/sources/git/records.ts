import type { Config } from '../../config/index.ts';

/** Directories with records on a tree that are no part of it, so that adding one voids none: approvals, and tests by hand. */
export function recordDirectories({ approvals, sources }: Pick<Config, 'approvals' | 'sources'>): string[] {
  return [approvals.directory, sources.testRuns];
}

/** What of them does not count, as git's pathspecs: all of the approvals, and of the tests by hand what is read as their record. */
export function recordPaths({ approvals, sources }: Pick<Config, 'approvals' | 'sources'>): string[] {
  return [approvals.directory, `${sources.testRuns.replace(/\/+$/, '')}/*.md`];
}
