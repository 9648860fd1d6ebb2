import { type ClaimContext, claimContext, claimed } from '../claims/index.ts';
import type { Config } from '../config/index.ts';
import {
  dayOf,
  type Finding,
  type Item,
  isLeftOut,
  listed,
  type Model,
  platformKinds,
  type SoupItem,
} from '../model/index.ts';
import { daysBetween } from './dates.ts';
import { refusedLicences } from './licence.ts';
import { type RegisterEntry, registerOf } from './register.ts';
import { versionToReview } from './reviewed-version.ts';
import { finding } from './rules.ts';

/** Attributes every entry needs, with the clause that asks for them. */
const always = [
  ['purpose', 'what it is for'],
  ['owner', 'who looks after it'],
  ['version', 'the version reviewed'],
  ['risk', 'how its failure could contribute to harm, or why it cannot (IEC 62304 7.1.2)'],
] as const;
const strictly = [
  ['functional-requirements', 'what it must do, and how well (5.3.3)'],
  ['hardware-software', 'what it needs to run (5.3.4)'],
  ['anomaly-list', 'where its anomalies are published (7.1.3)'],
  ['anomalies-evaluated', 'when they were evaluated (7.1.3)'],
] as const;

/**
 * Holds what is locked against the register. A project without lockfile and without register is left alone.
 * Findings: those of `rules.ts`.
 * @param isAsked narrows it to some packages and the entries that cover them
 * @implements SRS-1702, SRS-1703, SRS-1704, SRS-2916, SRS-3923
 */
export function checkRegister(
  { model, config }: { model: Model; config: Config },
  isAsked?: (item: SoupItem) => boolean,
): Finding[] {
  const isStrict = isStrictFor(config);
  const claims = claimContext(config, model.release.revision);
  const asked = isAsked ? model.soup.filter(isAsked) : model.soup;
  const covering = new Set(asked.map(({ entry }) => entry));
  const entries = registerOf(model.items).filter(({ item }) => !isAsked || covering.has(item.id));
  return [
    ...checkRecorded(unrecorded(asked, model.items, isStrict)),
    ...checkLicences(asked, model.items, config),
    ...entries.flatMap((entry) => checkEntry(entry, model, { config, isStrict, claims })),
  ];
}

/** Packages that the register has to speak of and does not: those that need an entry of their own, and those that one for many may cover. */
export interface Unrecorded {
  own: SoupItem[];
  any: SoupItem[];
}

/** What the register lacks, in the order of the packages. */
export function unrecorded(soup: readonly SoupItem[], items: readonly Item[], isStrict: boolean): Unrecorded {
  const ofOne = new Set(registerOf(items).flatMap(({ isGroup, item }) => (isGroup ? [] : item.id)));
  const needed = soup.filter((item) => needsEntry(item, isStrict));
  return {
    own: needed.filter(({ direct, entry }) => direct && !ofOne.has(entry)),
    any: needed.filter(({ direct, entry }) => !direct && entry === ''),
  };
}

/** Whether development tools need entries as well. */
export function isStrictFor({ soup, product }: Pick<Config, 'soup' | 'product'>): boolean {
  return soup.strict || product.safetyClass === 'C';
}

/** Whether a rule demands that an entry covers a package. */
export function needsEntry({ scope, direct }: SoupItem, isStrict: boolean): boolean {
  return scope !== 'development' || (direct && isStrict);
}

