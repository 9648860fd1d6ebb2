import type { Config, IdSyntax } from '../../config/index.ts';
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
}

/** Reads tags out of comments; made once a configuration. */
export interface AnnotationReader {
  /** Quick look at a whole file: false when no comment of it can hold a tag we know. */
  mayHold(text: string): boolean;
  read(comment: Comment): Annotations;
}

/**
 * Tags are read at the start of a comment line only, outside fenced code, so e-mail addresses and examples in prose are none.
 * @implements SRS-301, SRS-305
 */
export function annotationReader(config: Config, ids: IdSyntax): AnnotationReader {
  const relationByTag = new Map<string, string>();
  for (const [name, { aliases }] of Object.entries(config.trace.relations)) {
    for (const tag of [name, ...aliases]) relationByTag.set(tag.toLowerCase(), name);
  }
  const names = [...relationByTag.keys(), 'c4'].map((name) => name.replace(/[^\w-]/g, '\\$&'));
  const anyTag = new RegExp(`@(?:${names.join('|')})(?![\\w-])`, 'i');

  function read({ lines }: Comment): Annotations {
    const trace: TraceTag[] = [];
    const element: PlainTag[] = [];
    const isElement = lines.some(({ text, fenced }) => !fenced && /^@c4(?![\w-])/.test(text));
    for (let index = 0; index < lines.length; index++) {
      const line = lines[index] as CommentLine;
      const match = line.fenced ? null : /^@([A-Za-z][\w-]*)(?=\s|$|:|,)/.exec(line.text);
      if (!match) continue;
      const name = match[1] as string;
      const relation = relationByTag.get(name.toLowerCase());
      if (relation !== undefined) {
        const tag = readTrace(lines, index, match[0], relation);
        if (tag) trace.push(tag);
      } else if (isElement) {
        element.push({ name, value: tagValue(lines, index, match[0].length), offset: line.offset });
      }
    }
    return { trace, element };
  }

  function readTrace(
    lines: CommentLine[],
    index: number,
    tag: string,
    relation: string,
  ): TraceTag | undefined {
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

  return { mayHold: (text) => anyTag.test(text), read };
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
