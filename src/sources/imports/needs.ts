import { ownEntry } from '../../model/index.ts';
import { entriesOf, field, textField } from '../safe-json.ts';
import { Unreadable, wholeJson, wholeText } from '../unreadable.ts';
import type { Entry, Imported, ImportFile, Position } from './entry.ts';
import { finding } from './rules.ts';

/** Fields that sphinx-needs makes or that only say how a need is drawn. The rest says something of the need. */
const ownFields = new Set(
  `arch collapse constraints_error constraints_passed constraints_results content content_id content_node created
  creator description docname doctype external_css external_url filters full_title has_dead_links
  has_forbidden_dead_links hidden hide hide_status hide_tags id id_complete id_parent id_prefix is_external is_import
  is_modified is_need is_part jinja_content layout lineno lineno_content max_amount max_content_lines modifications
  parent_need parts post_content post_template pre_content pre_template section_name sections signature style
  target_id template title title_from_content type type_color type_name type_prefix type_style`.split(/\s+/),
);

/** Lists that are no links. */
const plainLists = new Set(['tags', 'constraints']);

/**
 * Reads `needs.json` of sphinx-needs, with and without its schema, with its defaults or without them. Of several versions the current one
 * counts. A link to a part of a need is one to the need. Texts of pages in Markdown (`doctype`) are Markdown.
 * @implements SRS-3667
 */
export function readNeeds({ path, bytes }: ImportFile): Imported {
  const { value, lines } = wholeJson(wholeText(bytes), { lineDepth: 4 });
  const versions = entriesOf(value, 'versions');
  const current = textField(value, 'current_version');
  const [name, version] =
    (versions.length === 1 ? versions[0] : versions.find(([each]) => each === current)) ?? [];
  if (name === undefined)
    throw new Unreadable(
      versions.length === 0
        ? 'it holds no versions, as needs.json of sphinx-needs does'
        : `its current version ${JSON.stringify(current.slice(0, 40))} is not in it`,
    );
  const needs = entriesOf(version, 'needs');
  const idsInOrder = needs.map(([key, need]) => idOf(key, need));
  const ids = new Set(idsInOrder);
  const lineOf = linesBelow(lines, `versions\0${name}\0needs\0`);
  const reads = readingOf(kindsOf(version));
  let parts = 0;
  const entries = needs.map(([key, need], index): Entry => {
    const at = { line: lineOf(key), column: 1 };
    if (typeof need !== 'object' || need === null || Array.isArray(need))
      throw new Unreadable(`the need ${key.slice(0, 60)} is no object`, at.line);
    parts += entriesOf(need, 'parts').length;
    return entryOf(idsInOrder[index] as string, need as Record<string, unknown>, reads, ids, at);
  });
  const findings =
    parts === 0
      ? []
      : [
          finding(
            'import-left-out',
            { file: path, line: 1, column: 1 },
            {
              message: `The file holds ${parts} parts of needs, which are no items; links to them lead to their needs.`,
              hint: 'Make needs of parts that are implemented or tested by themselves.',
            },
          ),
        ];
  return { entries, findings };
}

/**
 * Lines of the members of an object by their keys. Asked for in the order of the text, which they nearly always are, they need no search.
 * @param lines by path, in the order of the text
 * @param above path of the object, with the sign that ends it
 */
function linesBelow(lines: ReadonlyMap<string, number>, above: string): (key: string) => number {
  const inOrder = lines.entries();
  let next = inOrder.next();
  while (!next.done && !next.value[0].startsWith(above)) next = inOrder.next();
  return (key) => {
    if (!next.done) {
      const [path, line] = next.value;
      if (path.length === above.length + key.length && path.startsWith(above) && path.endsWith(key)) {
        next = inOrder.next();
        return line;
      }
    }
    return lines.get(above + key) ?? 1;
  };
}

function idOf(key: string, need: unknown): string {
  return textField(need, 'id') || key;
}

/** What the schema of a version says a field is; empty where there is none. */
function kindsOf(version: unknown): ReadonlyMap<string, string> {
  const properties = entriesOf(field(version, 'needs_schema'), 'properties');
  return new Map(properties.map(([name, property]) => [name, textField(property, 'field_type')]));
}

/** What is made of a field: nothing, links, or an attribute; where nothing says what it is, a list is links. */
type Reading = 'nothing' | 'links' | 'attribute' | 'by value';

/** How the fields of a version are read; a file has few, and each some thousand times. */
function readingOf(kinds: ReadonlyMap<string, string>): (name: string) => Reading {
  const known = new Map<string, Reading>();
  return (name) => {
    let reading = known.get(name);
    if (reading === undefined) {
      reading = readingOfKind(name, kinds.get(name));
      known.set(name, reading);
    }
    return reading;
  };
}

function readingOfKind(name: string, kind: string | undefined): Reading {
  if (kind === 'backlinks' || name.endsWith('_back')) return 'nothing';
  if (kind === 'links') return 'links';
  if (ownFields.has(name) && kind !== 'extra') return 'nothing';
  return kind === undefined && !plainLists.has(name) ? 'by value' : 'attribute';
}

function entryOf(
  id: string,
  need: Readonly<Record<string, unknown>>,
  reads: (name: string) => Reading,
  ids: ReadonlySet<string>,
  at: Position,
): Entry {
  const attributes: { name: string; value: string }[] = [];
  const links: { relation: string; to: string }[] = [];
  for (const name of Object.keys(need)) {
    const reading = reads(name);
    if (reading === 'nothing') continue;
    const value = need[name];
    if (Array.isArray(value)) {
      const texts = value.filter((each) => typeof each === 'string');
      if (reading !== 'attribute')
        for (const to of texts) links.push({ relation: name, to: needOf(to, ids) });
      else attributes.push({ name, value: texts.join(', ') });
    } else if (value !== null && value !== undefined && typeof value !== 'object' && value !== '')
      attributes.push({ name, value: String(value) });
  }
  const entry: Entry = {
    id,
    title: textField(need, 'title'),
    text: textField(need, 'content') || textField(need, 'description'),
    form: textField(need, 'doctype') === '.md' ? 'markdown' : 'plain',
    attributes,
    links,
    level: 1,
    at,
  };
  const type = textField(need, 'type');
  if (type !== '') entry.type = type;
  const docname = textField(need, 'docname');
  const line = ownEntry(need, 'lineno');
  if (docname !== '') entry.heldAt = typeof line === 'number' ? `${docname}, line ${line}` : docname;
  return entry;
}

/** The need of a part: `SPEC_1.2` is one of `SPEC_1`, unless it is a need itself. */
function needOf(to: string, ids: ReadonlySet<string>): string {
  const dot = to.indexOf('.');
  if (dot <= 0 || ids.has(to)) return to;
  const whole = to.slice(0, dot);
  return ids.has(whole) ? whole : to;
}
