import type { IdSyntax } from '../../config/index.ts';
import { ownEntry, specificationId } from '../../model/index.ts';
import type { SourceSettings } from '../source.ts';
import type { CommentLine } from './comments.ts';

/** A coverage tag of OpenFastTrace as written: `[impl->dsn~alarm.sound~1]`. */
export interface CoverageTag {
  /** What stands in the file. */
  tag: string;
  /** Artifact type of the code: `impl`. */
  artifact: string;
  /** The word for its relation, a name of the project where `map.fields` says one. */
  relation: string;
  id: string;
  idOffset: number;
  offset: number;
  /** What it asks of the code itself (`>>utest`); empty for nothing. */
  needs: string;
}

/** Reads coverage tags out of a line; undefined where no format of the project has them. */
export type CoverageTagReader = ((line: Pick<CommentLine, 'text' | 'offset'>) => CoverageTag[]) | undefined;

const name = '\\p{L}[\\p{L}\\p{N}_-]*(?:\\.[\\p{L}\\p{N}_-]+)*';
const tagForm = new RegExp(
  `\\[\\s*([A-Za-z]+)(?:~(?:${name})?~\\d+)?\\s*->\\s*(${specificationId})\\s*(?:>>\\s*([A-Za-z]+(?:\\s*,\\s*[A-Za-z]+)*)\\s*)?\\]`,
  'gu',
);

/**
 * Coverage tags count where a project reads items of OpenFastTrace or ReqM2. What covering means for an artifact type is said by `fields`
 * of its `map` (`impl covers`); tests verify and the rest implements where nothing is said.
 * @implements SRS-3683
 */
export function coverageTagReader({ imports }: Pick<SourceSettings, 'imports'>): CoverageTagReader {
  const own = imports.filter(({ format }) => format === 'openfasttrace' || format === 'reqm2');
  if (own.length === 0) return undefined;
  const relationOf = (artifact: string): string => {
    const said = own.map(({ map }) => ownEntry(map.fields, `${artifact} covers`));
    return said.find((each) => each !== undefined) ?? (/test$/i.test(artifact) ? 'verifies' : 'implements');
  };
  return ({ text, offset }) =>
    text.includes('->')
      ? [...text.matchAll(tagForm)].map(([tag, artifact = '', id = '', needs = ''], index, all) => {
          const at = (all[index]?.index ?? 0) + offset;
          return {
            tag,
            artifact,
            relation: relationOf(artifact),
            id,
            idOffset: at + tag.indexOf(id, tag.indexOf('->')),
            offset: at,
            needs,
          };
        })
      : [];
}

/** Why a tag gives no link, or not all that it says; undefined for one that is whole. */
export function whyNot(
  { id, needs, relation }: CoverageTag,
  ids: Pick<IdSyntax, 'isId'>,
  isRelation: (name: string) => boolean,
): { why: string; hint: string } | undefined {
  if (relation === '') return undefined;
  if (!ids.isId(id))
    return {
      why: `${id} is no ID of a registered form`,
      hint: 'Register its artifact type in `trace.types`, as `prefixes` with the pattern `{prefix}~{slug}~{number}`.',
    };
  if (!isRelation(relation))
    return {
      why: `${relation} is no relation of \`trace.relations\``,
      hint: 'Name one in `fields` of `map`, as in `impl covers`.',
    };
  if (needs === '') return undefined;
  return {
    why: `what it asks for itself (${needs}) is not kept, though its link is`,
    hint: 'Write an item that the code covers, with `Needs:` of its own.',
  };
}
