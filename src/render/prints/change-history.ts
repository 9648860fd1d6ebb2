import { type Document, type Model, ownEntry } from '../../model/index.ts';
import type { PrintJob } from '../pdf/index.ts';

/** Changes that a control block lists; those before are counted, and stand in the histories of the items. */
const listed = 12;

/** Sections that one change names; more are counted. */
const named = 6;

/**
 * The change history of a document: the commits that changed its items, or its pages last, the newest first, each with the release that
 * was the first to hold it, or the revision it belongs to, with its author, its subject as the reason, and the sections it touched.
 * @implements SRS-3645
 */
export function changeHistory(
  document: Document,
  model: Model,
): Pick<PrintJob['cover'], 'changes' | 'earlierChanges'> {
  const { history, release, items, pages } = model;
  const shown = new Set(document.pages);
  const changes = new Map<string, Change>();
  for (const { id, place } of items) {
    if (!shown.has(place.file)) continue;
    for (const { commit } of ownEntry(history?.items ?? {}, id) ?? []) {
      const known = ownEntry(history?.commits ?? {}, commit);
      if (known) changeOf(changes, commit, known).sections.push(id);
    }
  }
  const titled = new Map(pages.map(({ path, title }) => [path, title]));
  const itemsOf = Map.groupBy(items, ({ place }) => place.file);
  for (const path of document.pages) {
    const last = ownEntry(release.revision.lastChange, path);
    if (!last) continue;
    const { sections } = changeOf(changes, last.commit, { release: '', ...last });
    if (!itemsOf.get(path)?.some(({ id }) => sections.includes(id))) sections.push(titled.get(path) || path);
  }
  const sorted = [...changes.values()].sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0));
  return {
    changes: sorted.slice(0, listed).map(({ date, author, reason, release: held, sections }) => ({
      revision: held === '' || held === release.revision.tag ? document.revision : held,
      date: date.slice(0, 10),
      author,
      reason,
      sections:
        sections.length > named
          ? `${sections.slice(0, named).join(', ')}, … (${sections.length})`
          : sections.join(', '),
    })),
    earlierChanges: Math.max(0, sorted.length - listed),
  };
}

interface Change {
  date: string;
  author: string;
  reason: string;
  release: string;
  sections: string[];
}

function changeOf(
  changes: Map<string, Change>,
  commit: string,
  { date, author, subject, release }: { date: string; author: string; subject: string; release: string },
): Change {
  const known = changes.get(commit);
  if (known) return known;
  const change: Change = { date, author, reason: subject, release, sections: [] };
  changes.set(commit, change);
  return change;
}
