import type { TestDefinition } from '../../model/index.ts';

/** The whole of a file, where a result names no more that is known. */
export interface WholeFile {
  kind: 'file';
  file: string;
  names: [];
  line: 0;
  endLine: 0;
}

/** What a result may be of. */
export type Candidate = TestDefinition | WholeFile;

/** Candidates that meet a result equally well. */
export interface Candidates {
  /** `test`: by all its coordinates; `row`: by a name with unknown parts; `group`: what it stands in; `file`: no more than its file. */
  by: 'test' | 'row' | 'group' | 'file' | 'nothing';
  found: readonly Candidate[];
}

const order: readonly Candidates['by'][] = ['test', 'row', 'group', 'file', 'nothing'];

/** No candidate. */
export const none: Candidates = { by: 'nothing', found: [] };

/** The candidates that meet a result best; all of them where several ways to read it meet as well. */
export function best(all: readonly Candidates[]): Candidates {
  for (const by of order) {
    const found = new Set(all.filter((each) => each.by === by).flatMap((each) => each.found));
    if (found.size > 0) return { by, found: [...found] };
  }
  return none;
}

/** The file as a candidate. */
export function wholeFile(file: string): WholeFile {
  return { kind: 'file', file, names: [], line: 0, endLine: 0 };
}
