import { claimContext } from '../claims/index.ts';
import type { Config } from '../config/index.ts';
import { type Model, type SoupItem, versionWithOrigin } from '../model/index.ts';
import { isStrictFor, lackingIn, needsEntry } from './check-register.ts';
import { type RegisterEntry, registerOf } from './register.ts';
import { versionToReview } from './reviewed-version.ts';

/** How far somebody has answered for a SOUP item. */
export type ReviewState = 'reviewed' | 'moved' | 'incomplete' | 'unrecorded';

/**
 * State of each SOUP item, by its package URL. An entry that leaves open what it has to say answers for nothing.
 * @implements SRS-3925
 */
export function reviewStates(
  { soup, items, release }: Pick<Model, 'soup' | 'items' | 'release'>,
  config: Pick<Config, 'soup' | 'product' | 'risk'>,
): Map<string, ReviewState> {
  const isStrict = isStrictFor(config);
  const claims = claimContext(config, release.revision);
  const entries = new Map(
    registerOf(items).map((entry): [string, ReviewState] => {
      if (!isCurrent(entry, soup)) return [entry.item.id, 'moved'];
      return [entry.item.id, lackingIn(entry, isStrict, claims).length > 0 ? 'incomplete' : 'reviewed'];
    }),
  );
  const stateOf = ({ entry, integrity }: SoupItem): ReviewState =>
    integrity === 'moved' || integrity === 'unrecorded' ? 'moved' : (entries.get(entry) ?? 'unrecorded');
  return new Map(soup.map((item) => [item.purl, item.entry === '' ? 'unrecorded' : stateOf(item)]));
}

/**
 * Items that a rule asks to be reviewed and that are not: without the entry they need, with one that is not complete, or moved since its review.
 * @implements SRS-1709
 */
export function openReviews(
  model: Pick<Model, 'soup' | 'items' | 'release'>,
  config: Pick<Config, 'soup' | 'product' | 'risk'>,
): SoupItem[] {
  const states = reviewStates(model, config);
  const isStrict = isStrictFor(config);
  return model.soup.filter((item) => {
    const state = states.get(item.purl);
    return state === 'moved' || (state !== 'reviewed' && needsEntry(item, isStrict));
  });
}

function isCurrent(entry: RegisterEntry, soup: readonly SoupItem[]): boolean {
  const covered = soup.filter(({ entry: id }) => id === entry.item.id);
  return entry.item.attributes.version?.trim() === versionToReview(entry, covered);
}

/** States as a list says them. */
export const reviewWords: Record<ReviewState, string> = {
  reviewed: 'reviewed',
  moved: 'moved',
  incomplete: 'entry incomplete',
  unrecorded: 'unrecorded',
};

/** The SOUP as aligned text for a terminal: what the project asked for first, then what came with it. */
export function soupTable(
  model: Model,
  config: Pick<Config, 'soup' | 'product' | 'risk'>,
  onlyUnreviewed: boolean,
): string {
  const states = reviewStates(model, config);
  const shown = model.soup.filter(({ purl }) => !onlyUnreviewed || states.get(purl) !== 'reviewed');
  const rows = [...shown.filter(({ direct }) => direct), ...shown.filter(({ direct }) => !direct)].map(
    (item) => [
      `${item.ecosystem}:${item.name}`,
      versionWithOrigin(item) || 'no version',
      `${item.direct ? 'direct' : 'transitive'} ${item.scope}`,
      item.licence || 'no licence stated',
      item.safetyClass ? `class ${item.safetyClass}` : '',
      `${reviewWords[states.get(item.purl) ?? 'unrecorded']}${item.entry ? ` (${item.entry})` : ''}`,
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
  const summary = `${model.soup.length} SOUP items: ${count('reviewed')} reviewed, ${count('moved')} moved since, ${count('incomplete')} with an incomplete entry, ${count('unrecorded')} without an entry`;
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
