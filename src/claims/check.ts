import type { Config } from '../config/index.ts';
import {
  didYouMean,
  type ElementDeclaration,
  type Finding,
  type Item,
  isLeftOut,
  type Model,
  nearestWord,
  ownEntry,
  type Page,
  type Place,
  slipOf,
  startOf,
  suggestion,
} from '../model/index.ts';
import { type Claim, itemsOfPage } from './attributes.ts';
import { claimContext, claimsOf, statedFor } from './claimed.ts';
import { type ClaimContext, type Form, reason } from './forms.ts';
import { finding } from './rules.ts';

/**
 * What is stated where a claim belongs and claims nothing: `claim-value` for a value that is none of its list, `claim-alone` for a claim
 * without the others it needs, `claim-name` for an attribute that is nearly named as a claim.
 * @implements SRS-3220, SRS-3221, SRS-3222
 */
export function checkClaims({
  model,
  config,
}: {
  model: Pick<Model, 'items' | 'elements' | 'pages' | 'release'>;
  config: Pick<Config, 'risk'>;
}): Finding[] {
  const { items, elements, pages, release } = model;
  const context = claimContext(config, release.revision);
  return [
    ...items.flatMap((item) => checkItem(item, context)),
    ...elements.flatMap((element) => checkElement(element, context)),
    ...pages.flatMap((page) => checkFrontMatter(page, context)),
  ];
}

function checkItem(item: Item, context: ClaimContext): Finding[] {
  const claims = claimsOf(item.type).filter(({ beside }) => !beside || statedFor(item, [beside]) !== '');
  return [
    ...claims.flatMap((claim) => checkClaim(item, claim, context)),
    ...nearlyNamed(item, claims).map(([stated, meant]) =>
      finding('claim-name', attributePlace(item, stated), {
        message: `${item.id} states \`${stated}\`, which claims nothing.`,
        hint: suggestion(meant),
        item: item.id,
      }),
    ),
  ];
}

function checkClaim(item: Item, { names, form, needs = [], rule }: Claim, context: ClaimContext): Finding[] {
  const [name] = names;
  const place = (): Place =>
    attributePlace(item, names.find((each) => statedFor(item, [each]) === stated) ?? name);
  const stated = statedFor(item, names);
  if (stated === '') return [];
  if (isRefused(stated, form, context))
    return rule ? [] : [refused(`${item.id} says`, name, stated, form, context, place(), item.id)];
  const missing = needs.filter((other) => statedFor(item, [other]) === '');
  return missing.map((other) =>
    finding('claim-alone', place(), {
      message: `${item.id} states \`${name}\` without \`${other}\`, so it counts as not stated.`,
      hint: `Write \`- ${other}: …\` below it, or remove \`${name}\`.`,
      item: item.id,
    }),
  );
}

/** The line on which an item states an attribute; that of the item where it is a row, or by its type. */
function attributePlace({ place, attributeLines = {} }: Item, name: string): Place {
  const line = ownEntry(attributeLines, name);
  return line === undefined ? place : { file: place.file, line, column: 1 };
}

/** A reason of an element in source. Its kind and class are refused where they are read. */
function checkElement({ name, tags, place }: ElementDeclaration, context: ClaimContext): Finding[] {
  return ['segregation', 'rationale'].flatMap((tag) => {
    const stated = Object.hasOwn(tags, tag) ? (tags[tag] ?? '') : '';
    return isLeftOut(stated) || !isRefused(stated, reason, context)
      ? []
      : [refused(`${name} says`, tag, stated, reason, context, place)];
  });
}

/** A page whose items are others' says so with `items: off`; any other word would make them its own. */
function checkFrontMatter({ path, frontMatter: { items } }: Page, context: ClaimContext): Finding[] {
  const stated = String(items ?? '');
  return items === undefined || !isRefused(stated, itemsOfPage, context)
    ? []
    : [refused(`${path} says`, 'items', stated, itemsOfPage, context, startOf(path))];
}

function isRefused(stated: string, form: Form, context: ClaimContext): boolean {
  if (form.read(stated, context) !== undefined) return false;
  return !form.isOpen || nearestWord(stated, form.words?.(context) ?? []) !== undefined;
}

function refused(
  who: string,
  name: string,
  stated: string,
  form: Form,
  context: ClaimContext,
  place: Place,
  item?: string,
): Finding {
  return finding('claim-value', place, {
    message: `${who} \`${name}: ${stated.slice(0, 60)}\`, which counts as not stated.`,
    hint: `${didYouMean(stated, form.words?.(context) ?? [])}Write ${form.write(context)}.`,
    ...(item ? { item } : {}),
  });
}

/** Attributes one letter away from a claim that is not stated. Short names are near to too many. */
function nearlyNamed({ attributes }: Item, claims: readonly Claim[]): [stated: string, meant: string][] {
  const names = claims.flatMap((claim) => claim.names).filter((name) => !Object.hasOwn(attributes, name));
  const known = new Set(claims.flatMap((claim) => claim.names));
  return Object.keys(attributes).flatMap((stated) => {
    const meant = known.has(stated) ? undefined : slipOf(stated, names);
    return meant ? [[stated, meant] as [string, string]] : [];
  });
}
