import { didYouMean, slipOf } from '../../model/index.ts';
import { type FileScope, inFile } from './file-scope.ts';
import { attributeName } from './vocabulary.ts';

/** An attribute that is no relation, as it was written. */
export interface Named {
  key: string;
  /** Plain text. */
  value: string;
  /** In the text of the page. */
  line: number;
  column: number;
}

/**
 * Tells of an attribute or a column that seems to be meant as something else: `near-name` where its name is a slip of a relation or of a
 * column that is known, `relation-not-read` where its value is IDs and nothing else, or a relation and IDs,
 * or begins with an ID behind a word for links. What the configuration names as a column is meant.
 * @param who the item, or the table
 * @implements SRS-3482
 */
export function reportNearName(who: string, named: Named, scope: FileScope, item?: string): void {
  const { vocabulary, report } = scope;
  const { key, value, ...at } = named;
  const name = attributeName(key);
  if (isMeant(name, scope) || reportSlip(who, named, scope, item) || !linksAlone(name, value, scope)) return;
  report.add('relation-not-read', inFile(scope, at), {
    message: `"${key.slice(0, 60)}: ${value.slice(0, 60)}" ${who} names IDs, but "${key.slice(0, 60)}" is no relation.`,
    hint: `${didYouMean(name, vocabulary.relationNames)}The relations are ${vocabulary.relations.join(', ')}; \`aliases\` in \`trace.relations\` gives one another name. Where it is meant as an attribute, name it in \`trace.columns\`: \`'${name}': '${name}'\`.`,
    ...(item === undefined ? {} : { item }),
  });
}

/** Tells of a name that is a slip of one that is known. @returns whether it is one */
export function reportSlip(
  who: string,
  { key, value, ...at }: Named,
  scope: FileScope,
  item?: string,
): boolean {
  const { vocabulary, context, report } = scope;
  const name = attributeName(key);
  // "Control" is a word of its own until it names IDs, as a relation does.
  const isNaming = context.ids.find(value.slice(0, 2000)).length > 0;
  const slip = slipOf(name, isNaming ? vocabulary.names : vocabulary.columns);
  if (slip === undefined || isMeant(name, scope)) return false;
  report.add('near-name', inFile(scope, at), {
    message: `"${key.slice(0, 60)}" ${who} is no relation and no column that is known; it is read as an attribute of that name.`,
    hint: `${didYouMean(name, [slip])}Where it is meant as it stands, name it in \`trace.columns\`: \`'${name}': '${name}'\`.`,
    ...(item === undefined ? {} : { item }),
  });
  return true;
}

/** The configuration names it as a column. */
function isMeant(name: string, { context }: FileScope): boolean {
  return Object.keys(context.settings.columns).some((column) => attributeName(column) === name);
}

/** Words before what an item is linked with, as other tools and tables have them. */
const forLinks =
  /^(?:parents?|child(?:ren)?|(?:up|down)stream|link(?:s|ed)?|trac(?:e[sd]?|eability|ing)|derive[sd]?|origin|source|covers|covered|related|relates|refines|reali[sz]es|addresses|fulfil(?:l?s)?|allocated|depends)(?:-(?:to|from|by|on|items?|links?|ids?|requirements?|reqs?|hazards?|risks?|controls?|tests?))*$/;

/** IDs and nothing else, behind a relation or not: `verifies SRS-041`. */
function linksAlone(name: string, value: string, scope: FileScope): boolean {
  const said = scope.vocabulary.relationBefore(value)?.key ?? '';
  if (forLinks.test(name) && scope.context.ids.find(value.slice(0, 200))[0]?.offset === 0) return true;
  return isIds(value.slice(said.length).replace(/^[\s:：=→>-]+/, ''), scope);
}

/** An ID, and nothing but IDs and what stands between them. */
export function isIds(text: string, { context: { ids } }: FileScope): boolean {
  if (!ids.isId(/^[^\s,;]+/.exec(text)?.[0] ?? '')) return false;
  const words = text.slice(0, 2000).split(/[,;\s]+|<br\s*\/?>|\.{2,3}|…|–|—/i);
  const isBetween = (word: string): boolean =>
    word === '' || /^(?:and|und|et|y|e|or|oder|ou|o|to|bis|à|&|\+|-|\/|\|)$/i.test(word);
  return words.every((word) => isBetween(word) || ids.isId(word));
}
