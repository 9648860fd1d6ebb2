import type { Project } from '../config/index.ts';
import { wordDifference } from '../difference/word-difference.ts';
import type { Link, Model } from '../model/index.ts';
import { runGit } from '../sources/git/run.ts';
import type { Graph, LockEntry } from '../trace/index.ts';
import type { Checked, PipelineOptions } from '../understand.ts';
import { inspectCommit } from './commit-model.ts';
import { itemText } from './item-text.ts';

/** A link that somebody has to look at again, with what its ends said and say. */
export interface ReviewStep {
  link: Link;
  /** Who reviewed it before, and why it held; undefined where nobody did. */
  before: Pick<LockEntry, 'reviewer' | 'reason'> | undefined;
  /** Each end: its key, what it says now with words marked that were added `{+…+}` and removed `[-…-]`, and whether what it said then is known. */
  ends: { key: string; place: string; text: string; compared: boolean }[];
}

/** Links that are suspect or were never reviewed, in the model's order. */
export function openLinks({ links }: Model): Link[] {
  return links.filter(({ state }) => state === 'suspect' || state === 'unreviewed');
}

/**
 * Prepares a link for its review: what its ends say now, against what they said in the commit that accepted it, where git knows that commit.
 * @implements SRS-2307
 */
export function reviewer(
  project: Project,
  { graph, lock }: Checked,
  options: PipelineOptions,
): (link: Link) => Promise<ReviewStep> {
  const commits = new Map<string, Promise<Graph | undefined>>();
  const graphAt = (commit: string): Promise<Graph | undefined> => {
    const known =
      commits.get(commit) ?? inspectCommit(project, commit, options).then((checked) => checked?.graph);
    commits.set(commit, known);
    return known;
  };
  return async (link) => {
    const entry = lock.find(
      ({ from, relation, to }) => from === link.from && relation === link.relation && to === link.to,
    );
    const commit = entry && (await acceptedIn(project, entry));
    const then = commit ? await graphAt(commit) : undefined;
    const ends = [link.from, link.to].map((key) => {
      const item = graph.item(key);
      const region = graph.region(key);
      const place = item?.place ?? region?.place;
      const old = then?.item(key);
      const text = item ? itemText(item) : (region?.summary ?? '');
      const compared = item !== undefined && old !== undefined;
      return {
        key,
        place: place ? `${place.file}:${place.line}` : '',
        text: compared ? marked(itemText(old), text) : text,
        compared,
      };
    });
    return { link, before: entry, ends };
  };
}

/** The commit that put an entry into the lock; undefined where git does not know. */
async function acceptedIn({ root, config }: Project, entry: LockEntry): Promise<string | undefined> {
  const line = `${entry.fromFingerprint}\t${entry.toFingerprint}`;
  const found = await runGit(root, ['log', '-1', '--format=%H', `-S${line}`, '--', config.trace.lock]);
  return found?.trim() || undefined;
}

function marked(before: string, after: string): string {
  return wordDifference(before, after)
    .map(({ kind, text }) =>
      kind === 'same' ? text : kind === 'added' ? `{+${text.trimEnd()}+} ` : `[-${text.trimEnd()}-] `,
    )
    .join('')
    .trim();
}
