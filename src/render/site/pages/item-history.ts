import { type ApprovalRecord, compareText, type History, type Item } from '../../../model/index.ts';
import { commitLink } from '../ends.ts';
import { type Html, html, nothing } from '../html.ts';
import { table } from '../table.ts';
import type { SiteView } from '../view.ts';

/** A row of the history; without a date it is not committed yet. */
interface Event {
  date: string;
  row: Html;
}

/** Events shown; the data of the build holds all. */
const most = 200;

/**
 * What happened to an item, newest first: created, changed with the words that differ, moved, approved, released.
 * @implements SRS-2601, SRS-2602
 */
export function itemHistory(view: SiteView, item: Item): Html {
  const { history } = view.model;
  if (!history) return nothing;
  const rows = merged(changesAndReleases(view, history, item.id), approvals(view, item));
  const gap = gapOf(view, history);
  if (rows.length === 0) return gap;
  return html`${gap}${table(
    'History',
    [{ label: 'Date' }, { label: 'What' }, { label: 'By' }, { label: 'Commit or record' }],
    rows.length <= most
      ? rows
      : [
          ...rows.slice(0, most),
          html`<tr><td colspan="4" class="note">and ${rows.length - most} more</td></tr>`,
        ],
  )}`;
}

/** Why the history may begin too late. */
function gapOf({ config }: SiteView, { cut }: History): Html {
  if (cut === '') return nothing;
  return html`<p class="callout is-suspect">${
    cut === 'shallow'
      ? 'This build was made from a shallow clone: what happened before its first commit is not known here.'
      : `Only the newest ${config.change.history} commits were read: what happened before is not shown here.`
  }</p>`;
}

/** Each commit that changed the item, and above the last one that a release was the first to hold, the release. */
function changesAndReleases(view: SiteView, history: History, id: string): Event[] {
  const changes = own(history.items, id) ?? [];
  const released = new Set<string>();
  return changes.flatMap(({ kind, commit, file, from, difference }): Event[] => {
    const about = own(history.commits, commit);
    const what = {
      created: html`Created in <code>${file}</code>`,
      changed: html`Changed`,
      moved: html`Moved from <code>${from}</code> to <code>${file}</code>${difference.length > 0 ? ' and changed' : ''}`,
      removed: html`Removed from <code>${file}</code>`,
    }[kind];
    const words = difference.map(({ kind: piece, text }) =>
      piece === 'same'
        ? html`${text}`
        : piece === 'added'
          ? html`<ins>${text.trimEnd()}</ins> `
          : html`<del>${text.trimEnd()}</del> `,
    );
    const change: Event = {
      date: about?.date ?? '',
      row: html`<tr><td class="narrow">${day(about?.date)}</td><td>${what}${
        words.length > 0 ? html`<p class="difference" dir="auto">${words}</p>` : nothing
      }</td><td>${about?.author ?? ''}</td><td>${
        about ? html`${commitLink(view, commit)} ${about.subject}` : 'not committed'
      }</td></tr>`,
    };
    const release = about?.release ?? '';
    const tagged = own(history.releases, release);
    if (!tagged || released.has(release)) return [change];
    released.add(release);
    return [
      {
        date: tagged.date,
        row: html`<tr><td class="narrow">${day(tagged.date)}</td><td>Released ${kind === 'removed' ? 'without it' : 'so'} in <b>${release}</b></td><td></td><td>${commitLink(view, tagged.commit)}</td></tr>`,
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
function approvals({ model }: SiteView, item: Item): Event[] {
  const documents = model.documents
    .filter(({ pages }) => pages.includes(item.place.file))
    .map(({ id }) => id);
  const subjects = new Set(['tree', item.id, ...documents]);
  return model.approvals
    .filter((record) => record.state !== 'refused' && record.subjects.some((name) => subjects.has(name)))
    .sort((a, b) => compareText(b.time, a.time))
    .map((record) => ({ date: record.time, row: approvalRow(record, subjects) }));
}

function approvalRow(
  { state, reason, gate, role, meaning, name, time, subjects: signed, file }: ApprovalRecord,
  subjects: ReadonlySet<string>,
): Html {
  const what = signed
    .filter((subject) => subjects.has(subject))
    .map((subject) => (subject === 'tree' ? 'the whole content' : subject));
  return html`<tr><td class="narrow">${day(time)}</td><td>${meanings[meaning] ?? meaning} for ${gate}: ${what.join(', ')}${
    state === 'void' ? html` <span class="note">no longer holds: ${reason}</span>` : nothing
  }</td><td>${name}, ${role}</td><td><code>${file}</code></td></tr>`;
}

/** Puts what was signed between what was committed; the order of commits stands, whatever their clocks said. */
function merged(commits: readonly Event[], signed: readonly Event[]): Html[] {
  const rows: Html[] = [];
  let next = 0;
  for (const { date, row } of commits) {
    for (let at = signed[next]; date !== '' && at && at.date >= date; at = signed[++next]) rows.push(at.row);
    rows.push(row);
  }
  return [...rows, ...signed.slice(next).map(({ row }) => row)];
}

/** The entry of a name that comes from content. */
function own<Entry>(entries: Record<string, Entry>, name: string): Entry | undefined {
  return Object.hasOwn(entries, name) ? entries[name] : undefined;
}

function day(date: string | undefined): Html {
  return date ? html`<time datetime="${date}">${date.slice(0, 10)}</time>` : nothing;
}
