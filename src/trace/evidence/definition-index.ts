import type { TestDefinition } from '../../model/index.ts';
import { type Candidates, wholeFile } from './candidates.ts';
import { TitleIndex } from './title-index.ts';

/** The tests of a project by their files and names. */
export class DefinitionIndex {
  readonly #all: readonly TestDefinition[];
  readonly #byFile: Map<string, TestDefinition[]>;
  readonly #byLanguage = new Map<string, TestDefinition[]>();
  readonly #names = new Map<string, NameIndex>();
  readonly #titles = new Map<string, TitleIndex>();

  constructor(all: readonly TestDefinition[]) {
    this.#all = all;
    this.#byFile = Map.groupBy(all, ({ file }) => file);
  }

  get all(): readonly TestDefinition[] {
    return this.#all;
  }

  of(file: string): readonly TestDefinition[] {
    return this.#byFile.get(file) ?? [];
  }

  /** Definitions in some languages, named with blanks between them. */
  in(languages: string): readonly TestDefinition[] {
    const wanted = languages.split(' ');
    return memo(this.#byLanguage, languages, () =>
      this.#all.filter(({ language }) => wanted.includes(language)),
    );
  }

  namesOf(file: string): NameIndex {
    return memo(this.#names, file, () => new NameIndex(this.of(file)));
  }

  namesIn(languages: string): NameIndex {
    return memo(this.#names, `\n${languages}`, () => new NameIndex(this.in(languages)));
  }

  titlesOf(file: string): TitleIndex {
    return memo(this.#titles, file, () => new TitleIndex(this.of(file)));
  }

  titlesIn(languages: string): TitleIndex {
    return memo(this.#titles, `\n${languages}`, () => new TitleIndex(this.in(languages)));
  }
}

/** Definitions by their whole chain of names. */
export class NameIndex {
  readonly #byNames: Map<string, TestDefinition[]>;

  constructor(definitions: readonly TestDefinition[]) {
    this.#byNames = Map.groupBy(definitions, ({ names }) => names.join('\n'));
  }

  get(names: readonly string[]): readonly TestDefinition[] {
    return this.#byNames.get(names.join('\n')) ?? [];
  }

  /** The definition of these names in a file, else what holds it as far as it is known, else the file. */
  find(file: string, names: readonly string[]): Candidates {
    const found = this.get(names);
    if (found.length > 0) return { by: 'test', found };
    for (let count = names.length - 1; count > 0; count--) {
      const around = this.get(names.slice(0, count));
      if (around.length > 0) return { by: 'group', found: around };
    }
    return { by: 'file', found: [wholeFile(file)] };
  }
}

function memo<T>(map: Map<string, T>, key: string, make: () => T): T {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
