import { wholeText } from '../unreadable.ts';
import type { Entry, EntryLink, Imported, ImportFile } from './entry.ts';
import { type Directive, readRst } from './rst-lines.ts';
import { finding } from './rules.ts';

/** Relations that the extension has where its configuration names none. */
const usual = new Set(
  `trace traced_by backtrace depends_on impacts_on fulfills fulfilled_by implements implemented_by validates validated_by
  passes passed_by fails failed_by skipped skipped_by`.split(/\s+/),
);
const items = new Set(['item', 'checklist-item']);
/** Options that say how an item looks. */
const looks = new Set(['class', 'nocaptions', 'hidetype']);
/** What changes items elsewhere. */
const changes = new Set(['item-link', 'item-relink', 'attribute-link', 'checkbox-result']);

/**
 * Reads the items of a page in reStructuredText, as the extension mlx.traceability of Sphinx has them: `item` and `checklist-item` with
 * their options, and links between items of the page (`item-link`). Titles are headings; other text is not read.
 * @implements SRS-3788
 */
export function readTraceability({ path, bytes, map }: ImportFile): Imported {
  const parts = readRst(wholeText(bytes), (name) => items.has(name) || changes.has(name));
  const findings: Imported['findings'] = [];
  const tell = ({ line }: { line: number }, message: string, hint: string): void => {
    findings.push(finding('import-left-out', { file: path, line, column: 1 }, { message, hint }));
  };
  const entries: (Entry & { links: EntryLink[] })[] = [];
  let level = 1;
  for (const part of parts) {
    if ('words' in part) {
      level = Math.min(5, part.level);
      entries.push({ ...between(part.words, part.line), level });
    } else if (items.has(part.name)) {
      entries.push(entryOf(part, map.fields, Math.min(5, level + 1)));
      if (entries.at(-1)?.id === undefined)
        tell(
          part,
          `This \`${part.name}\` has no ID, so it is no item.`,
          'Write its ID behind the two colons.',
        );
    }
  }
  const own = new Map(
    entries.flatMap((entry) => (entry.id === undefined ? [] : [[entry.id, entry] as const])),
  );
  for (const part of parts) {
    if ('words' in part || !changes.has(part.name)) continue;
    const said = new Map(part.options.map(({ name, value }) => [name, value]));
    const sources = idsOf(said.get('sources') ?? '');
    const isWhole = part.name === 'item-link' && sources.length > 0 && said.has('targets');
    const strange = sources.filter((id) => !own.has(id));
    if (!isWhole || strange.length > 0)
      tell(
        part,
        isWhole
          ? `\`${part.name}\` links ${strange.join(', ').slice(0, 100)}, which stands in another file.`
          : `\`${part.name}\` changes items by a pattern or elsewhere, and is not read.`,
        'Say it in the items themselves.',
      );
    if (isWhole)
      for (const id of sources)
        for (const to of idsOf(said.get('targets') ?? ''))
          own
            .get(id)
            ?.links.push({ relation: said.get('type') ?? '', to, at: { line: part.line, column: 1 } });
  }
  return { entries, findings };
}

function between(title: string, line: number) {
  return {
    title,
    text: '',
    form: 'plain' as const,
    attributes: [],
    links: [],
    at: { line, column: 1 },
  };
}

function entryOf(part: Directive, fields: Readonly<Record<string, string>>, level: number) {
  const [id = '', ...caption] = part.argument.split(/\s+/);
  const said = part.options.filter(({ name }) => !looks.has(name));
  const isLink = (name: string): boolean => usual.has(name);
  return {
    ...between(caption.join(' '), part.line),
    ...(id === '' ? {} : { id }),
    text: part.content.replace(/:item:`(?:[^`<]*<)?([^`<>]+)>?`/g, '$1'),
    attributes: said
      .filter(({ name }) => !isLink(name))
      .map(({ name, value, line }) => ({
        name,
        value: Object.hasOwn(fields, name) && idsOf(value).every(isId) ? idsOf(value).join(', ') : value,
        at: { line, column: 1 },
      })),
    links: said
      .filter(({ name }) => isLink(name))
      .flatMap(({ name, value, line }) =>
        idsOf(value).map((to): EntryLink => ({ relation: name, to, at: { line, column: 1 } })),
      ),
    level,
    textAt: { line: part.contentLine, column: 1, runsOn: true },
  };
}

/** IDs with blanks between; what stands in parentheses behind one is how the link looks. */
function idsOf(value: string): string[] {
  return value.split(/[\s,]+/).filter((word) => word !== '');
}

/** What is no word of a sentence. */
function isId(word: string): boolean {
  return /^\p{L}[\p{L}\p{N}._-]*[\p{N}._-]/u.test(word);
}
