import type { TestResult } from '../../../model/index.ts';
import { best, type Candidates, none, wholeFile } from '../candidates.ts';
import type { FoundFiles } from '../file-index.ts';
import type { Repository } from '../repository.ts';
import type { Way } from '../runners/runner.ts';

/** Python: the dotted class name is the module's path from where the tests ran, then the classes. */
export const byModule: Way = (result, { files, definitions }, place) => {
  const parts = result.className.split('.').filter(Boolean);
  const name = functionOf(result);
  if (/\.pyw?$/.test(result.file))
    return best(
      files
        .find(result.file, place)
        .files.map((file) => within(definitions, file, classesIn(file, parts), name)),
    );
  let alike: { found: FoundFiles; classes: string[] } | undefined;
  for (let count = parts.length; count > 0; count--) {
    const found = files.find(`${parts.slice(0, count).join('/')}.py`, place);
    if (found.files.length === 0) continue;
    const classes = parts.slice(count);
    if (found.isExact) return all(definitions, found, classes, name);
    alike ??= { found, classes };
  }
  return alike ? all(definitions, alike.found, alike.classes, name) : none;
};

function all(
  definitions: Repository['definitions'],
  { files }: FoundFiles,
  classes: readonly string[],
  name: string,
): Candidates {
  return files.length === 1
    ? within(definitions, files[0] as string, classes, name)
    : best(files.map((file) => atLeastFile(within(definitions, file, classes, name), file)));
}

function within(
  definitions: Repository['definitions'],
  file: string,
  classes: readonly string[],
  name: string,
): Candidates {
  return definitions.namesOf(file).find(file, [...classes, name]);
}

/** Of files that are alike, none is left out because it lacks the test: it may be made when it runs. */
function atLeastFile({ found }: Candidates, file: string): Candidates {
  return { by: 'file', found: found.length > 0 ? found : [wholeFile(file)] };
}

/** The classes behind the module in a dotted name; all of it where the module is not named. */
function classesIn(file: string, parts: readonly string[]): readonly string[] {
  const path = file.replace(/\.\w+$/, '').split('/');
  for (let count = Math.min(parts.length, path.length); count > 0; count--)
    if (parts.slice(0, count).every((part, index) => part === path[path.length - count + index]))
      return parts.slice(count);
  return parts;
}

/** Without parameters (`test_x[3-a]`) and subtests (`test_x [message] (i=1)`). */
function functionOf({ name }: TestResult): string {
  return /^[^[({\s]+/.exec(name)?.[0] ?? name;
}
