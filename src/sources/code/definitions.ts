import { type CodeRegion, isTestPath } from '../../model/index.ts';
import { type Comment, standsAlone, summaryOf } from './comments.ts';
import { enclosingFinder } from './enclosing.ts';
import { endOfDefinition, isWhole } from './extent.ts';
import { type CodeText, firstLeftOpen, type Header, readHeader } from './headers.ts';
import type { Part } from './language.ts';
import { type Apart, apartFromBelow, firstAttribute, holdsCommentedCode, nextCode } from './neighbour.ts';
import { isPackageFile } from './paths.ts';

/** What a comment speaks of. Offsets are UTF-16 code units, `end` exclusive. */
export interface Definition {
  kind: CodeRegion['kind'];
  /** Qualified (`Class.method`, `suite > title`); empty for a file or package. */
  name: string;
  start: number;
  end: number;
  /** Its text is all there, with every bracket closed. */
  isWhole: boolean;
}

/** Why a comment speaks of no definition: what parts it from the one below, `statement` where what is below it defines nothing, or `cut off` where its text is not all there. */
export type Unbound = Apart | 'statement' | 'cut off';

/** Finds what comments of one file speak of. */
export interface DefinitionFinder {
  /**
   * The definition directly below a comment; around it for a docstring; beside it for a comment at the end of a line.
   * Else, in the head of a file, the file or its directory for a package file. An element's comment in the head of a package file
   * is always the directory's.
   */
  definitionOf(comment: Comment, isElement: boolean): Definition | Unbound;
  /** The innermost definition that holds an offset, else the file; `cut off` where its text is not all there. */
  definitionAround(offset: number): Definition | Unbound;
  /** The file, also where it is one that speaks of its directory. */
  definitionOfFile(): Definition | Unbound;
  /** The definition that starts at or after an offset, past white space and attributes. */
  definitionAt(offset: number): Definition | undefined;
}

/**
 * Prepares a file for `definitionOf`.
 * @implements SRS-303, SRS-3140
 */