/** Direct dependencies one by one: each is somebody's choice. What comes with them is told together, by the file that locks it. */
function checkRecorded({ own, any }: Unrecorded): Finding[] {
  const all = own.length + any.length > 1 ? '; all that are missing: dossier soup add --missing' : '';
  const ofFile = Map.groupBy(any, ({ places }) => places[0]?.file ?? '');
  return [
    ...own.map((item) =>
      finding('soup-unrecorded', item.places[0], {
        message: `${calledOf(item)} is a direct ${item.scope === 'development' ? 'development ' : ''}dependency without an entry of its own in the SOUP register.`,
        hint: `Write one: dossier soup add ${item.ecosystem}:${item.name}${all}`,
      }),
    ),
    ...[...ofFile.values()].map((items) => {
      const [first] = items as [SoupItem];
      const shown = listed(items.map(calledOf), 5);
      return finding('soup-unrecorded', first.places[0], {
        message:
          items.length === 1
            ? `${shown} reaches the product through other packages, and no entry of the SOUP register covers it.`
            : `${items.length} packages reach the product through other packages, and no entry of the SOUP register covers them: ${shown}.`,
        hint: `Write an entry for ${items.length === 1 ? 'it' : 'each'} or for a group, e.g. with \`- package: ${first.ecosystem}:${groupOf(first.name)}\`: dossier soup add ${first.ecosystem}:${first.name}${all}`,
      });
    }),
  ];
}

const calledOf = ({ name, version }: SoupItem): string => (version === '' ? name : `${name} ${version}`);

function checkLicences(soup: readonly SoupItem[], items: readonly Item[], config: Config): Finding[] {
  const allowed = new Set(config.soup.licences);
  if (allowed.size === 0) return [];
  const entries = new Map(items.map((item) => [item.id, item]));
  return soup
    .filter(({ scope }) => scope !== 'development')
    .flatMap((item) => {
      const licence = entries.get(item.entry)?.attributes.licence || item.licence;
      if (refusedLicences(licence, allowed).length === 0) return [];
      return finding('soup-licence', item.places[0], {
        message: `${calledOf(item)} is under ${licence || 'no stated licence'}, which \`soup.licences\` does not allow.`,
        hint: 'Replace the package, or allow the licence after review; state one the lockfile lacks with `- licence:` in its entry.',
      });
    });
}

/** What an entry leaves open of what it has to say, each with its meaning in words. */
export function lackingIn(
  { item }: RegisterEntry,
  isStrict: boolean,
  claims: ClaimContext,
): readonly (readonly [attribute: string, meaning: string])[] {
  return [...always, ...(isStrict ? strictly : [])].filter(([name]) => claimed(item, name, claims) === '');
}

