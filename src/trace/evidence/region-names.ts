import type { CodeRegion } from '../../model/index.ts';
import { foldStem, type ResultNames, stemOf } from './result-names.ts';

/** Whether a report means the file of a region: by the path it names, else by its dotted class name, else by the file's stem. */
export function isOfFile(names: ResultNames, file: string): boolean {
  if (names.paths.length > 0) return names.paths.some((path) => isSamePath(path, file));
  if (file.endsWith('.go')) return isOfPackage(names.classes, file);
  const path = [...file.split('/').slice(0, -1), stemOf(file)];
  return (
    names.classes.some((_, index) => endsAlike(names.classes.slice(0, index + 1), path)) ||
    [names.classes[0] ?? '', names.suite].some(
      (name) => name !== '' && foldStem(name) === foldStem(stemOf(file)),
    )
  );
}

/**
 * Whether a result belongs to a region of its file. A file takes every result; a class or `describe` all cases below it;
 * a function its own, parametrised ones included; a title with `%s` or `$name` in it every text it can stand for.
 */
export function isOfRegion(names: ResultNames, region: CodeRegion): boolean {
  if (region.name === '') return true;
  const titles = region.name.split(' > ');
  if (holdsRun(names.titles, titles)) return true;
  if (titles.length > 1 || /\s/.test(region.name)) {
    return isTitle(titles.join(' '), names.titles.join(' '));
  }
  const parts = region.name.split(/\.|::|#/).filter((part) => part !== '');
  if (region.kind === 'type') return isWithin(parts, names.classes);
  const name = parts.at(-1);
  return name === names.function && isWithin(parts.slice(0, -1), names.classes);
}

/** Names of a C++ test as GoogleTest reports it without a file: `Suite.Name`, which a program holds once. */
export function isGoogleTest(names: ResultNames, region: CodeRegion): boolean {
  return (
    names.paths.length === 0 &&
    /\.(?:cc|cpp|cxx|c\+\+|C|h|hh|hpp)$/.test(region.file) &&
    region.name.includes('.') &&
    isOfRegion(names, region)
  );
}

function isSamePath(a: string, b: string): boolean {
  return a === b || a.endsWith(`/${b}`) || b.endsWith(`/${a}`);
}

/** Whether the shorter of two lists is the end of the other. At least a file's stem must meet. */
function endsAlike(a: readonly string[], b: readonly string[]): boolean {
  const count = Math.min(a.length, b.length);
  return count > 0 && a.slice(-count).every((part, index) => part === b[b.length - count + index]);
}

/** Go reports name the package, which is the directory. */
function isOfPackage(classes: readonly string[], file: string): boolean {
  const directory = file.split('/').at(-2);
  return directory !== undefined && classes.at(-1) === directory;
}

/** Class parts in order, not necessarily next to each other: a parametrised suite adds an instance before and after. */
function isWithin(parts: readonly string[], classes: readonly string[]): boolean {
  let at = 0;
  for (const part of parts) {
    at = classes.indexOf(part, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

function holdsRun(titles: readonly string[], wanted: readonly string[]): boolean {
  for (let start = 0; start + wanted.length <= titles.length; start++) {
    if (wanted.every((title, index) => isTitle(title, titles[start + index] as string))) return true;
  }
  return false;
}

/** Whether a title, as written in source, can read as in the report. */
function isTitle(written: string, reported: string): boolean {
  if (written === reported) return true;
  const literals = written.split(/%[sdifjopc#$]|\$\{[^}]*\}|\$[A-Za-z_][\w.]*/);
  if (literals.length === 1) return false;
  const first = literals[0] as string;
  const last = literals.at(-1) as string;
  // A title that is nothing but a placeholder says nothing; it would take every result of its file.
  if (literals.every((literal) => literal.trim() === '')) return false;
  if (reported.length < first.length + last.length || !reported.startsWith(first) || !reported.endsWith(last))
    return false;
  let at = first.length;
  for (const literal of literals.slice(1, -1)) {
    const found = reported.indexOf(literal, at);
    if (found < 0) return false;
    at = found + literal.length;
  }
  return at <= reported.length - last.length;
}