export function definitionFinder(source: CodeText, path: string): DefinitionFinder {
  const { text, code, language } = source;
  const isPackage = isPackageFile(path);
  const enclosingOf = enclosingFinder(source);
  const parts = language.parts?.(text) ?? [];
  let lastPart = 0;
  const headEnd = endOfHead(code);

  function definitionOf(comment: Comment, isElement: boolean): Definition | Unbound {
    const found = spokenOf(comment, isElement);
    return typeof found === 'string' ? found : orCutOff(found);
  }

  function definitionAround(offset: number): Definition | Unbound {
    const header = enclosingOf(offset)?.at(-1);
    return orCutOff((header && defined(header)) ?? whole());
  }

  function definitionOfFile(): Definition | Unbound {
    return orCutOff({ ...whole(), kind: 'file' });
  }

  function orCutOff(found: Definition): Definition | Unbound {
    if (found.isWhole) return found;
    // Of tests that were never compiled nobody has a result; other code keeps its tags.
    return found.kind === 'test' || isTestPath(path) ? 'cut off' : found;
  }

  function spokenOf(comment: Comment, isElement: boolean): Definition | Unbound {
    const part = partAt(comment.start);
    // Elements are not told apart: what stands among them speaks of the file.
    if (part && !part.isScript) return isCommentedElement.test(text.slice(comment.end)) ? 'comment' : whole();
    const isHead = part
      ? comment.start <= part.start + endOfHead(code.slice(part.start, part.end))
      : comment.start <= headEnd;
    if (comment.kind === 'documentation') {
      const header = headerAbove(comment.start);
      return (header && defined(header)) ?? (isHead ? whole() : 'nothing');
    }
    if (!standsAlone(text, comment.start)) {
      const lineStart = text.lastIndexOf('\n', comment.start - 1) + 1;
      if (code.slice(lineStart, comment.start).trim() !== '') return definitionAt(lineStart) ?? 'statement';
    }
    if (isHead && isElement && isPackage) return whole();
    const below = (isHead ? undefined : macroBelow(comment.end)) ?? definitionBelow(comment);
    if (below === 'statement' && part && isComponent.test(code.slice(comment.end))) return whole();
    return typeof below === 'string' && isHead && speaksOfFile(comment) ? whole() : below;
  }

  /** The part of markup that an offset is in; quick when asked in the order of offsets. */
  function partAt(offset: number): Part | undefined {
    if (offset < (parts[lastPart]?.start ?? 0)) lastPart = 0;
    while (lastPart < parts.length - 1 && (parts[lastPart] as Part).end <= offset) lastPart++;
    return parts[lastPart];
  }

  function definitionBelow(comment: Comment): Definition | Unbound {
    const apart = apartFromBelow(text, code, comment.end);
    if (apart !== undefined) return apart;
    const start = nextCode(code, comment.end) as number;
    // By indentation, a comment that stands deeper belongs to the block above.
    if (language.layout === 'indentation' && columnOf(comment.start) > columnOf(start)) return 'nothing';
    const found = definitionAt(start);
    if (!found) return 'statement';
    return holdsCommentedCode(text, code, start, found.start) ? 'comment' : found;
  }

  /**
   * Whether a comment in the head of a file speaks of the whole file: imports or a package clause follow, or nothing does, or it says
   * so (`@file`). Elsewhere than in tests, whose results it would take, a comment with words besides its tags is enough.
   */
  function speaksOfFile(comment: Comment): boolean {
    if (comment.lines.some(({ text: line }) => fileTag.test(line))) return true;
    const start = nextCode(code, comment.end);
    if (start === undefined || (!definitionAt(start) && fileClause.test(code.slice(start, start + 200))))
      return true;
    if (/^[ \t]*#[ \t]*(?:include|import|define|ifndef|pragma)\b/m.test(text.slice(comment.end, start)))
      return true;
    return !isTestPath(path) && summaryOf(comment) !== '';
  }

  function columnOf(offset: number): number {
    return offset - text.lastIndexOf('\n', offset - 1);
  }

  function whole(): Definition {
    return {
      kind: isPackage ? 'package' : 'file',
      name: '',
      start: 0,
      end: text.length,
      isWhole: firstLeftOpen(source) === text.length,
    };
  }

  function headerAt(offset: number): Header | undefined {
    const below = readHeader(source, offset);
    const withAttributes = below && readHeader(source, firstAttribute(text, code, offset));
    const header = withAttributes?.start === below?.start ? withAttributes : below;
    return header?.transparent ? undefined : header;
  }

  function definitionAt(offset: number): Definition | undefined {
    const header = headerAt(offset);
    return header && !reachesIntoTest(header) ? defined(header) : undefined;
  }

  /** Whether what was read as a definition is a line of its own, and a test on a line below it: `x`, and `it('sounds', …)`. */
  function reachesIntoTest(header: Header): boolean {
    const { kind, start } = header;
    if (kind === 'test' || kind === 'type') return false;
    const head = code.slice(start, endOfDefinition(source, header)).split('(', 1)[0] as string;
    const [first = '', ...below] = head.split('\n', 10);
    let at = start + first.length + 1;
    return below.some((line) => {
      const isTest = readHeader(source, at)?.kind === 'test';
      at += line.length + 1;
      return isTest;
    });
  }

  function defined(header: Header): Definition | undefined {
    const around = enclosingOf(header.start);
    if (!around) return undefined;
    const names = [...around.map(({ name }) => name), header.name];
    const separator = header.call === undefined ? '.' : ' > ';
    const end = endOfDefinition(source, header);
    return {
      kind: header.kind,
      name: names.join(separator),
      start: header.start,
      end,
      isWhole: isWhole(source, header, end),
    };
  }

  /** The header a docstring stands under: the last line with code before it ends that header. */
  function headerAbove(offset: number): Header | undefined {
    const before = code.slice(Math.max(0, offset - 4000), offset).replace(/:\s*[rRuU]{0,2}\s*$/, ':');
    if (!before.endsWith(':')) return undefined;
    const starts = [...before.matchAll(/(?:^|\n)[ \t]*(?=(?:async[ \t]+def|def|class)\b)/g)];
    const last = starts.at(-1);
    return last ? readHeader(source, Math.max(0, offset - 4000) + last.index + last[0].length) : undefined;
  }

  /** C's `#define`, which is blanked with the other preprocessor lines. */
  function macroBelow(offset: number): Definition | undefined {
    const match = /^[ \t]*\r?\n[ \t]*#[ \t]*define\s+(\w+)(\()?/.exec(text.slice(offset, offset + 400));
    if (!match || !language.continuedComments) return undefined;
    const start = offset + match[0].indexOf('#');
    const line = /^(?:[^\n\\]|\\[\r\n]{0,2})*/.exec(text.slice(start, start + 20_000))?.[0] ?? '';
    return {
      kind: match[2] ? 'function' : 'value',
      name: match[1] as string,
      start,
      end: start + line.length,
      isWhole: true,
    };
  }

  return { definitionOf, definitionAround, definitionOfFile, definitionAt };
}

/** Directly below a comment, an element that is commented out. */
const isCommentedElement = /^\s*<!--\s*<[A-Za-z]/;

/** The object that is the component of its file. */
const isComponent = /^\s*export\s+default\b/;

/** Tags that say a comment speaks of its file. */
const fileTag = /^[@\\](?:file|fileoverview|overview|module|packageDocumentation)\b/;

/** What stands in a file before its definitions. Literals are blanked. */
const fileClause =
  /^(?:(?:import|from|package|use|using|require|require_once|include|library|module|namespace|extern\s+crate|mod|source|set|load|open|part)\b|(?:const|let|var)\s+[\w${}\s,:]+=\s*(?:await\s+)?(?:require|import)\b|"\s*"|export\s+(?:type\s+)?[*{]|@file:|\.\s)/;

/** Offset up to which a file holds nothing but comments, directives and its package clause. */
function endOfHead(code: string): number {
  const head = /^(?:\s|<\?php|"[^"\n]*"\s*;?|package\s+[\w.]+\s*;?)*/.exec(code.slice(0, 200_000))?.[0] ?? '';
  return head.length;
}