function checkEntry(
  entry: RegisterEntry,
  model: Model,
  { config, isStrict, claims }: { config: Config; isStrict: boolean; claims: ClaimContext },
): Finding[] {
  const { item, packages, isGroup } = entry;
  const findings: Finding[] = [];
  const { attributes } = item;
  const missing = lackingIn(entry, isStrict, claims);
  if (missing.length > 0)
    findings.push(
      finding('soup-incomplete', item.place, {
        message: `${item.id} does not say ${missing.map(([, meaning]) => meaning).join('; ')}.`,
        hint: `Write ${missing.map(([name]) => `\`- ${name}: …\``).join(', ')} at ${item.id}.`,
        item: item.id,
      }),
    );
  if (attributes.platform !== undefined && !platformKinds.has(attributes.platform.trim().toLowerCase()))
    findings.push(
      finding('soup-incomplete', item.place, {
        message: `${item.id} says \`platform: ${attributes.platform.slice(0, 40)}\`, which is nothing that software stands on.`,
        hint: `Write one of ${[...platformKinds.keys()].join(', ')}.`,
        item: item.id,
      }),
    );
  if (packages.length === 0)
    findings.push(
      finding('soup-incomplete', item.place, {
        message: `${item.id} names no package.`,
        hint: `Write \`- package: npm:<name>\` (or pypi:, cargo:, …) at ${item.id}.`,
        item: item.id,
      }),
    );
  if (isGroup && claimed(item, 'reason', claims) === '')
    findings.push(
      finding('soup-incomplete', item.place, {
        message: `${item.id} covers a group of packages without saying why one entry is enough for them.`,
        hint: `Write \`- reason: …\` at ${item.id}.`,
        item: item.id,
      }),
    );
  const covered = model.soup.filter(({ entry: id }) => id === item.id);
  if (covered.length === 0 && packages.length > 0) {
    findings.push(
      finding('soup-unlocked', item.place, {
        message: `${item.id} covers ${packages.join(', ')}, which no lockfile holds${isGroup ? ' beyond what has entries of its own' : ''}.`,
        hint: 'Remove the entry if the package is gone, correct its name, or commit the lockfile.',
        item: item.id,
      }),
    );
  } else if (attributes.version && packages.length > 0) {
    const now = versionToReview(entry, covered);
    if (attributes.version.trim() === now) findings.push(...checkIntegrity(entry, covered));
    else
      findings.push(
        finding('soup-moved', item.place, {
          message: isGroup
            ? `${item.id} was reviewed for other versions than its ${covered.length} packages are locked to now (${attributes.version.trim()}, now ${now}).`
            : `${packages[0]} is locked to ${now}; ${item.id} was reviewed for ${attributes.version.trim()}.`,
          hint: `Look at what changed between them, then: dossier soup review ${item.id}`,
          item: item.id,
        }),
      );
  }
  const ended = attributes['end-of-life']?.trim() ?? '';
  const left = daysBetween(model.release.revision.date, ended);
  if (!isLeftOut(ended) && dayOf(ended) === undefined)
    findings.push(
      finding('soup-end-of-life', item.place, {
        message: `${item.id} says of the end of its support \`${ended.slice(0, 40)}\`, which is no day.`,
        hint: 'Write `- end-of-life: YYYY-MM-DD`, or nothing where none is announced.',
        item: item.id,
      }),
    );
  else if (left !== undefined && left < 0)
    findings.push(
      finding('soup-end-of-life', item.place, {
        message: `${packages.join(', ')} is out of support since ${ended}: nobody mends what is found in it.`,
        hint: 'Move to a version that is supported, or say with `- support:` who looks after it, and correct the day.',
        item: item.id,
      }),
    );
  const age = daysBetween(claimed(item, 'anomalies-evaluated', claims), model.release.revision.date);
  const limit = config.soup.anomaliesMaximumAge;
  if (age !== undefined && limit > 0 && age > limit)
    findings.push(
      finding('soup-anomalies-old', item.place, {
        message: `The published anomalies of ${item.id} were evaluated ${age} days before this commit; ${limit} are allowed.`,
        hint: `Evaluate ${attributes['anomaly-list'] ?? 'its anomaly list'} again and set \`- anomalies-evaluated:\`.`,
        item: item.id,
      }),
    );
  return findings;
}

/**
 * Bytes of the packages of an entry that was reviewed for what is locked. Those that moved are told where they are locked, those that the SOUP
 * lock lacks together.
 * @implements SRS-3521
 */
function checkIntegrity({ item: { id, place } }: RegisterEntry, covered: readonly SoupItem[]): Finding[] {
  const moved = covered
    .filter(({ integrity }) => integrity === 'moved')
    .map(({ name, version, hashes, places }) =>
      finding('soup-integrity', places[0], {
        message: `${name} ${version} ${hashes.length === 0 ? 'had hashes when it was reviewed, and its lockfile states none now' : 'has other hashes than when it was reviewed'} (${id}): the same version may be other bytes.`,
        hint: `Find out why. Where the package is what it should be: dossier soup review ${id}`,
        item: id,
      }),
    );
  const names = covered.filter(({ integrity }) => integrity === 'unrecorded').map(({ name }) => name);
  if (names.length === 0) return moved;
  const shown = names.slice(0, 3).join(', ') + (names.length > 3 ? ', …' : '');
  return [
    ...moved,
    finding('soup-integrity', place, {
      message: `The SOUP lock does not hold the hashes that ${names.length === 1 ? shown : `${names.length} packages of ${id} (${shown})`} had at the review.`,
      hint: `Look at what is locked, then: dossier soup review ${id}`,
      item: id,
    }),
  ];
}

/** `@scope/*` for a scoped name, the name itself otherwise. */
function groupOf(name: string): string {
  const slash = name.lastIndexOf('/');
  return slash > 0 ? `${name.slice(0, slash)}/*` : name;
}
