import { escapePattern } from '../../model/index.ts';
import { type NearIds, nearIds } from '../near-id.ts';
import type { SourceContext } from '../source.ts';

/** What the name of an attribute or of a table column stands for. */
export type Meaning =
  | { kind: 'id' | 'title' | 'text' }
  | RelationMeaning
  | { kind: 'attribute'; name: string };

/** A relation, or its inverse, which is said from the upper end: the link then starts at what is named. */
export interface RelationMeaning {
  kind: 'relation';
  relation: string;
  isInverse: boolean;
  /** The relation's name or that of its inverse, for findings. */
  said: string;
}

/** The names that authors may use, from the configuration. */
export interface Vocabulary {
  /** Of a key in an attribute list: a relation, one of its aliases, or an attribute. */
  ofKey(key: string): Meaning;
  /** Of a table header: as mapped in `trace.columns`, else as a key. */
  ofColumn(header: string): Meaning;
  /** The relation, or its inverse, that a text begins with. */
  relationBefore(text: string): { key: string; meaning: RelationMeaning } | undefined;
  /** Begins with a registered prefix, a hyphen or underscore, and goes on. */
  hasPrefix(text: string): boolean;
  nearIds: NearIds;
  /** The registered prefixes. */
  prefixes: readonly string[];
  /** Names of the relations as they are configured. */
  relations: readonly string[];
  /** Every name of a relation and of its inverse, as `attributeName` writes it. */
  relationNames: readonly string[];
  /** Names of columns that have a meaning. */
  columns: readonly string[];
  /** Both. */
  names: readonly string[];
}

const vocabularies = new WeakMap<SourceContext, Vocabulary>();

/** The vocabulary of a context, built once for each. */
export function vocabularyOf(context: SourceContext): Vocabulary {
  const known = vocabularies.get(context);
  if (known) return known;
  const made = makeVocabulary(context);
  vocabularies.set(context, made);
  return made;
}

function makeVocabulary({ settings }: SourceContext): Vocabulary {
  const relations = new Map<string, RelationMeaning>();
  for (const [relation, { inverse, aliases, inverseAliases }] of Object.entries(settings.relations)) {
    for (const name of [inverse, ...inverseAliases])
      relations.set(attributeName(name), { kind: 'relation', relation, isInverse: true, said: inverse });
    for (const name of [relation, ...aliases])
      relations.set(attributeName(name), { kind: 'relation', relation, isInverse: false, said: relation });
  }
  const columns = new Map(
    Object.entries(settings.columns).map(([header, target]) => [attributeName(header), target]),
  );
  const prefixes = Object.values(settings.types).flatMap((type) => type.prefixes);
  const ofKey = (key: string): Meaning => {
    const name = attributeName(key);
    const relation = relations.get(name);
    return relation ?? { kind: 'attribute', name };
  };
  const written = [...relations.keys()]
    .sort((a, b) => b.length - a.length)
    .map((name) => name.split('-').map(escapePattern).join('[\\s_-]+'));
  const before = new RegExp(`^(?:${written.join('|') || '(?!)'})(?![\\p{L}\\p{N}]|[_-][\\p{L}\\p{N}])`, 'iu');
  return {
    ofKey,
    relationBefore(text) {
      const key = before.exec(text)?.[0];
      const meaning = key === undefined ? undefined : relations.get(attributeName(key));
      return key === undefined || !meaning ? undefined : { key, meaning };
    },
    ofColumn(header) {
      const target = columns.get(attributeName(header)) ?? header;
      return target === 'id' || target === 'title' || target === 'text' ? { kind: target } : ofKey(target);
    },
    nearIds: nearIds(settings.types),
    prefixes,
    relations: Object.keys(settings.relations),
    relationNames: [...relations.keys()],
    columns: [...columns.keys()],
    names: [...relations.keys(), ...columns.keys()],
    hasPrefix: (text) =>
      prefixes.some((prefix) => text.startsWith(prefix) && /^[-_]./u.test(text.slice(prefix.length))),
  };
}

/** Lower case, runs of blanks, underscores and hyphens as one hyphen. */
export function attributeName(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, '-');
}
