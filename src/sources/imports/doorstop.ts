import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import { escapePattern } from '../../model/index.ts';
import { Unreadable, wholeText } from '../unreadable.ts';
import type { Entry, EntryLink, Imported, ImportFile } from './entry.ts';
import { wholeYaml } from './yaml.ts';

/** Keys that have a meaning of their own; the others are attributes of the project. */
const known = new Set([
  'active',
  'derived',
  'header',
  'level',
  'links',
  'normative',
  'ref',
  'references',
  'reviewed',
  'text',
]);

/**
 * Reads an item of Doorstop: YAML, or Markdown below front matter; its ID is the name of its file. One that is not active is none. A link
 * carries the fingerprint that its upper end had when it was reviewed, so that links keep their reviews.
 * @implements SRS-3668
 */
export function readDoorstop({ path, bytes }: ImportFile): Imported {
  const source = wholeText(bytes).replace(/\r\n?/g, '\n');
  const { data, text, textLine, yaml } = partsOf(path, source);
  if (data.active === false) return { entries: [], findings: [] };
  const lineOf = (key: string): number =>
    Math.max(1, yaml.findIndex((line) => line.startsWith(`${key}:`)) + 1);
  const id = posix.basename(path).replace(/\.[^.]*$/, '');
  const level = /^level: *['"]?([\d.]+)/m.exec(yaml.join('\n'))?.[1] ?? '1';
  const links = linksOf(data.links, yaml, lineOf('links'));
  const entry: Entry = {
    id,
    title: textOf(data.header).trim(),
    text,
    form: 'markdown',
    attributes: [
      ...(data.normative === false
        ? [{ name: 'non-normative', value: 'yes', at: { line: lineOf('normative'), column: 1 } }]
        : []),
      ...(data.derived === true
        ? [{ name: 'derived', value: 'yes', at: { line: lineOf('derived'), column: 1 } }]
        : []),
      ...referencesOf(data).map((value) => ({
        name: 'references',
        value,
        at: { line: lineOf('references'), column: 1 },
      })),
      ...Object.entries(data)
        .filter(([key, value]) => !known.has(key) && isScalar(value))
        .map(([name, value]) => ({ name, value: String(value), at: { line: lineOf(name), column: 1 } })),
    ],
    links,
    level: Math.min(5, level.replace(/\.0$/, '').split('.').length),
    order: level,
    at: { line: 1, column: 1 },
    textAt: { line: textLine, column: 1, runsOn: true },
    stamp: stampOf(id, text, data),
  };
  return { entries: [entry], findings: [] };
}

interface ItemParts {
  data: Readonly<Record<string, unknown>>;
  text: string;
  textLine: number;
  /** Lines of the YAML, at their places in the file. */
  yaml: string[];
}

function partsOf(path: string, source: string): ItemParts {
  const lines = source.split('\n');
  if (!/\.md$/i.test(path)) {
    const data = mappingOf(wholeYaml(source));
    const line = lines.findIndex((each) => each.startsWith('text:')) + 1;
    return { data, text: textOf(data.text), textLine: line + 1, yaml: lines };
  }
  const end = lines.indexOf('---', 1);
  if (lines[0] !== '---' || end < 0) throw new Unreadable('no front matter of Doorstop begins it');
  const data = mappingOf(wholeYaml(lines.slice(1, end).join('\n'), 2));
  const body = lines.slice(end + 1);
  const own = /^# +(.*)$/.exec(body.find((line) => line.trim() !== '') ?? '')?.[1];
  const first = body.findIndex((line) => line.trim() !== '');
  const isTitle = own !== undefined && textOf(data.header).trim() === '';
  const text = (isTitle ? body.slice(first + 1) : body).join('\n').trim();
  const textStart =
    end + 2 + body.findIndex((line, index) => (isTitle ? index > first : true) && line.trim() !== '');
  return {
    data: isTitle ? { ...data, header: own } : data,
    text,
    textLine: textStart,
    yaml: lines.slice(0, end),
  };
}

function mappingOf(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Unreadable('it is no item of Doorstop');
  if (!('level' in value) && !('text' in value) && !('links' in value))
    throw new Unreadable('it is no item of Doorstop');
  return value as Record<string, unknown>;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function isScalar(value: unknown): boolean {
  return ['string', 'number', 'boolean'].includes(typeof value) && value !== '';
}

function linksOf(value: unknown, yaml: readonly string[], from: number): EntryLink[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((each): EntryLink[] => {
    const [to, stamp] =
      typeof each === 'object' && each !== null
        ? (Object.entries(each)[0] ?? ['', null])
        : [String(each), null];
    const line = yaml.findIndex(
      (text, index) =>
        index >= from - 1 && new RegExp(`(?<![\\w-])${escapePattern(to)}(?![\\w-])`).test(text),
    );
    return to === ''
      ? []
      : [{ relation: 'links', to, at: { line: Math.max(from, line + 1), column: 1 }, stamp: textOf(stamp) }];
  });
}

function referencesOf({ ref, references }: Readonly<Record<string, unknown>>): string[] {
  const paths = Array.isArray(references)
    ? references.flatMap((each) =>
        typeof each === 'object' && each !== null && 'path' in each ? [String(each.path)] : [],
      )
    : [];
  const all = [...(textOf(ref) === '' ? [] : [textOf(ref)]), ...paths];
  return all.length === 0 ? [] : [all.join(', ')];
}

/** The fingerprint that Doorstop makes of an item (`Item.stamp`), without attributes of a document's `reviewed` list. */
function stampOf(id: string, text: string, { ref, references }: Readonly<Record<string, unknown>>): string {
  const lines = text.replace(/^\n+|\n+$/g, '').split('\n');
  const values = [id, lines.map((line) => line.trimEnd()).join('\n'), textOf(ref).trim()];
  if (Array.isArray(references) && references.length > 0) values.push(pythonText(references.map(inOrder)));
  const sum = createHash('sha256');
  for (const value of values) sum.update(value);
  return sum.digest('base64').replaceAll('+', '-').replaceAll('/', '_');
}

/** A reference with its members in the order of Doorstop. */
function inOrder(reference: unknown): unknown {
  if (typeof reference !== 'object' || reference === null) return reference;
  const members = reference as Record<string, unknown>;
  return Object.fromEntries(
    ['type', 'path', 'keyword', 'sha']
      .filter((key) => Object.hasOwn(members, key))
      .map((key) => [key, members[key]]),
  );
}

/** A value as Python prints it. */
function pythonText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(pythonText).join(', ')}]`;
  if (typeof value === 'object' && value !== null)
    return `{${Object.entries(value)
      .map(([key, each]) => `${pythonText(key)}: ${pythonText(each)}`)
      .join(', ')}}`;
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (value === null || value === undefined) return 'None';
  return typeof value === 'string' ? `'${value}'` : String(value);
}
