import type { Config } from '../config/index.ts';
import { type Model, type SoupItem, versionWithOrigin } from '../model/index.ts';
import { isStrictFor, needsEntry } from './check-register.ts';
import { type RegisterEntry, registerOf } from './register.ts';
import { versionToReview } from './reviewed-version.ts';

/** How far somebody has answered for a SOUP item. */
export type ReviewState = 'reviewed' | 'moved' | 'unrecorded';

/** State of each SOUP item, by its package URL. */
export function reviewStates({ soup, items }: Pick<Model, 'soup' | 'items'>): Map<string, ReviewState> {
  const current = new Map(registerOf(items).map((entry) => [entry.item.id, isCurrent(entry, soup)]));
  const isSame = ({ entry, integrity }: SoupItem): boolean =>
    current.get(entry) === true && integrity !== 'moved' && integrity !== 'unrecorded';
  return new Map(
    soup.map((item) => [item.purl, item.entry === '' ? 'unrecorded' : isSame(item) ? 'reviewed' : 'moved']),
  );
}

/**
 * Items that a rule asks to be reviewed and that are not: without the entry they need, or moved since its review.
 * @implements SRS-1709
 */
export function openReviews(
  { soup, items }: Pick<Model, 'soup' | 'items'>,
  config: Pick<Config, 'soup' | 'product'>,
): SoupItem[] {
  const states = reviewStates({ soup, items });
  const isStrict = isStrictFor(config);
  return soup.filter((item) => {
    const state = states.get(item.purl);
    return state === 'moved' || (state === 'unrecorded' && needsEntry(item, isStrict));
  });
}

function isCurrent(entry: RegisterEntry, soup: readonly SoupItem[]): boolean {
  const covered = soup.filter(({ entry: id }) => id === entry.item.id);
  return entry.item.attributes.version?.trim() === versionToReview(entry, covered);
}

/** The SOUP as aligned text for a terminal: what the project asked for first, then what came with it. */
export function soupTable(model: Model, onlyUnreviewed: boolean): string {
  const states = reviewStates(model);
  const shown = model.soup.filter(({ purl }) => !onlyUnreviewed || states.get(purl) !== 'reviewed');
  const rows = [...shown.filter(({ direct }) => direct), ...shown.filter(({ direct }) => !direct)].map(
    (item) => [
      `${item.ecosystem}:${item.name}`,
      versionWithOrigin(item) || 'no version',
      `${item.direct ? 'direct' : 'transitive'} ${item.scope}`,
      item.licence || 'no licence stated',
      item.safetyClass ? `class ${item.safetyClass}` : '',
      `${states.get(item.purl)}${item.entry ? ` (${item.entry})` : ''}`,
    ],
  );
  const widths = [0, 1, 2, 3, 4].map((at) => Math.max(0, ...rows.map((row) => (row[at] as string).length)));
  const lines = rows.map((row) =>
    row
      .map((cell, at) => (cell as string).padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const count = (state: ReviewState) => [...states.values()].filter((each) => each === state).length;
  const unhashed = model.soup.filter(({ integrity }) => integrity === 'not stated').length;
  const summary = `${model.soup.length} SOUP items: ${count('reviewed')} reviewed, ${count('moved')} moved since, ${count('unrecorded')} without an entry`;
  const hashless =
    unhashed === 0
      ? []
      : [
          `${unhashed} of them have no hash in their lockfile: other bytes of the same version would not be seen`,
        ];
  const scoped = model.soupFiles
    .filter(({ toldBy }) => toldBy !== 'file')
    .map(
      ({ path, product, tools, scope, toldBy, by }) =>
        `${path}: ${scope}, ${toldBy === 'directory' ? `guessed from the directory ${by}` : `as soup.scopes says (${by})`}; packages: ${product + tools}`,
    );
  return `${[...lines, ...(lines.length > 0 ? [''] : []), summary, ...hashless, ...scoped].join('\n')}\n`;
}
