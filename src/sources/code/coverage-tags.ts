import { specificationId } from '../../model/index.ts';
import type { SourceSettings } from '../source.ts';
import type { PeerTag, PeerTagReader } from './peer-tags.ts';
import { saidIn } from './said-in.ts';

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
export function coverageTagReader({ imports }: Pick<SourceSettings, 'imports'>): PeerTagReader | undefined {
  const own = imports.filter(({ format }) => format === 'openfasttrace' || format === 'reqm2');
  if (own.length === 0) return undefined;
  const relationOf = (artifact: string): string => {
    const said = saidIn(own, `${artifact} covers`);
    return said ?? (/test$/i.test(artifact) ? 'verifies' : 'implements');
  };
  return ({ text, offset }) =>
    text.includes('->')
      ? [...text.matchAll(tagForm)].map((match): PeerTag => {
          const [tag, artifact = '', id = '', needs = ''] = match;
          const at = match.index + offset;
          return {
            tag,
            artifact,
            relation: relationOf(artifact),
            ids: [{ id, offset: at + tag.indexOf(id, tag.indexOf('->')) }],
            offset: at,
            reach: 'nearest',
            ...(needs === ''
              ? {}
              : { left: `what it asks for itself (${needs}) is not kept, though its link is` }),
          };
        })
      : [];
}
