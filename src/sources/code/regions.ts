import { type CodeRegion, isTestPath, type Place } from '../../model/index.ts';
import type { Definition } from './definitions.ts';
import { codeFingerprint } from './fingerprint.ts';
import type { CodeText } from './headers.ts';
import type { Span } from './lexer.ts';
import type { LineMap } from './lines.ts';
import { directoryOf } from './paths.ts';

/** Collects the regions of one file; what speaks of one definition shares its region. */
export interface RegionCollector {
  readonly regions: Iterable<CodeRegion>;
  regionOf(definition: Definition, summary: string): CodeRegion;
}

/** Starts with no region. */
export function regionCollector(
  path: string,
  { text, language }: CodeText,
  spans: readonly Span[],
  lines: LineMap,
): RegionCollector {
  const regions = new Map<string, CodeRegion>();
  const keys = new Set<string>();
  const counts = new Map<string, number>();

  function regionOf(definition: Definition, summary: string): CodeRegion {
    const identity = `${definition.kind} ${definition.start}`;
    const known = regions.get(identity);
    if (known) {
      known.summary ||= summary;
      return known;
    }
    const place: Place = {
      file: path,
      line: lines.lineOf(definition.start),
      column: lines.columnOf(definition.start),
    };
    const region: CodeRegion = {
      key: keyOf(definition),
      file: path,
      name: definition.name,
      kind: kindOf(definition),
      language: language.name,
      place: { ...place, endLine: lines.lineOf(Math.max(definition.start, definition.end - 1)) },
      fingerprint: codeFingerprint(text, spans, definition.start, definition.end),
      summary,
    };
    regions.set(identity, region);
    return region;
  }

  function keyOf({ kind, name }: Definition): string {
    const owner = kind === 'package' ? directoryOf(path) : path;
    const base = name === '' ? owner : `${path}#${name}`;
    let count = counts.get(base) ?? 1;
    let key = count === 1 ? base : `${base}~${count}`;
    while (keys.has(key)) key = `${base}~${++count}`;
    counts.set(base, count + 1);
    keys.add(key);
    return key;
  }

  /**
   * In a file of tests the file is one, and so is each function of a language that does not tell its tests from others: in the rest a
   * function without the mark of a test is a helper, which no result is of.
   */
  function kindOf({ kind }: Definition): CodeRegion['kind'] {
    if (!isTestPath(path)) return kind;
    if (kind === 'file') return 'test';
    return (kind === 'function' || kind === 'value') && !language.marksTests ? 'test' : kind;
  }

  return {
    get regions() {
      return regions.values();
    },
    regionOf,
  };
}
