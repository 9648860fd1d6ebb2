import type { Config, IdSyntax } from '../../config/index.ts';
import { type Finding, type Revision, startOf } from '../../model/index.ts';
import { checkCommitMessages } from './commit-messages.ts';
import { contentName } from './content.ts';
import type { ConvertedFile } from './converted.ts';
import { readHistory } from './history.ts';
import { noVersionControl } from './no-revision.ts';
import { readPlace } from './place.ts';
import { recordPaths } from './records.ts';
import { readRemote } from './remote.ts';
import { finding } from './rules.ts';
import { runGit } from './run.ts';
import type { GitState } from './state.ts';
import { matching, tagPrefix } from './variant-tags.ts';

/**
 * What version control says of the project's tree. Outside a repository, without git, or before the first commit it says
 * `none`: documents are built all the same and say that they are under no version control.
 * @param root absolute path of the project, which may lie below the root of the repository
 * @param state what `readState` said just before
 * @implements SRS-501, SRS-503, SRS-505
 */
export async function readRevision(
  root: string,
  { commit, date, tags: allTags, dirty, opaque, files, converted, prefix }: GitState,
  config: Pick<Config, 'trace' | 'approvals' | 'sources' | 'change' | 'deployment' | 'variant'>,
  ids: IdSyntax,
): Promise<{ revision: Revision; findings: Finding[] }> {
  if (commit === '') return { revision: noRevision(), findings: [await noVersionControl(root)] };
  const tags = allTags.filter((tag) => tag.startsWith(tagPrefix(config)));
  const isDraft = dirty || tags.length === 0;
  const [describe, history, place, messages, remote] = await Promise.all([
    runGit(root, ['describe', '--tags', '--always', '--abbrev=12', ...matching(config)]),
    readHistory(root, config.trace.relations, ids),
    readPlace(root),
    checkCommitMessages(root, config, ids),
    // A release is made of its commit alone: whatever clone it is built in gives the same bytes.
    isDraft ? readRemote(root) : undefined,
  ]);
  const revision: Revision = {
    system: 'git',
    commit,
    shortCommit: commit.slice(0, 12),
    tag: tags[0] ?? '',
    describe: `${describe?.trim() ?? commit.slice(0, 12)}${dirty ? '-dirty' : ''}`,
    date: sourceDate() ?? date,
    dirty,
    tree: opaque ? '' : contentName(files, recordPaths(config), commit),
    shallow: place?.isShallow === true,
    ...(prefix === '' ? {} : { folder: prefix }),
    ...(remote ? { remote } : {}),
    ...history,
  };
  return {
    revision,
    findings: [...(revision.shallow ? [shallowClone()] : []), ...convertedFiles(converted), ...messages],
  };
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
  return finding('shallow-clone', undefined, {
    message:
      'The repository is a shallow clone: the last change of files and the commits that implement items are not fully known.',
    hint: 'Fetch the whole history: `git fetch --unshallow`, or `fetch-depth: 0` in the checkout step.',
  });
}

/** One finding for each way, at the first file of it: where git converts one file it converts hundreds. */
function convertedFiles(converted: readonly ConvertedFile[]): Finding[] {
  return [...Map.groupBy(converted, ({ by }) => by)].map(([by, files]) => {
    const file = files[0]?.path ?? '';
    const subject = files.length === 1 ? `${file} is` : `${file} and ${files.length - 1} more are`;
    return finding('converted-file', startOf(file), {
      message: `${subject} not, byte for byte, what the commit holds; git converts between the two (${by}).`,
      hint:
        by === 'line ends'
          ? 'Write `* text=auto eol=lf` into .gitattributes, commit it, and check the files out again.'
          : 'Take the attribute away, commit the files as they are, and check them out again.',
    });
  });
}
