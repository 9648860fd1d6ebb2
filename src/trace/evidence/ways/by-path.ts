import { best, wholeFile } from '../candidates.ts';
import type { Way } from '../runners/runner.ts';
import { scriptPath } from './by-titles.ts';

/** By the file alone, where nothing in it is known by name: Robot Framework, Cucumber, tests in other languages. Names in it count where they are known. */
export const byPath: Way = (
  { file, className, function: name, titles, name: title },
  { files, definitions },
  place,
) =>
  best(
    (file === '' ? [] : files.find(file, place).files).map((each) => {
      const classes = className.split(/[.\\]|::/).filter(Boolean);
      const chains = [titles ?? [], [...classes, name ?? title], [...classes.slice(-1), name ?? title]];
      // Tests that are calls have titles, of which the whole chain counts.
      const named = scriptPath.test(each) ? [] : chains;
      const found = named
        .map((names) => definitions.namesOf(each).get(names))
        .find(({ length }) => length > 0);
      return found ? { by: 'test', found } : { by: 'file', found: [wholeFile(each)] };
    }),
  );
