import { typeSetting } from '../markdown/unknown-ids.ts';
import type { SourceContext } from '../source.ts';
import type { Position } from './entry.ts';

/** Something that is wrong at several places, told once. */
export interface Told {
  rule: 'import-id' | 'import-type' | 'import-relation';
  message: (count: string) => string;
  hint?: string;
  /** Setting that gives it a meaning, for all files. */
  remedy: string;
  at: Position;
  count: number;
}

/** An ID of no registered form, with the type that the file says it is of. */
export interface UnknownId {
  id: string;
  meant: string | undefined;
  at: Position;
}

/**
 * IDs of one family, with the setting that makes items of them.
 * @implements SRS-3813
 */
export function unknownIds(family: readonly UnknownId[], { settings, ids }: SourceContext): Told {
  const [{ id, meant, at }] = family as [UnknownId];
  const shown = JSON.stringify(id.slice(0, 60));
  const answer = typeSetting([...new Set(family.map((each) => each.id))], meant, settings.types);
  return {
    rule: 'import-id',
    message: (more) => `${shown}${more} is no ID of a registered form, so the item is not read.`,
    hint:
      answer === undefined
        ? `An ID has a prefix, such as ${ids.exampleOf(Object.keys(settings.types)[0] ?? '')}. Put one before bare numbers with \`prefix\` of \`map\`, or take the IDs from another attribute: \`fields: { '<attribute>': 'id' }\`.`
        : `Register the form in \`trace.types\`, for the type that they are: \`${answer.setting}\`.${ownForm(answer.replaces)}`,
    remedy: answer === undefined ? 'sources.imports.map' : 'trace.types',
    at,
    count: family.length,
  };
}

function ownForm(replaced: string | undefined): string {
  return replaced === undefined
    ? ''
    : ` A type has one form: where ${replaced} has other IDs too, name a type of your own.`;
}
