import { posix } from 'node:path';
import type { Config } from '../../config/index.ts';

/**
 * Records on a tree that are no part of it, so that adding one voids none, as git's pathspecs: approvals, what is read as the record of a
 * test by hand or of an exploratory session, and deployments where there are environments.
 */
export function recordPaths({
  approvals,
  sources,
  deployment,
}: Pick<Config, 'approvals' | 'sources' | 'deployment'>): string[] {
  const deployments = deployment.environments.length > 0 ? [deployment.directory] : [];
  const byHand = [sources.testRuns, sources.exploratory].map((each) => `${each.replace(/\/+$/, '')}/*.md`);
  return [approvals.directory, ...byHand, ...deployments];
}

/** Whether a path is one of what does not count, as git reads such pathspecs: a directory with all below it, `*` for any characters. */
export function isLeftOut(patterns: readonly string[]): (path: string) => boolean {
  const all = patterns.map((each) =>
    each
      .replace(/\/+$/, '')
      .replace(/[\\^$.+?()[\]{}|]/g, '\\$&')
      .replaceAll('*', '.*'),
  );
  const pattern = new RegExp(`^(?:${all.join('|')})(?:/|$)`, 's');
  return (path) => all.length > 0 && pattern.test(path);
}

/** Whether Dossier itself writes a path: its output, what stands beside it while it is made, and its cache. */
export function isOwnOutput({
  output,
  variant,
}: Pick<Config, 'output' | 'variant'>): (path: string) => boolean {
  // Those of the variants lie side by side.
  const [directory, cache] = [output.directory, output.cache].map((each) =>
    variant === '' ? posix.normalize(each) : posix.dirname(posix.normalize(each)),
  ) as [string, string];
  const beside = posix.join(posix.dirname(directory), `.${posix.basename(directory)}-`);
  const own = [`${directory}/`, beside, `${cache}/`];
  return (path) => own.some((each) => path.startsWith(each));
}
