import type { Config, IdSyntax } from '../../config/index.ts';
import type { Finding, Revision } from '../../model/index.ts';
import { readHistory, toUtc } from './history.ts';
import { recordDirectories, recordPaths } from './records.ts';
import { runGit } from './run.ts';
import type { GitState } from './state.ts';
import { hashWorkingTree } from './working-tree.ts';

/**
 * What version control says of the project's tree. Outside a repository, without git, or before the first commit it says
 * `none`: documents are built all the same and say that they are under no version control.
 * @param root absolute path of the project, which may lie below the root of the repository
 * @param state what `readState` said just before
 * @implements SRS-501, SRS-503, SRS-505
 */
export async function readRevision(
  root: string,
  { commit, tags, dirty, opaque, hidden }: GitState,
  config: Pick<Config, 'trace' | 'approvals' | 'sources'>,
  ids: IdSyntax,
): Promise<{ revision: Revision; findings: Finding[] }> {
  if (commit === '') return { revision: noRevision(), findings: [] };
  const where = runGit(root, ['rev-parse', '--show-prefix', '--is-shallow-repository']);
  const [head, describe, history, [prefix = '', shallow]] = await Promise.all([
    runGit(root, ['log', '-1', '--format=%cI']),
    runGit(root, ['describe', '--tags', '--always', '--abbrev=12']),
    readHistory(root, config.trace.relations, ids),
    where.then((lines) => (lines ?? '').split('\n')),
  ]);
  const tree = opaque
    ? ''
    : dirty ||
        (await holdsAny(
          root,
          recordDirectories(config).map((directory) => `HEAD:${prefix}${directory}`),
        ))
      ? await hashWorkingTree(root, prefix, hidden.length === 0, recordPaths(config))
      : ((await runGit(root, ['rev-parse', `HEAD:${prefix.replace(/\/$/, '')}`]))?.trim() ?? '');
  const revision: Revision = {
    system: 'git',
    commit,
    shortCommit: commit.slice(0, 12),
    tag: tags[0] ?? '',
    describe: `${describe?.trim() ?? commit.slice(0, 12)}${dirty ? '-dirty' : ''}`,
    date: sourceDate() ?? toUtc(head?.trim() ?? ''),
    dirty,
    tree,
    shallow: shallow === 'true',
    ...history,
  };
  return { revision, findings: revision.shallow ? [shallowClone()] : [] };
}

async function holdsAny(root: string, objects: readonly string[]): Promise<boolean> {
  const found = await Promise.all(
    objects.map((object) => runGit(root, ['rev-parse', '--verify', '--quiet', object])),
  );
  return found.some((answer) => answer !== undefined);
}

function noRevision(): Revision {
  return {
    system: 'none',
    commit: '',
    shortCommit: '',
    tag: '',
    describe: '',
    date: sourceDate() ?? '',
    dirty: false,
    tree: '',
    shallow: false,
    lastChange: {},
    changes: [],
  };
}

/** The date SOURCE_DATE_EPOCH asks for (reproducible-builds.org), as ISO 8601 in UTC. */
function sourceDate(): string | undefined {
  const seconds = process.env.SOURCE_DATE_EPOCH;
  return seconds !== undefined && /^\d{1,11}$/.test(seconds)
    ? new Date(Number(seconds) * 1000).toISOString().replace(/\.\d+Z$/, 'Z')
    : undefined;
}

function shallowClone(): Finding {
  return {
    rule: 'shallow-clone',
    severity: 'warning',
    message:
      'The repository is a shallow clone: the last change of files and the commits that implement items are not fully known.',
    hint: 'Fetch the whole history: `git fetch --unshallow`, or `fetch-depth: 0` in the checkout step.',
  };
}
