import type { IdSyntax } from '../../config/index.ts';
import type { SourceSettings } from '../source.ts';
import { lastCodeLine } from './commented-code.ts';
import type { Comment, CommentLine } from './comments.ts';

/** `@implements SRS-041, SRS-042` as written. */
export interface TraceTag {
  relation: string;
  ids: { id: string; offset: number }[];
  /** The tag as written, e.g. `@realises`. */
  tag: string;
  /** Text after the tag where no ID was found. */
  text: string;
  offset: number;
  /** Code stands below it in the same comment: what it belonged to may be commented out. */
  isAboveCode: boolean;
}

/** What looks like a trace tag and is none: behind other words, with a backslash, misspelt. */
export interface IgnoredTag {
  /** As written, with its ID: `@implement SRS-041`. */
  written: string;
  /** The tag that seems to be meant. */
  tag: string;
  ids: string;
  why: string;
  offset: number;
}

/** Any other tag with its value: `@technology Node.js`. A value goes on until a blank line or the next tag. */
export interface PlainTag {
  name: string;
  value: string;
  offset: number;
}

/** What a comment states to tools. */
export interface Annotations {
  trace: TraceTag[];
  /** Tags of an architecture element; empty unless the comment holds `@c4`. */
  element: PlainTag[];
  ignored: IgnoredTag[];
}

/** Reads tags out of comments; made once a configuration. */
export interface AnnotationReader {
  /** Quick look at a whole file: false when no comment of it can hold a tag we know. */
  mayHold(text: string): boolean;
  read(comment: Comment): Annotations;
  /** Trace tags with an ID anywhere in a text whose comments are not known: as written, with their offsets. */
  anywhere(text: string): { written: string; offset: number }[];
}

/**
 * Tags are read at the start of a comment line only, outside fenced code, so e-mail addresses and examples in prose are none.
 * @implements SRS-301, SRS-305
 */
