import type { OutlineEntry } from '../../documents/composed.ts';
import { compareText } from '../../model/index.ts';
import { destinationName } from './destination-name.ts';
import type { IndexEntry, PrintJob } from './job.ts';

/** What the binder says of itself; the rest comes from its documents. */
export type BinderIdentity = Pick<
  PrintJob,
  'id' | 'title' | 'language' | 'cover' | 'stamps' | 'revision' | 'draftReasons'
>;

/** All documents of a set as one. Its parts have outlines only: their pages are those of the documents. */
export interface BinderJob extends PrintJob {
  /** IDs of the documents, in the order of the binder. */
  documents: readonly string[];
}

/**
 * Every document becomes a chapter, its headings one level deeper.
 * @param jobs the single documents, in the order of the binder; at least one
 */
export function binderJob(jobs: readonly PrintJob[], identity: BinderIdentity): BinderJob {
  const first = jobs[0];
  if (!first) throw new Error('A binder needs a document.');
  return {
    ...identity,
    isCollection: true,
    documents: jobs.map(({ id }) => id),
    parts: jobs.map((job, index) => ({
      page: '',
      title: job.title,
      anchor: '',
      html: '',
      outline: chapter(job, chapterPrefix(index)),
    })),
    index: jobs
      .flatMap((job, index) => placesOfItems(job, chapterPrefix(index)))
      .sort((a, b) => compareText(a.id, b.id) || kinds.indexOf(a.shows) - kinds.indexOf(b.shows)),
    date: first.date,
    generator: first.generator,
    commit: first.commit,
    tree: first.tree,
    attachments: jobs.flatMap((job) =>
      job.attachments.map((attachment) => ({
        ...attachment,
        name: attachment.name.startsWith(job.id) ? attachment.name : `${job.id}-${attachment.name}`,
      })),
    ),
    assets: first.assets,
    ...(first.fonts ? { fonts: first.fonts } : {}),
  };
}

/** Goes before the names of all destinations of a document in the binder; alone it names its first page. */
export function chapterPrefix(index: number): string {
  return `${index + 1}.`;
}

function chapter(job: PrintJob, prefix: string): OutlineEntry[] {
  return [
    { depth: 1, number: '', text: [job.id, job.title].join(' '), anchor: prefix },
    ...job.parts
      .flatMap(({ outline }) => outline)
      .map((entry) => ({
        ...entry,
        depth: entry.depth + 1,
        anchor: prefix + destinationName(entry.anchor),
      })),
  ];
}

const kinds = ['item', 'code', 'result'] as const;

/**
 * The items that a document defines, by headings and in tables, and those of which it shows code or results: where the first of each stands.
 * @implements SDS-3260, SRS-3620
 */
function placesOfItems({ id: document, parts }: PrintJob, prefix: string): IndexEntry[] {
  const at = (id: string, anchor: string, shows: IndexEntry['shows'] = 'item'): IndexEntry => ({
    id,
    shows,
    document,
    anchor: prefix + destinationName(anchor),
  });
  return parts.flatMap(({ outline, items, html }) => {
    const shown = new Map<string, IndexEntry>();
    for (const [, anchor = '', shows = '', ids = ''] of html.matchAll(shownItems))
      for (const id of ids.split(' ').filter(Boolean))
        if (!shown.has(`${shows} ${id}`))
          shown.set(`${shows} ${id}`, at(id, anchor, shows as IndexEntry['shows']));
    return [
      ...outline.flatMap(({ item, anchor }) => (item === undefined ? [] : [at(item, anchor)])),
      ...(items?.rows ?? []).map((id) => at(id, id)),
      ...shown.values(),
    ];
  });
}

/** What a block marks as the code or the result of items: anchor, kind, and their IDs. */
const shownItems = /<tr id="([^"<>]+)" data-shows="(code|result)" data-ids="([^"<>]*)"/g;
