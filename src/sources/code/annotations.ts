import type { IdSyntax } from '../../config/index.ts';
import { didYouMean, nearestWord } from '../../model/index.ts';
import { idForm, isTold, nearIds } from '../near-id.ts';
import type { SourceSettings } from '../source.ts';
import { lastCodeLine } from './commented-code.ts';
import type { Comment, CommentLine } from './comments.ts';
import { peerTagReader, type Reach, whyNot } from './peer-tags.ts';
import { tagsApart } from './tags-apart.ts';
import { type FoundId, untaggedIn, withoutExamples } from './untagged.ts';

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
  /** Of a tag of another tool: what it speaks of. */
  reach?: Reach;
  /** Of a coverage tag: what covers. */
  artifact?: string;
}

/** What looks like a trace tag or an ID of one and is none: inside a sentence, with another sign, misspelt. */
export interface IgnoredTag {
  /** As written, with its ID: `@implement SRS-041`. */
  written: string;
  why: string;
  hint: string;
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
  /** Identifiers that are in no tag. */
  untagged: FoundId[];
}

/** Reads tags out of comments; made once a configuration. */
export interface AnnotationReader {
  /** Quick look at a whole file: false when no comment of it can hold a tag we know or an identifier. */
  mayHold(text: string): boolean;
  read(comment: Comment, isTest?: boolean): Annotations;
  /** Trace tags with an ID anywhere in a text whose comments are not known: as written, with their offsets. */
  anywhere(text: string): { written: string; offset: number }[];
}

/**
 * Tags are read at the start of a comment line, or at its end behind a whole sentence or another tag, outside fenced code, so e-mail
 * addresses and examples in prose are none.
 * @implements SRS-301, SRS-305
 */
