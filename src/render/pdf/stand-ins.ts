import type { PrintJob } from './job.ts';
import { anyCommit } from './source-links.ts';

/** What a commit changes in a print though nobody changed a word: its hash, that of its tree, of the text, its time, its distance from a tag. */
export type Stamp = 'commit' | 'tree' | 'digest' | 'date' | 'count';

/** Where the values of stamps are taken from. */
export type Stamped = Pick<PrintJob, 'commit' | 'tree'> &
  Partial<Pick<PrintJob, 'digest' | 'date' | 'stamps'>>;

/** Every digit of a hash, for a font to have each of them. */
export const everyDigit = '0123456789abcdef';

/** What stands for each stamp in what is printed: the print is the same at every commit. */
const standIns = {
  commit: 'fedcba98765432100f1e2d3c4b5a69788796a5b4',
  tree: '13579bdf02468ace0a1b2c3d4e5f67899876f5e4',
  digest: '5a96e12d0c7b853f44f358b7c0d21e69ab07d23e1d8c9640550469c8d1e32f70',
  date: '2058-06-17T03:49:28Z',
};
/** Digits of a short hash of a commit. */
const short = 12;
const shortStandIn = standIns.commit.slice(0, short);

/** The values of a job; those that are of another form than what stands for them are empty, and stay as they are. */
function valuesOf({ commit, tree, digest = '', date = '', stamps }: Stamped): Record<Stamp, string> {
  const isKnown = commit.length === standIns.commit.length;
  const of = (name: keyof typeof standIns, value: string): string =>
    isKnown && shapeOf(value) === shapeOf(standIns[name]) ? value : '';
  const described = new RegExp(`\\b(\\d+)-g${commit.slice(0, short)}\\b`);
  const [, count = ''] = (isKnown && described.exec((stamps?.footer ?? []).join(' '))) || [];
  return {
    commit: isKnown ? commit : '',
    tree: of('tree', tree),
    digest: of('digest', digest),
    date: of('date', date),
    count,
  };
}

function shapeOf(value: string): string {
  return value.replaceAll(/[0-9a-f]/g, '0');
}

/** The digits of each stamp in their order, as they are painted. */
export function digitsOf(job: Stamped): Record<Stamp, string> {
  const { commit, tree, digest, date, count } = valuesOf(job);
  return { commit, tree, digest, date: date.replaceAll(/[^0-9a-f]/g, ''), count };
}

/**
 * Puts stand-ins for the hashes that the running text of a document shows. They are set as code, where every digit has the same width. In
 * links and drawings hashes stay.
 * @returns the HTML, and how many hashes it shows; none where it holds what stands for one already
 */
export function withoutRevision(
  html: string,
  { commit, tree }: Pick<Stamped, 'commit' | 'tree'>,
): { html: string; count: number } {
  const values = valuesOf({ commit, tree });
  if (values.commit === '' || holdsStandIn(html)) return { html, count: 0 };
  const hashes = [commit, values.tree, commit.slice(0, short)].filter(Boolean);
  const anyHash = new RegExp(`\\b(?:${hashes.join('|')})\\b`, 'g');
  let count = 0;
  let kept = 0;
  let code = 0;
  const open = html.replaceAll(
    /<(\/?)([a-z][a-z0-9]*)\b[^>]*>|[^<]+/gi,
    (piece, slash?: string, name?: string) => {
      if (name !== undefined) {
        const step = slash === '/' ? -1 : 1;
        if (keptIn.has(name)) kept += step;
        if (name === 'code') code += step;
        return piece;
      }
      if (kept > 0) return piece;
      return piece.replaceAll(anyHash, (hash) => {
        count++;
        const standIn = hash === tree ? standIns.tree : standIns.commit.slice(0, hash.length);
        return code > 0 ? standIn : `<code>${standIn}</code>`;
      });
    },
  );
  return { html: open, count };
}
const keptIn = new Set(['a', 'svg', 'style', 'script', 'title', 'pre', 'figcaption']);

/** Whether a text holds what stands for a stamp. */
export function holdsStandIn(html: string): boolean {
  return Object.values(standIns).some((each) => html.includes(each.slice(0, short)));
}

/**
 * A job whose cover, header and footer show stand-ins, and whose file says nothing of a commit: what is printed of it is the same at every
 * commit. The job itself where it has no commit, or says what stands for one already.
 * @implements SRS-3860
 */
export function openStamps<Job extends PrintJob>(job: Job): { job: Job; isOpen: boolean } {
  const values = valuesOf(job);
  const { cover, stamps, title, parts, index } = job;
  const said = [cover, stamps, title, parts.map(({ outline }) => outline), index];
  if (values.commit === '' || holdsStandIn(JSON.stringify(said))) return { job, isOpen: false };
  const { commit, tree, digest, date, count } = values;
  const replaced = new Map([
    ...(count
      ? [[`${count}-g${commit.slice(0, short)}`, `${openCount(count.length)}-g${shortStandIn}`] as const]
      : []),
    [commit, standIns.commit],
    ...(tree ? [[tree, standIns.tree] as const] : []),
    ...(digest ? [[digest, standIns.digest] as const] : []),
    ...(date ? [[date, standIns.date] as const] : []),
    [commit.slice(0, short), shortStandIn],
  ]);
  const any = new RegExp(`\\b(?:${[...replaced.keys()].join('|')})\\b`, 'g');
  const open = (text: string): string => text.replaceAll(any, (value) => replaced.get(value) ?? value);
  return {
    job: {
      ...job,
      cover: {
        ...cover,
        identity: cover.identity.map(({ label, value }) => ({ label, value: open(value) })),
      },
      stamps: { header: stamps.header.map(open), footer: stamps.footer.map(open) },
    },
    isOpen: true,
  };
}

/** What a file says of itself while nothing in it is of a commit yet. */
export function withoutStamps<Job extends PrintJob>(job: Job): Job {
  return {
    ...job,
    date: job.date && standIns.date,
    revision: '',
    commit: job.commit && anyCommit,
    attachments: job.attachments.map((attachment) => ({ ...attachment, bytes: new Uint8Array() })),
  };
}

function openCount(digits: number): string {
  return '1'.repeat(digits);
}

const written = [
  ...(['digest', 'commit', 'tree', 'date'] as const).map((of) => ({ of, standIn: standIns[of], behind: '' })),
  { of: 'commit' as const, standIn: shortStandIn, behind: '' },
  ...[1, 2, 3, 4, 5, 6, 7]
    .map((digits) => ({ of: 'count' as const, standIn: openCount(digits), behind: `-g${shortStandIn}` }))
    .reverse(),
];

/**
 * Finds what stands for stamps.
 * @param glyphs what is told of a print, where every glyph but the digits of hashes is a blank; else a text
 */
export function standInsIn(text: string, glyphs: boolean): { of: Stamp; at: number[] }[] {
  const shown = (each: string): string => (glyphs ? each.replaceAll(/[^0-9a-f]/g, ' ') : each);
  const any = new RegExp(
    written.map(({ standIn, behind }) => `(${shown(standIn)}${behind && `(?=${shown(behind)})`})`).join('|'),
    'g',
  );
  return [...text.matchAll(any)].map(({ index, ...groups }) => {
    const { of = 'commit', standIn = '' } = written.find((_, at) => groups[at + 1] !== undefined) ?? {};
    return { of, at: [...standIn].flatMap((sign, at) => (everyDigit.includes(sign) ? [index + at] : [])) };
  });
}

/** How often what stands for a stamp is in texts. */
export function countStandIns(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + standInsIn(text, false).length, 0);
}
