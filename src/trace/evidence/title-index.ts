import type { TestDefinition } from '../../model/index.ts';
import { type Candidates, none } from './candidates.ts';
import { isBlank, Pattern } from './pattern.ts';

/** How a runner joins titles: between groups, and before the title of the test. */
export interface Joint {
  groups: string;
  test: string;
}

/** Stands between titles that a report keeps apart. */
export const apart = '\u0000';

/** Marks that stand between titles and hardly in them: what comes before one is a group. */
const certain = new Set([' > ', ' › ', ' » ', ' :: ', apart]);

/** Tests that are calls, by their chain of titles. */
export class TitleIndex {
  readonly #definitions: readonly TestDefinition[];
  readonly #joined = new Map<string, Joined>();

  constructor(definitions: readonly TestDefinition[]) {
    this.#definitions = definitions;
  }

  /**
   * The test whose whole chain of titles, joined as the runner does, is a text. Titles with unknown parts count only where none is exactly that. Where
   * there is no test, the group that is known, if `groups` is set.
   * @implements SRS-3112
   */
  find(chain: string, joint: Joint, groups: boolean): Candidates {
    const index = this.#by(joint);
    const text = chain.replace(/\s+/g, ' ').trim();
    const exact = index.exact.get(text);
    if (exact) return { by: 'test', found: exact };
    const fitting = new Set(index.patterns.find(text));
    for (const tail of tailsOf(text, joint)) {
      for (const each of index.floating.get(tail) ?? []) fitting.add(each);
      for (const each of index.floatingPatterns.find(tail)) fitting.add(each);
    }
    const named = [...fitting].filter(({ patterns, names }) => !patterns || patterns.at(-1) === names.at(-1));
    const rows = named.length > 0 ? named : [...fitting];
    // Titles of which nothing is known say nothing; in a group that is known they do.
    const isOpen = rows.some(({ patterns }) => patterns?.every(isBlank));
    if (rows.length > 1 || (rows.length === 1 && !isOpen)) return { by: 'row', found: rows };
    return groups ? this.#groupOf(text, joint, index) : none;
  }

  /** The tests of a title, whatever stands around them. */
  byLast(title: string): readonly TestDefinition[] {
    return this.#by({ groups: '', test: '' }).last.get(title.replace(/\s+/g, ' ').trim()) ?? [];
  }

  #groupOf(text: string, joint: Joint, index: Joined): Candidates {
    // Hooks report the group they are of.
    const whole = index.groups.get(text);
    if (whole) return { by: 'group', found: whole };
    if (!certain.has(joint.groups)) return none;
    for (let end = text.lastIndexOf(joint.groups); end > 0; end = text.lastIndexOf(joint.groups, end - 1)) {
      const found = index.groups.get(text.slice(0, end)) ?? index.groupPatterns.find(text.slice(0, end));
      if (found.length > 0) return { by: 'group', found };
    }
    return none;
  }

  #by(joint: Joint): Joined {
    const key = `${joint.groups}\t${joint.test}`;
    const known = this.#joined.get(key);
    if (known) return known;
    const made = join(this.#definitions, joint);
    this.#joined.set(key, made);
    return made;
  }
}

/** Definitions by their joined titles: those that are always the same, those with unknown parts, and those with unknown groups around them. */
interface Joined {
  exact: Map<string, TestDefinition[]>;
  floating: Map<string, TestDefinition[]>;
  patterns: Patterns;
  floatingPatterns: Patterns;
  last: Map<string, TestDefinition[]>;
  groups: Map<string, TestDefinition[]>;
  groupPatterns: Patterns;
}

function join(definitions: readonly TestDefinition[], joint: Joint): Joined {
  const made: Joined = {
    exact: new Map(),
    floating: new Map(),
    patterns: new Patterns(),
    floatingPatterns: new Patterns(),
    last: new Map(),
    groups: new Map(),
    groupPatterns: new Patterns(),
  };
  for (const definition of definitions) {
    const { names, patterns, floats, kind } = definition;
    if (!floats && !patterns)
      push(made.groups, joinTitles(names, { groups: joint.groups, test: joint.groups }), definition);
    else if (!floats && patterns && !isBlank(patterns.at(-1) as string))
      made.groupPatterns.add(joinTitles(patterns, { groups: joint.groups, test: joint.groups }), definition);
    if (kind !== 'test') continue;
    if (patterns)
      (floats ? made.floatingPatterns : made.patterns).add(joinTitles(patterns, joint), definition);
    else push(floats ? made.floating : made.exact, joinTitles(names, joint), definition);
    if (!patterns || patterns.at(-1) === names.at(-1)) push(made.last, names.at(-1) as string, definition);
  }
  return made;
}

/** Titles joined as a runner does. */
export function joinTitles(titles: readonly string[], { groups, test }: Joint): string {
  const around = titles.slice(0, -1);
  return around.length === 0 ? (titles[0] ?? '') : `${around.join(groups)}${test}${titles.at(-1)}`;
}

/** A joined text, and all its ends that may be a chain of their own. */
function* tailsOf(text: string, { groups, test }: Joint): Generator<string> {
  yield text;
  for (const mark of new Set([groups, test].filter(Boolean)))
    for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1))
      yield text.slice(at + mark.length);
}

/** Patterns by the text they begin or end with, so that few are tried. */
class Patterns {
  readonly #byStart = new Map<string, [pattern: Pattern, of: TestDefinition][]>();
  readonly #byEnd = new Map<string, [pattern: Pattern, of: TestDefinition][]>();
  readonly #starts = new Set<number>();
  readonly #ends = new Set<number>();

  add(text: string, definition: TestDefinition): void {
    const pattern = new Pattern(text);
    const [first, last] = pattern.ends;
    if (first.length > 0 || last.length === 0) {
      push(this.#byStart, first, [pattern, definition]);
      this.#starts.add(first.length);
    } else {
      push(this.#byEnd, last, [pattern, definition]);
      this.#ends.add(last.length);
    }
  }

  find(text: string): TestDefinition[] {
    const tried = [
      ...[...this.#starts].flatMap((length) => this.#byStart.get(text.slice(0, length)) ?? []),
      ...[...this.#ends].flatMap((length) => this.#byEnd.get(text.slice(-length)) ?? []),
    ];
    return tried.filter(([pattern]) => pattern.fits(text)).map(([, definition]) => definition);
  }
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
