import type { ImportFormat } from '../../config/index.ts';
import type { SourceSettings } from '../source.ts';
import type { PeerTag, PeerTagReader } from './peer-tags.ts';
import { saidIn } from './said-in.ts';

/** A way to name items in a comment, and what of it is put before its name in `fields` of `map`. */
interface Form {
  form: RegExp;
  name: string;
}

/** `label: ID, ID`, to the end of the line. */
function labelled(name: string): Form {
  return { form: new RegExp(`(?<![\\w-])${name}:[ \\t]*(?<ids>[^\\r\\n]*)`, 'g'), name };
}

/** A need in a line, as sphinx-codelinks has it unless it is told otherwise: title, ID, type, and the needs it links to. */
const need: Form = {
  form: /^@(?<title>(?:\\.|[^,\\[\]])+),(?<id>[^,[\]]+)(?:,(?<type>[^,[\]]+))?,[ \t]*\[(?<ids>[^[\]]*)\]/g,
  name: '@',
};

const forms: Partial<Record<ImportFormat, readonly Form[]>> = {
  needs: [labelled('req-Id'), labelled('req-traceability'), labelled('@need-ids'), need],
  lobster: [labelled('lobster-trace')],
};

/**
 * Tags that name items behind a label count where a project reads items of their tool: `req-Id:`, `req-traceability:`, `@need-ids:` and
 * needs in one line for `needs`, `lobster-trace:` for `lobster`. What a label means is said by `fields` of `map` (`req-Id`, `@impl`);
 * tests verify and the rest implements where nothing is said.
 * @implements SRS-3789
 */
export function labelledTagReader({ imports }: Pick<SourceSettings, 'imports'>): PeerTagReader | undefined {
  const own = imports.flatMap(({ format, map }) => (forms[format] ?? []).map((each) => ({ ...each, map })));
  if (own.length === 0) return undefined;
  const saidOf = (label: string): string | undefined => saidIn(own, label);
  const unique = [...new Map(own.map((each) => [each.form.source, each])).values()];
  return ({ text, offset }, isTest) =>
    unique.flatMap(({ form, name }) =>
      [...text.matchAll(form)].map((match): PeerTag => {
        const [tag] = match;
        const { ids = '', type = '' } = match.groups ?? {};
        const at = offset + match.index;
        const idsAt = at + tag.lastIndexOf(ids);
        return {
          tag: tag.trimEnd(),
          // A need that links to none is defined, and claims nothing.
          relation:
            name === '@' && ids.trim() === ''
              ? ''
              : (saidOf(`${name}${type.trim()}`) ?? (isTest ? 'verifies' : 'implements')),
          ids: [...ids.matchAll(/[^\s,]+/g)].map((id) => ({ id: id[0], offset: idsAt + id.index })),
          offset: at,
          reach: 'nearest',
        };
      }),
    );
}
