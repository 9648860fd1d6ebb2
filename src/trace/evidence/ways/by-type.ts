import type { TestDefinition, TestResult } from '../../../model/index.ts';
import { type Candidates, none } from '../candidates.ts';
import type { DefinitionIndex } from '../definition-index.ts';
import { Pattern } from '../pattern.ts';
import type { Way } from '../runners/runner.ts';

/** Types by their full name, and what is in each. */
interface Types {
  byFullName: Map<string, TestDefinition[]>;
  byName: Map<string, TestDefinition[]>;
  byLabel: Map<string, TestDefinition[]>;
  membersOf: Map<string, TestDefinition[]>;
}

const known = new WeakMap<DefinitionIndex, Map<string, Types>>();

/**
 * Java, Kotlin, C# and their kin: the class name is the package or namespace with the classes, the name that of the method or the one it has for people.
 * @param languages named with blanks between them
 */
export function byType(languages: string): Way {
  return (result, { files, definitions }, place) => {
    const types = typesOf(definitions, languages);
    const full = fullNameOf(result.className);
    if (full === '') return none;
    const classes = files.near(
      types.byFullName.get(full) ??
        // A report that leaves the package out, or names the class as people do, means the only such class.
        types.byLabel.get(result.className) ??
        (full.includes('.') ? [] : (types.byName.get(full) ?? [])),
      place,
    );
    if (classes.length === 0) return none;
    const members = classes.flatMap((each) => types.membersOf.get(keyOf(each)) ?? []);
    const found = membersNamed(members, result, full);
    return found.found.length > 0 ? found : { by: 'group', found: classes };
  };
}

function membersNamed(members: readonly TestDefinition[], result: TestResult, full: string): Candidates {
  const written = result.name.startsWith(`${full}.`) ? result.name.slice(full.length + 1) : result.name;
  const names = result.function === undefined ? variantsOf(written) : [result.function];
  for (const name of names) {
    const found = members.filter((each) => each.names.at(-1) === name || each.label === name);
    if (found.length > 0) return { by: 'test', found };
  }
  const rows = members.filter(({ label }) => label !== undefined && new Pattern(label).fits(written));
  return rows.length > 0 ? { by: 'row', found: rows } : none;
}

/** `sounds(int)[1]`, `sounds{int}[1]`, `sounds twice()`: as it is, without the last brackets, without all of them. */
function variantsOf(name: string): string[] {
  const bare = name.replace(/\s*(?:\([^()]*\)|\[[^[\]]*\]|\{[^{}]*\})$/, '');
  return [...new Set([name, bare, /^[^[({]*[^[({\s]/.exec(name)?.[0] ?? name])];
}

/** `com.acme.AlarmTest$Loud`, `Acme.AlarmTest+Loud, Acme.Tests`, ``Acme.Test`1``, `Acme.Test(3)`, `Acme\Test`: dots, and no arguments. */
function fullNameOf(className: string): string {
  return className
    .replace(/,.*$|[(<].*$/, '')
    .replace(/`\d+/g, '')
    .replace(/[$+\\/]|::/g, '.')
    .replace(/^\.+|\.+$/g, '');
}

function typesOf(definitions: DefinitionIndex, languages: string): Types {
  const of = known.get(definitions) ?? new Map<string, Types>();
  known.set(definitions, of);
  const made = of.get(languages) ?? indexTypes(definitions.in(languages));
  of.set(languages, made);
  return made;
}

function indexTypes(definitions: readonly TestDefinition[]): Types {
  const types = definitions.filter(({ kind }) => kind === 'type');
  const members = definitions.filter(({ kind, names }) => kind !== 'type' && names.length > 1);
  return {
    byFullName: Map.groupBy(types, (each) => [each.package, ...each.names].filter(Boolean).join('.')),
    byName: Map.groupBy(types, ({ names }) => names.join('.')),
    byLabel: Map.groupBy(
      types.filter(({ label }) => label),
      ({ label }) => label as string,
    ),
    membersOf: Map.groupBy(members, (each) => keyOf({ ...each, names: each.names.slice(0, -1) })),
  };
}

function keyOf({ file, names }: Pick<TestDefinition, 'file' | 'names'>): string {
  return `${file}\n${names.join('\n')}`;
}
