import { type Item, nextId, type SoupItem } from '../model/index.ts';
import type { Unrecorded } from './check-register.ts';
import { entryOf, type RegisterEntry, registerOf } from './register.ts';
import { versionToReview } from './reviewed-version.ts';

/** What the installed package says of itself, where it lies in the project. */
export interface PackageFacts {
  description: string;
  manufacturer: string;
  homepage: string;
}

/** An entry as Markdown, and the packages it speaks of. */
export interface Skeleton {
  id: string;
  text: string;
  covered: SoupItem[];
}

/**
 * Entries for all that the register lacks: one for each package that needs its own, and one of an ecosystem for what comes with others.
 * @implements SRS-3923
 */
export function skeletonsOf(
  { own, any }: Unrecorded,
  soup: readonly SoupItem[],
  items: readonly Item[],
  factsOf: (item: SoupItem) => PackageFacts | undefined,
  firstId: string,
): Skeleton[] {
  const names = new Set([
    ...own.map(({ ecosystem, name }) => `${ecosystem}:${name}`),
    ...any.map(({ ecosystem }) => `${ecosystem}:*`),
  ]);
  const register = [...items];
  return [...names].map((name) => {
    const skeleton = skeletonOf(name, soup, register, factsOf, firstId) as Skeleton;
    register.push({ ...draftItem(name), id: skeleton.id });
    return skeleton;
  });
}

/**
 * A new entry for the register, as Markdown: filled with all that is known, and nothing made up. What a person has to say is left out, so that
 * `soup-incomplete` asks for it until somebody does.
 * @param name as asked for: `npm:commander`, `commander`, or a group such as `npm:@babel/*`
 * @param firstId its ID where the register is empty
 * @returns undefined where nothing that is locked goes by that name
 * @implements SRS-1706
 */
export function skeletonOf(
  name: string,
  soup: readonly SoupItem[],
  items: readonly Item[],
  factsOf: (item: SoupItem) => PackageFacts | undefined,
  firstId: string,
): Skeleton | undefined {
  const [draft] = registerOf([draftItem(name)]) as [RegisterEntry];
  const entries = [...registerOf(items), draft];
  const named = soup.filter((item) => draft.covers(item));
  const [first] = named;
  if (!first) return undefined;
  // What has an entry of its own stays with it, and is not among what a group was reviewed for.
  const covered = named.filter((item) => !draft.isGroup || entryOf(item, entries) === draft);
  const id = nextId(items, 'SOUP', firstId);
  const facts = draft.isGroup ? undefined : factsOf(first);
  const title = draft.isGroup ? `Packages ${draft.packages.join(', ')}` : first.name;
  const rows: [string, string][] = [
    ['package', draft.isGroup ? draft.packages.join(', ') : `${first.ecosystem}:${first.name}`],
    ['version', versionToReview(draft, covered)],
    ['purpose', ''],
    ['owner', ''],
    ['manufacturer', facts?.manufacturer ?? ''],
    ['licence', [...new Set(covered.map(({ licence }) => licence).filter(Boolean))].sort().join(' AND ')],
    ['functional-requirements', ''],
    ['hardware-software', ''],
    ['risk', ''],
    ['compensating-controls', ''],
    ['update-rule', ''],
    ['support', ''],
    ['end-of-life', ''],
    ['anomaly-list', facts?.homepage ?? ''],
    ['anomalies-evaluated', ''],
    ...(draft.isGroup ? [['reason', ''] as [string, string]] : []),
  ];
  const filled = rows.filter(([, value]) => value !== '').map(([key, value]) => `- ${key}: ${value}`);
  const open = rows.filter(([, value]) => value === '').map(([key]) => key);
  const text = [
    `### ${id} ${title}`,
    '',
    ...filled,
    '',
    ...(facts?.description ? [facts.description, ''] : []),
    `<!-- Still to be said, each as an attribute of the list above: ${open.join(', ')} -->`,
    '',
  ].join('\n');
  return { id, text, covered };
}

/**
 * A new entry for what the software stands on and no file locks.
 * @param name with its version behind an `@`: `gcc@13.2.0`, `generic:ubuntu@24.04`
 * @param platform one of `platformKinds`
 * @returns undefined where it states no version: nothing else does
 * @implements SRS-3525
 */
export function platformEntry(
  name: string,
  platform: string,
  items: readonly Item[],
  firstId: string,
): Skeleton | undefined {
  const [, ecosystem = 'generic:', called, version] = /^([a-z]+:)?([^@:]+)@(.+)$/.exec(name) ?? [];
  if (called === undefined || version === undefined) return undefined;
  const id = nextId(items, 'SOUP', firstId);
  const text = [
    `### ${id} ${called}`,
    '',
    `- package: ${ecosystem}${called}`,
    `- platform: ${platform}`,
    `- version: ${version}`,
    '',
    `<!-- Still to be said, each as an attribute of the list above: purpose, owner, manufacturer, licence, hash, functional-requirements, hardware-software, risk, compensating-controls, update-rule, support, end-of-life, anomaly-list, anomalies-evaluated -->`,
    '',
  ].join('\n');
  return { id, text, covered: [] };
}

function draftItem(name: string): Item {
  const place = { file: '', line: 1, column: 1 };
  return {
    id: '',
    type: 'SOUP',
    title: '',
    attributes: { package: name },
    body: '',
    bodyLine: 1,
    form: 'heading',
    place,
    fingerprint: '',
  };
}
