import { signedInWords } from '../../../documents/signed.ts';
import {
  type ApprovalRecord,
  compareText,
  type History,
  type Item,
  ownEntry,
  type TextPiece,
} from '../../../model/index.ts';
import type { SiteView } from '../view.ts';

/** A row of the history as its template shows it; without a time it is not committed yet. */
interface HistoryRow {
  when: string;
  /** A sentence of the messages with places for what follows. */
  what: string;
  meaning: string;
  file: string;
  from: string;
  release: string;
  gate: string;
  subjects: string;
  words: readonly TextPiece[];
  /** Why it no longer holds. */
  reason: string;
  by: string;
  hash: string;
  subject: string;
  record: string;
}

const empty = {
  meaning: '',
  file: '',
  from: '',
  release: '',
  gate: '',
  subjects: '',
  words: [],
  reason: '',
  by: '',
  hash: '',
  subject: '',
  record: '',
};

/** Rows shown; the data of the build holds all. */
const most = 200;

/**
 * What happened to an item, newest first: created, changed with the words that differ, moved, approved, released. Nothing without a row
 * and without a reason why it may begin too late.
 * @implements SRS-2601, SRS-2602
 */
export function itemHistory(view: SiteView, item: Item): object | undefined {
  const { history } = view.model;
  if (!history) return undefined;
  const rows = merged(changesAndReleases(history, item.id), approvals(view, item));
  if (rows.length === 0 && history.cut === '') return undefined;
  return {
    shallow: history.cut === 'shallow',
    limit: history.cut === 'limit' ? view.config.change.history : 0,
    rows: rows.slice(0, most),
    left: Math.max(0, rows.length - most),
  };
}

/** Each commit that changed the item, and above the last one that a release was the first to hold, the release. */
function changesAndReleases(history: History, id: string): HistoryRow[] {
  const changes = ownEntry(history.items, id) ?? [];
  const released = new Set<string>();
  return changes.flatMap(({ kind, commit, file, from, difference }): HistoryRow[] => {
    const about = ownEntry(history.commits, commit);
    const what = {
      created: 'Created in {file}',
      changed: 'Changed',
      moved:
        difference.length > 0 ? 'Moved from {from} to {file} and changed' : 'Moved from {from} to {file}',
      removed: 'Removed from {file}',
    }[kind];
    const change: HistoryRow = {
      ...empty,
      when: about?.date ?? '',
      what,
      file,
      from,
      words: difference,
      by: about?.author ?? '',
      hash: about ? commit : '',
      subject: about?.subject ?? '',
    };
    const release = about?.release ?? '';
    const tagged = ownEntry(history.releases, release);
    if (!tagged || released.has(release)) return [change];
    released.add(release);
    return [
      {
        ...empty,
        when: tagged.date,
        what: kind === 'removed' ? 'Released without it in {release}' : 'Released so in {release}',
        release,
        hash: tagged.commit,
      },
      change,
    ];
  });
}

const meanings: Record<string, string> = {
  authorship: 'Signed as its author',
  review: 'Reviewed',
  approval: 'Approved',
  responsibility: 'Taken responsibility for',
};

/** Approvals of the item itself, of a document it stands in, or of the whole content; refused records prove nothing and stay out. */
function approvals({ model, documentsOfPage, t }: SiteView, item: Item): HistoryRow[] {
  const documents = (documentsOfPage.get(item.place.file) ?? []).map(({ id }) => id);
  const subjects = new Set(['tree', item.id, ...documents]);
  const rowOf = ({
    state,
    reason,
    gate,
    role,
    meaning,
    name,
    time,
    subjects: signed,
    file,
  }: ApprovalRecord) => ({
    ...empty,
    when: time,
    what: '{meaning} for {gate}: {subjects}',
    meaning: t(meanings[meaning] ?? meaning),
    gate,
    subjects: signed
      .filter((subject) => subjects.has(subject))
      .map((subject) => signedInWords(subject, t))
      .join(', '),
    reason: state === 'void' ? reason : '',
    by: `${name}, ${t(role)}`,
    record: file,
  });
  return model.approvals
    .filter((record) => record.state !== 'refused' && record.subjects.some((name) => subjects.has(name)))
    .sort((a, b) => compareText(b.time, a.time))
    .map(rowOf);
}

/** Puts what was signed between what was committed; the order of commits stands, whatever their clocks said. */
function merged(commits: readonly HistoryRow[], signed: readonly HistoryRow[]): HistoryRow[] {
  const rows: HistoryRow[] = [];
  let next = 0;
  for (const row of commits) {
    for (let at = signed[next]; row.when !== '' && at && at.when >= row.when; at = signed[++next])
      rows.push(at);
    rows.push(row);
  }
  return [...rows, ...signed.slice(next)];
}