export function annotationReader(settings: SourceSettings, ids: IdSyntax): AnnotationReader {
  const { relations, types } = settings;
  const relationByTag = new Map<string, string>();
  for (const [name, { aliases }] of Object.entries(relations)) {
    for (const tag of [name, ...aliases]) relationByTag.set(tag.toLowerCase(), name);
  }
  const tagNames = [...relationByTag.keys()];
  const usual = tagNames.includes('implements') ? 'implements' : (tagNames[0] as string);
  const near = nearIds(types);
  const peerTags = peerTagReader(settings);
  const any = (words: readonly string[]): string =>
    words.map((word) => word.replace(/[^\w-]/g, '\\$&')).join('|');
  const prefixes = any(Object.values(types).flatMap((type) => type.prefixes));
  const anyTag = new RegExp(
    `[@＠\\\\] ?(?:(?:${any([...tagNames, 'c4'].map((name) => name.slice(0, 4)))})|[a-z][\\w-]{0,30}${between}(?:${prefixes}))|(?:${any(tagNames)}) ?[:：=]`,
    'i',
  );

  function read(comment: Comment, isTest = false): Annotations {
    const lines = tagsApart(comment.lines, (name) => relationByTag.has(name), ids);
    const trace: TraceTag[] = [];
    const element: PlainTag[] = [];
    const ignored: IgnoredTag[] = [];
    const codeLine = lastCodeLine({ lines, inMarkup: comment.inMarkup });
    const isElement = lines.some(({ text, fenced }) => !fenced && /^@c4(?![\w-])/i.test(text));
    for (let index = 0; index < lines.length; index++) {
      const line = lines[index] as CommentLine;
      if (!line.fenced) readPeers(line, isTest, trace, ignored);
      const match = line.fenced ? null : /^@([A-Za-z][\w-]*)(?=\s|$|:|,)/.exec(line.text);
      if (!match) continue;
      const name = match[1] as string;
      const relation = relationByTag.get(name.toLowerCase());
      if (relation !== undefined) {
        const tag = readTrace(lines, index, match[0], relation, ignored);
        if (tag) trace.push({ ...tag, isAboveCode: index < codeLine });
      } else if (isElement) {
        element.push({
          name: /^c4$/i.test(name) ? 'c4' : name,
          value: tagValue(lines, index, match[0].length),
          offset: line.offset,
        });
      }
    }
    const untagged: FoundId[] = [];
    const tagged = new Set(trace.flatMap((tag) => tag.ids.map(({ offset }) => offset)));
    for (const line of lines) {
      const isPeer = !line.fenced && peerTags(line, isTest).length > 0;
      const told = !line.fenced && !isPeer && anyTag.test(line.text) ? ignoredIn(line, isElement) : [];
      ignored.push(...told);
      if (told.length === 0)
        untagged.push(...untaggedIn(line, ids, tagNames).filter(({ offset }) => !tagged.has(offset)));
    }
    return { trace, element, ignored, untagged };
  }

  function readPeers(line: CommentLine, isTest: boolean, trace: TraceTag[], ignored: IgnoredTag[]): void {
    for (const peer of peerTags(line, isTest)) {
      const { tag, ids: named, offset, reach, artifact } = peer;
      const relation = relationByTag.get(peer.relation.toLowerCase());
      const problem = whyNot(peer, ids, relation !== undefined);
      if (problem) ignored.push({ written: tag, ...problem, offset });
      const own = named.filter(({ id }) => ids.isId(id));
      if (relation === undefined || own.length === 0) continue;
      const read = { relation, ids: own, tag, text: '', offset, isAboveCode: false, reach };
      trace.push(artifact === undefined ? read : { ...read, artifact });
    }
  }

  /** @implements SRS-3142, SRS-3483 */
  function ignoredIn({ text: line, offset }: CommentLine, isElement: boolean): IgnoredTag[] {
    const text = withoutExamples(line);
    const found: IgnoredTag[] = [];
    for (const match of text.matchAll(tagLike)) {
      const tag = ignoredAt(match, text, isElement);
      if (tag) found.push({ ...tag, offset: offset + match.index });
      if (found.length === mostOfOneLine) break;
    }
    return found;
  }

  function ignoredAt(
    match: RegExpExecArray,
    text: string,
    isElement: boolean,
  ): Omit<IgnoredTag, 'offset'> | undefined {
    const [whole, mark, name, sign] = match as unknown as [string, string, string, string];
    const start = match.index + whole.length;
    const [word = ''] = /^\S+/.exec(text.slice(start, start + 200)) ?? [];
    const id = ids.find(word)[0] ?? nearlyId(text.slice(start, start + 200));
    const isFirst = match.index === 0;
    const known = relationByTag.has(name.toLowerCase());
    const isRead = known && mark === '@' && isFirst && /^[\s:,](?!.*\{)/.test(sign);
    // What only comment marks stand before was commented out with its tag.
    if (id?.offset !== 0 || isRead || /^[/#*!;-][/#*!;\s-]*$/.test(text.slice(0, match.index)))
      return undefined;
    // Without its sign it may be a word of a sentence.
    if (mark === '' && !(known && isFirst && /[:：=]/.test(sign))) return undefined;
    const meant = didYouMean(name, tagNames);
    if (!known && meant === '' && (isElement || !isFirst || ofOtherTools.test(name))) return undefined;
    const why = !known
      ? 'there is no tag of that name'
      : mark !== '@'
        ? 'a tag starts with @'
        : isFirst
          ? 'a tag and its ID have nothing but a blank or a colon between them'
          : 'a tag starts its line, or ends it behind a whole sentence';
    const tag = known ? name : (nearestWord(name, tagNames) ?? usual);
    const own = `Write @${tag} ${ids.isId(id.id) ? id.id : `and an ID ${idForm(id.id, ids)}`} on a line of its own in the comment above the definition; in backticks it is an example.`;
    const hint = known ? own : `${meant}The tags are @${tagNames.join(', @')}. ${own}`;
    return { written: `${whole.trimEnd()} ${id.id}`, why, hint };
  }

  /** What looks like an ID where one would stand. */
  function nearlyId(text: string): { id: string; offset: number } | undefined {
    const id = near.inHeading(text);
    return id !== undefined && isTold(id) ? { id, offset: 0 } : undefined;
  }

  function readTrace(
    lines: CommentLine[],
    index: number,
    tag: string,
    relation: string,
    ignored: IgnoredTag[],
  ): Omit<TraceTag, 'isAboveCode'> | undefined {
    const first = lines[index] as CommentLine;
    const text = first.text.slice(tag.length).replace(/^:/, '').trim();
    // JSDoc's own `@implements {Interface}`.
    if (text.startsWith('{')) return undefined;
    const found: { id: string; offset: number }[] = [];
    let skip = tag.length;
    for (let at = index; at < lines.length; at++) {
      const line = lines[at] as CommentLine;
      const { more, other } = readIds(line, skip, found);
      const nearly = found.length > 0 && other !== '' ? near.inHeading(other) : undefined;
      if (nearly !== undefined)
        ignored.push({
          written: `${nearly} behind ${tag}`,
          why: 'it looks like an ID but is none',
          hint: `Write an ID ${idForm(nearly, ids)}.`,
          offset: line.offset + line.text.indexOf(other),
        });
      skip = 0;
      if (!more || lines[at + 1]?.fenced || lines[at + 1]?.text.startsWith('@')) break;
    }
    return { relation, ids: found, tag, text, offset: first.offset };
  }

  /** Takes IDs from a line until another word stands there; `more` when the line ends in a comma. `other` is what begins with that word. */
  function readIds(
    line: CommentLine,
    skip: number,
    found: { id: string; offset: number }[],
  ): { more: boolean; other: string } {
    const words = /[^\s,;:]+/g;
    words.lastIndex = skip;
    let end = skip;
    for (let match = words.exec(line.text); match; match = words.exec(line.text)) {
      const word = match[0].replace(/^[([`]+/, '').replace(/[.)\]`]+$/, '');
      if (ids.isId(word))
        found.push({ id: word, offset: line.offset + match.index + match[0].indexOf(word) });
      else if (!/^(?:and|und|&)$/.test(word)) return { more: false, other: line.text.slice(match.index) };
      end = words.lastIndex;
    }
    return { more: found.length > 0 && line.text.slice(end).trim() === ',', other: '' };
  }

  function anywhere(text: string): { written: string; offset: number }[] {
    const others = peerTags({ text, offset: 0 }, false);
    if (others.length > 0) return others.map(({ tag: written, offset }) => ({ written, offset }));
    return [...text.matchAll(/(?<![\w@\\`])@([A-Za-z][\w-]{0,40})[: \t]\s*(?=\S)/g)].flatMap((match) => {
      const end = match.index + match[0].length;
      const id = ids.find(text.slice(end, end + 200))[0];
      return id?.offset === 0 && relationByTag.has((match[1] as string).toLowerCase())
        ? [{ written: `@${match[1]} ${id.id}`, offset: match.index }]
        : [];
    });
  }

  return {
    mayHold: (text) =>
      anyTag.test(text) || ids.find(text).length > 0 || peerTags({ text, offset: 0 }, false).length > 0,
    read,
    anywhere,
  };
}

/** Tags of one line that are told; a line with more was not written by a person. */
const mostOfOneLine = 100;

/** What people put between a tag and its ID. */
const between = '[\\s:：=(){}<>\\[\\],-]{1,8}';

/** A tag and what stands between it and an ID, with the sign of a tag or without one. */
const tagLike = new RegExp(
  `(?<![\\w@＠\\\\'‘])([@＠\\\\] ?|)([A-Za-z][\\w-]{0,40})(${between})(?=[\\p{L}\\p{N}])`,
  'gu',
);

/** Tags of documentation tools that may stand before an ID. */
const ofOtherTools =
  /^(?:see|sa|link|linkplain|ref|todo|fixme|bug|note|remarks?|warning|attention|deprecated|since|version|param|arg|returns?|throws?|exception|brief|summary|details?|description|example|author|requires|pre|post|invariant|test|page|section|defgroup|ingroup|addtogroup|internal|private|public|class|file|module|package|name|type|default|override|ignore|issue)$/i;

function tagValue(lines: CommentLine[], index: number, skip: number): string {
  const parts = [(lines[index] as CommentLine).text.slice(skip).replace(/^:/, '').trim()];
  for (let at = index + 1; at < lines.length; at++) {
    const { text, fenced } = lines[at] as CommentLine;
    if (fenced || text === '' || /^@[A-Za-z]/.test(text)) break;
    parts.push(text);
  }
  return parts.join(' ').trim().slice(0, 4000);
}
