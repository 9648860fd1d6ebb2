import type { CodeRegion } from '../../model/index.ts';
import { type Comment, standsAlone } from './comments.ts';
import { enclosingFinder } from './enclosing.ts';
import { endOfDefinition } from './extent.ts';
import { type CodeText, type Header, readHeader } from './headers.ts';
import { isPackageFile } from './paths.ts';

/** What a comment speaks of. Offsets are UTF-16 code units, `end` exclusive. */
export interface Definition {
  kind: CodeRegion['kind'];
  /** Qualified (`Class.method`, `suite > title`); empty for a file or package. */
  name: string;
  start: number;
  end: number;
}

/** Finds what comments of one file speak of. */
export interface DefinitionFinder {
  /**
   * The definition below a comment; around it for a docstring; beside it for a comment at the end of a line.
   * In the head of a file: the file, or its directory for a package file, unless a definition follows on the next line.
   * Undefined where there is none. An element's comment in the head of a package file is always the directory's.
   */
  definitionOf(comment: Comment, isElement: boolean): Definition | undefined;
}

/**
 * Prepares a file for `definitionOf`.
 * @implements SRS-303
 */
export function definitionFinder(source: CodeText, path: string): DefinitionFinder {
  const { text, code, language } = source;
  const isPackage = isPackageFile(path);
  const enclosingOf = enclosingFinder(source);
  const headEnd = endOfHead(code);

  function definitionOf(comment: Comment, isElement: boolean): Definition | undefined {
    const isHead = comment.start <= headEnd;
    if (comment.kind === 'documentation') {
      const header = headerAbove(comment.start);
      if (header) return defined(header);
      return isHead ? whole() : undefined;
    }
    if (!standsAlone(text, comment.start)) {
      const lineStart = text.lastIndexOf('\n', comment.start - 1) + 1;
      if (code.slice(lineStart, comment.start).trim() !== '') return headerAt(lineStart);
    }
    if (!isHead) return macroBelow(comment.end) ?? headerAt(comment.end);
    if (isElement && isPackage) return whole();
    return (isDirectlyBelow(comment.end) ? headerAt(comment.end) : undefined) ?? whole();
  }

  function whole(): Definition {
    return { kind: isPackage ? 'package' : 'file', name: '', start: 0, end: text.length };
  }

  function headerAt(offset: number): Definition | undefined {
    const header = readHeader(source, offset);
    return header && !header.transparent ? defined(header) : undefined;
  }

  function defined(header: Header): Definition {
    const around = enclosingOf(header.start);
    const names = [...around.map(({ name }) => name), header.name];
    const separator = header.call === undefined ? '.' : ' > ';
    return {
      kind: header.kind,
      name: names.join(separator),
      start: header.start,
      end: endOfDefinition(source, header),
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

  function isDirectlyBelow(offset: number): boolean {
    const next = /\S/.exec(code.slice(offset, offset + 4000))?.index ?? -1;
    return next >= 0 && (code.slice(offset, offset + next).match(/\n/g)?.length ?? 0) <= 1;
  }

  /** C's `#define`, which is blanked with the other preprocessor lines. */
  function macroBelow(offset: number): Definition | undefined {
    const match = /^\s*#\s*define\s+(\w+)(\()?/.exec(text.slice(offset, offset + 400));
    if (!match || !language.continuedComments) return undefined;
    const start = offset + match[0].indexOf('#');
    const line = /^(?:[^\n\\]|\\[\r\n]{0,2})*/.exec(text.slice(start, start + 20_000))?.[0] ?? '';
    return {
      kind: match[2] ? 'function' : 'value',
      name: match[1] as string,
      start,
      end: start + line.length,
    };
  }

  return { definitionOf };
}

/** Offset up to which a file holds nothing but comments, directives and its package clause. */
function endOfHead(code: string): number {
  const head = /^(?:\s|<\?php|"[^"\n]*"\s*;?|package\s+[\w.]+\s*;?)*/.exec(code.slice(0, 200_000))?.[0] ?? '';
  return head.length;
}
