import type { Project } from '../config/index.ts';
import { lineDifference, wordDifference } from '../difference/word-difference.ts';
import type { CodeRegion, Link, Model } from '../model/index.ts';
import type { Checked, PipelineOptions } from '../pipeline/analyse.ts';
import { analyseCommit } from '../pipeline/analyse-commit.ts';
import { runGit } from '../sources/git/run.ts';
import { readInside } from '../sources/inside.ts';
import type { Graph, LockEntry } from '../trace/index.ts';
import { itemText } from './item-text.ts';

/** A link that somebody has to look at again, with what its ends said and say. */
export interface ReviewStep {
  link: Link;
  /** Who reviewed it before, and why it held; undefined where nobody did. */
  before: Pick<LockEntry, 'reviewer' | 'reason'> | undefined;
  /** Each end: its key, what it says now with words marked that were added `{+…+}` and removed `[-…-]`, and whether what it said then is known. */
  ends: ReviewedEnd[];
}

/** An end of a link as it is, and how it came to be so since the link was accepted. */
export interface ReviewedEnd {
  key: string;
  place: string;
  /** Of an item what it says, words marked that were added `{+…+}` and removed `[-…-]`; of code its summary. */
  text: string;
  /** Whether what stood there then is known. */
  compared: boolean;
  /** Of code that differs the lines around each difference, `+` before added ones, `-` before removed ones; else empty. */
  lines: string[];
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
      commits.get(commit) ?? analyseCommit(project, commit, options).then((checked) => checked?.graph);
    commits.set(commit, known);
    return known;
  };
  return async (link) => {
    const entry = lock?.find(
      ({ from, relation, to }) => from === link.from && relation === link.relation && to === link.to,
    );
    const commit = entry && (await acceptedIn(project, entry));
    const then = commit ? await graphAt(commit) : undefined;
    const ends = await Promise.all(
      [link.from, link.to].map(async (key): Promise<ReviewedEnd> => {
        const item = graph.item(key);
        const region = graph.region(key);
        const { file, line } = item?.place ?? region?.place ?? { file: '', line: 0 };
        const end = { key, place: file && `${file}:${line}`, lines: [] };
        if (!item) {
          const lines = commit ? await codeDifference(project, commit, then?.region(key), region) : undefined;
          return {
            ...end,
            text: region?.summary ?? '',
            compared: lines !== undefined,
            lines: lines ?? [],
          };
        }
        const old = then?.item(key);
        const text = itemText(item);
        return { ...end, text: old ? marked(itemText(old), text) : text, compared: old !== undefined };
      }),
    );
    return { link, before: entry, ends };
  };
}

/** The commit that put an entry into the lock; undefined where git does not know. */
async function acceptedIn({ root, config }: Project, entry: LockEntry): Promise<string | undefined> {
  const line = `${entry.fromFingerprint}\t${entry.toFingerprint}`;
  const found = await runGit(root, ['log', '-1', '--format=%H', `-S${line}`, '--', config.trace.lock]);
  return found?.trim() || undefined;
}

/** Lines of code shown before and after a difference. */
const around = 2;

/** How the lines of a definition changed since a commit; undefined where it was not there, or git does not tell. */
async function codeDifference(
  { root }: Project,
  commit: string,
  then: CodeRegion | undefined,
  now: CodeRegion | undefined,
): Promise<string[] | undefined> {
  if (!then || !now) return undefined;
  const [before, after] = [
    await runGit(root, ['show', '--no-textconv', `${commit}:./${then.file}`]),
    readInside(root, now.file)?.toString('utf8'),
  ];
  if (before === undefined || after === undefined) return undefined;
  return lineDifference(cut(before, then), cut(after, now)).flatMap(({ kind, text }, index, pieces) => {
    const lines = text.replace(/\n$/, '').split('\n');
    if (kind !== 'same') return lines.map((line) => `${kind === 'added' ? '+' : '-'} ${line}`);
    const head = index === 0 ? [] : lines.slice(0, around);
    const tail = index === pieces.length - 1 ? [] : lines.slice(Math.max(head.length, lines.length - around));
    const gap = head.length + tail.length < lines.length ? ['  …'] : [];
    return [...head, ...gap, ...tail].map((line) => (line === '  …' ? line : `  ${line}`));
  });
}

/** The lines of a definition. */
function cut(text: string, { place }: CodeRegion): string {
  const lines = text.split('\n').slice(place.line - 1, place.endLine ?? place.line);
  return `${lines.join('\n')}\n`;
}

function marked(before: string, after: string): string {
  return wordDifference(before, after)
    .map(({ kind, text }) =>
      kind === 'same' ? text : kind === 'added' ? `{+${text.trimEnd()}+} ` : `[-${text.trimEnd()}-] `,
    )
    .join('')
    .trim();
}
