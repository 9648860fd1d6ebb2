import type { TestResult } from '../../../model/index.ts';
import { best, type Candidates, none, wholeFile } from '../candidates.ts';
import type { NameIndex } from '../definition-index.ts';
import type { Way } from '../runners/runner.ts';

const cpp = 'cpp c objective-c';
const cppPath = /\.(?:c|cc|cpp|cxx|c\+\+|cu|h|hh|hpp|hxx|m|mm)$/i;

/**
 * C and C++: suite and name, or title, over all sources, or in the file where the report names it.
 * @param chains the names of a test that a result may mean, most exact first
 */
export function bySuite(
  chains: (result: TestResult) => readonly (readonly string[])[],
  languages = cpp,
): Way {
  return (result, { files, definitions }, place) => {
    const names = chains(result);
    const path = [result.file, result.className].find((text) => cppPath.test(text)) ?? '';
    if (path === '') return inIndex(definitions.namesIn(languages), names);
    return best(
      files.find(path, place).files.map((file) => {
        const found = inIndex(definitions.namesOf(file), names);
        return found.found.length > 0 ? found : { by: 'file', found: [wholeFile(file)] };
      }),
    );
  };
}

function inIndex(index: NameIndex, chains: readonly (readonly string[])[]): Candidates {
  for (const names of chains) {
    // A name alone is that of a test, and of no function beside it.
    const found = index.get(names).filter(({ kind }) => names.length > 1 || kind === 'test');
    if (found.length > 0) return { by: 'test', found };
  }
  for (const names of chains) {
    const found = names.length > 1 ? index.get(names.slice(0, -1)) : [];
    if (found.length > 0) return { by: 'group', found };
  }
  return none;
}