export function annotationReader({ relations }: SourceSettings, ids: IdSyntax): AnnotationReader {
  const relationByTag = new Map<string, string>();
  for (const [name, { aliases }] of Object.entries(relations)) {
    for (const tag of [name, ...aliases]) relationByTag.set(tag.toLowerCase(), name);
  }
  const stems = [...relationByTag.keys(), 'c4'].map((name) => stemOf(name).replace(/[^\w-]/g, '\\$&'));
  const anyTag = new RegExp(`[@\\\\](?:${stems.join('|')})`, 'i');

  function read({ lines }: Comment): Annotations {
    const trace: TraceTag[] = [];
    const element: PlainTag[] = [];
    const codeLine = lastCodeLine(lines);
    const isElement = lines.some(({ text, fenced }) => !fenced && /^@c4(?![\w-])/.test(text));
    for (let index = 0; index < lines.length; index++) {
      const line = lines[index] as CommentLine;
      const match = line.fenced ? null : /^@([A-Za-z][\w-]*)(?=\s|$|:|,)/.exec(line.text);
      if (!match) continue;
      const name = match[1] as string;
      const relation = relationByTag.get(name.toLowerCase());
      if (relation !== undefined) {
        const tag = readTrace(lines, index, match[0], relation);
        if (tag) trace.push({ ...tag, isAboveCode: index < codeLine });
      } else if (isElement) {
        element.push({ name, value: tagValue(lines, index, match[0].length), offset: line.offset });
      }
    }
    const ignored = lines.flatMap((line) => (line.fenced || !anyTag.test(line.text) ? [] : ignoredIn(line)));
    return { trace, element, ignored };
  }

  /** @implements SRS-3142 */
  function ignoredIn({ text: line, offset }: CommentLine): IgnoredTag[] {
    // In backticks and quotation marks it is an example.
    const text = line.replace(/`[^`]*`|"[^"]*"|“[^”]*”/g, (example) => ' '.repeat(example.length));
    return [...text.matchAll(/(?<![\w@\\'‘])([@\\])([A-Za-z][\w-]*)[:\s]\s*(?=[A-Za-z])/g)].flatMap(
      (match) => {
        const [whole, mark, name] = match as unknown as [string, string, string];
        const id = ids.find(text.slice(match.index + whole.length, match.index + whole.length + 200))[0];
        const known = relationByTag.has(name.toLowerCase());
        const meant = known
          ? name
          : [...relationByTag.keys()].find((tag) => isNearly(name.toLowerCase(), tag));
        // What only comment marks stand before was commented out with its tag.
        const isFirst = match.index === 0;
        if (id?.offset !== 0 || !meant || /^[/#*!;-][/#*!;\s-]*$/.test(text.slice(0, match.index))) return [];
        if (known && mark === '@' && isFirst) return [];
        const why = !known
          ? 'there is no tag of that name'
          : mark === '@'
            ? 'a tag starts its line'
            : 'a tag starts with @';
        const written = `${mark}${name} ${id.id}`;
        return [{ written, tag: `@${meant}`, ids: id.id, why, offset: offset + match.index }];
      },
    );
  }

  function readTrace(
    lines: CommentLine[],
    index: number,
    tag: string,
    relation: string,
  ): Omit<TraceTag, 'isAboveCode'> | undefined {
    const first = lines[index] as CommentLine;
    const text = first.text.slice(tag.length).replace(/^:/, '').trim();
    // JSDoc's own `@implements {Interface}`.
    if (text.startsWith('{')) return undefined;
    const found: { id: string; offset: number }[] = [];
    let skip = tag.length;
    for (let at = index; at < lines.length; at++) {
      const line = lines[at] as CommentLine;
      const { more } = readIds(line, skip, found);
      skip = 0;
      if (!more || lines[at + 1]?.fenced || lines[at + 1]?.text.startsWith('@')) break;
    }
    return { relation, ids: found, tag, text, offset: first.offset };
  }

  /** Takes IDs from a line until another word stands there; `more` when the line ends in a comma. */
  function readIds(
    line: CommentLine,
    skip: number,
    found: { id: string; offset: number }[],
  ): { more: boolean } {
    const words = /[^\s,;:]+/g;
    words.lastIndex = skip;
    let end = skip;
    for (let match = words.exec(line.text); match; match = words.exec(line.text)) {
      const word = match[0].replace(/^[([`]+/, '').replace(/[.)\]`]+$/, '');
      if (ids.isId(word))
        found.push({ id: word, offset: line.offset + match.index + match[0].indexOf(word) });
      else if (!/^(?:and|und|&)$/.test(word)) return { more: false };
      end = words.lastIndex;
    }
    return { more: found.length > 0 && line.text.slice(end).trim() === ',' };
  }

  function anywhere(text: string): { written: string; offset: number }[] {
    return [...text.matchAll(/(?<![\w@\\`])@([A-Za-z][\w-]{0,40})[: \t]\s*(?=\S)/g)].flatMap((match) => {
      const end = match.index + match[0].length;
      const id = ids.find(text.slice(end, end + 200))[0];
      return id?.offset === 0 && relationByTag.has((match[1] as string).toLowerCase())
        ? [{ written: `@${match[1]} ${id.id}`, offset: match.index }]
        : [];
    });
  }

  return { mayHold: (text) => anyTag.test(text), read, anywhere };
}

/** Beginning by which a misspelt tag is known. */
const stemOf = (tag: string): string => tag.slice(0, 4);

/** `implement`, `implemets` and `verify` for `implements` and `verifies`. */
function isNearly(name: string, tag: string): boolean {
  return stemOf(name) === stemOf(tag) && Math.abs(name.length - tag.length) <= 3;
}

function tagValue(lines: CommentLine[], index: number, skip: number): string {
  const parts = [(lines[index] as CommentLine).text.slice(skip).replace(/^:/, '').trim()];
  for (let at = index + 1; at < lines.length; at++) {
    const { text, fenced } = lines[at] as CommentLine;
    if (fenced || text === '' || /^@[A-Za-z]/.test(text)) break;
    parts.push(text);
  }
  return parts.join(' ').trim().slice(0, 4000);
}
