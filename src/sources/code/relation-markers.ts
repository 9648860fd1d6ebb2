import type { SourceSettings } from '../source.ts';
import type { PeerTag, PeerTagReader } from './peer-tags.ts';
import { saidIn } from './said-in.ts';

const form = /@relation\(([^()]{1,1000})\)/g;
/** What a marker may speak of; with no scope, as in Rust, it is what it documents. */
const scopes = new Set(['file', 'class', 'function', 'line', 'range_start', 'range_end']);

/**
 * Markers of StrictDoc, `@relation(SRS-1, SRS-2, scope=function)`, count where a project reads its documents. A range is what is around
 * its start and its end; `skip` names nothing. What the relation means is said by `fields` of `map`, `@relation` or with a role `@relation <role>`; where
 * nothing is said, tests verify and the rest implements.
 * @implements SRS-3689
 */
export function relationMarkerReader({
  imports,
}: Pick<SourceSettings, 'imports'>): PeerTagReader | undefined {
  const own = imports.filter(({ format }) => format === 'strictdoc');
  if (own.length === 0) return undefined;
  const saidOf = (name: string): string | undefined => saidIn(own, name);
  return ({ text, offset }, isTest) =>
    [...text.matchAll(form)].map((match): PeerTag => {
      const [tag, inner = ''] = match;
      const at = offset + match.index;
      const ids: { id: string; offset: number }[] = [];
      let [scope, role, start] = ['', '', at + tag.indexOf(inner)];
      for (const part of inner.split(',')) {
        const words = part.trim();
        const [, key, value = ''] = /^(scope|role)\s*=\s*(\S+)$/.exec(words) ?? [];
        if (key === 'scope') scope = value;
        else if (key === 'role') role = value;
        else if (words !== '') ids.push({ id: words, offset: start + part.indexOf(words) });
        start += part.length + 1;
      }
      const isSkip = ids.length === 1 && /^skip\b/.test(ids[0]?.id ?? '');
      const said =
        (role === '' ? undefined : saidOf(`@relation ${role}`)) ??
        saidOf('@relation') ??
        (isTest ? 'verifies' : 'implements');
      return {
        tag,
        relation: isSkip ? '' : said,
        ids,
        offset: at,
        reach: scope === 'file' ? 'file' : scope.startsWith('range') ? 'around' : 'nearest',
        ...(scope === '' || scopes.has(scope)
          ? {}
          : { left: `its scope is none of ${[...scopes].join(', ')}` }),
      };
    });
}
