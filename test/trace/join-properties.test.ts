import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type TestResult, wildcards } from '../../src/model/index.ts';
import { joinResults } from '../../src/trace/evidence/join-results.ts';
import { Pattern } from '../../src/trace/evidence/pattern.ts';
import { runs } from '../runs.ts';
import { reportOf } from './project.ts';
import { join, type Tree, testsOf } from './repository.ts';

/** Few names, so that they collide: of directories, files, groups and tests. */
const word = fc.constantFrom('alarm', 'pump', 'a', 'sounds', 'test');
const directories = fc.array(word, { maxLength: 3 }).map((parts) => parts.join('/'));
const chain = fc.array(word, { minLength: 1, maxLength: 3 });

/** A test, by all its coordinates. */
interface Coordinates {
  directory: string;
  stem: string;
  chain: string[];
}

const coordinates = fc.record({ directory: directories, stem: word, chain });
const repositories = fc.uniqueArray(coordinates, {
  minLength: 1,
  maxLength: 12,
  selector: ({ directory, stem, chain: names }) => `${directory}/${stem}#${names.join('/')}`,
});

const inside = (directory: string, name: string): string =>
  directory === '' ? name : `${directory}/${name}`;

/** How the tests of a language are written, and how a runner of it reports one. */
interface Dialect {
  name: string;
  file(test: Coordinates): string;
  text(tests: readonly Coordinates[]): string;
  result(test: Coordinates): Partial<TestResult>;
  /** Chains that the language cannot hold beside each other are left out. */
  names?(chain: string[]): string[];
}

const scriptText = (tests: readonly Coordinates[]): string =>
  tests
    .map(({ chain: names }) =>
      names.reduceRight(
        (body, name, index) =>
          index === names.length - 1
            ? `it('${name}', () => {});`
            : `describe('${name}', () => {\n${body}\n});`,
        '',
      ),
    )
    .join('\n');

const classText = (
  tests: readonly Coordinates[],
  head: (names: string[]) => string,
  body: (name: string, indent: string) => string,
  end: (indent: string) => string,
): string =>
  tests
    .map(({ chain: names }) =>
      names
        .map((name, index) => {
          const indent = '    '.repeat(index);
          return index === names.length - 1 ? body(name, indent) : `${indent}${head([name])}`;
        })
        .concat(
          names
            .slice(0, -1)
            .map((_, index) => end('    '.repeat(names.length - 2 - index)))
            .filter(Boolean),
        )
        .join('\n'),
    )
    .join('\n');

const script = {
  file: ({ directory, stem }: Coordinates) => inside(directory, `${stem}.test.ts`),
  text: scriptText,
};
const upper = (name: string): string => `T${name}`;

const dialects: Dialect[] = [
  {
    name: 'vitest',
    ...script,
    result: (test) => ({ className: script.file(test), name: test.chain.join(' > ') }),
  },
  {
    name: 'jest',
    ...script,
    result: (test) => ({
      file: script.file(test),
      className: test.chain.join(' '),
      name: test.chain.join(' '),
    }),
  },
  {
    name: 'node',
    ...script,
    result: (test) => ({
      file: script.file(test),
      suite: test.chain.slice(0, -1).join(' > '),
      className: 'test',
      name: test.chain.at(-1) as string,
    }),
  },
  {
    name: 'playwright',
    ...script,
    result: (test) => ({ className: script.file(test), name: test.chain.join(' › ') }),
  },
  {
    name: 'mocha',
    ...script,
    result: (test) => ({
      file: script.file(test),
      className: test.chain.at(-1) as string,
      name: test.chain.join(' '),
    }),
  },
  {
    name: 'karma',
    ...script,
    result: (test) => ({ className: 'Chrome', name: test.chain.join(' ') }),
  },
  {
    name: 'pytest',
    file: ({ directory, stem }) => inside(directory, `test_${stem}.py`),
    text: (tests) =>
      classText(
        tests,
        ([name]) => `class ${upper(name as string)}:`,
        (name, indent) => `${indent}def test_${name}(self):\n${indent}    pass`,
        () => '',
      ),
    result: ({ directory, stem, chain: names }) => ({
      className: [
        ...directory.split('/').filter(Boolean),
        `test_${stem}`,
        ...names.slice(0, -1).map(upper),
      ].join('.'),
      name: `test_${names.at(-1)}`,
    }),
    names: (names) => names.map((name, index) => (index === names.length - 1 ? `test_${name}` : upper(name))),
  },
  {
    name: 'googletest',
    file: ({ directory, stem }) => inside(directory, `${stem}_test.cc`),
    text: (tests) => tests.map(({ chain: [suite, name = 'x'] }) => `TEST(${suite}, ${name}) {}`).join('\n'),
    result: ({ chain: [suite = '', name = 'x'] }) => ({ className: suite, name }),
    names: ([suite = '', name = 'x']) => [suite, name],
  },
  {
    name: 'go',
    file: ({ directory, stem }) => inside(directory, `${stem}_test.go`),
    text: (tests) =>
      `package p\n${tests.map(({ chain: [name] }) => `func Test_${name}(t *testing.T) {}`).join('\n')}`,
    result: ({ directory, chain: [name] }) => ({
      className: inside('example.com/dev', directory).replace(/\/$/, ''),
      name: `Test_${name}`,
    }),
    names: ([name]) => [`Test_${name}`],
  },
  {
    name: 'surefire',
    file: ({ directory, stem }) => inside(directory, `${stem}/Test.java`),
    text: (tests) => {
      const [{ directory = '', stem = '' } = {}] = tests;
      const space = `package ${[...directory.split('/').filter(Boolean), stem].join('.')};\n`;
      return (
        space +
        classText(
          tests.map((test) => ({ ...test, chain: ['outer', ...test.chain] })),
          ([name]) => `class ${upper(name as string)} {`,
          (name, indent) => `${indent}@Test\n${indent}void ${name}() {}`,
          (indent) => `${indent}}`,
        )
      );
    },
    result: ({ directory, stem, chain: names }) => ({
      className: `${[...directory.split('/').filter(Boolean), stem].join('.')}.${['outer', ...names.slice(0, -1)].map(upper).join('$')}`,
      name: names.at(-1) as string,
    }),
    names: (names) => ['outer', ...names].map((name, index) => (index === names.length ? name : upper(name))),
  },
];

// @verifies SRS-3109, SRS-3110, SRS-3112
describe('whatever names collide', () => {
  it.each(dialects.map((dialect) => [dialect.name, dialect] as const))(
    'a result of %s counts for no test of other coordinates',
    (runner, { file, text, result, names = (written) => written }) => {
      fc.assert(
        fc.property(repositories, fc.boolean(), (tests, told) => {
          const files = Map.groupBy(tests, file);
          const tree: Tree = {
            'go.mod': 'module example.com/dev\n',
            ...Object.fromEntries([...files].map(([path, own]) => [path, text(own)])),
          };
          const joined = join(tree, tests.map(result), told ? { runner } : {}).tests;
          for (const [index, test] of tests.entries()) {
            const found = joined[index];
            // Of nothing, of what holds it, or of the test itself.
            const wanted = names(test.chain);
            const isTest = found && found.names.length > 0;
            if (found) expect(found.file).toBe(file(test));
            if (told && tests.length === 1) expect(found?.names).toEqual(wanted);
            if (isTest) expect(wanted.slice(0, found.names.length)).toEqual(found.names);
          }
        }),
        { numRuns: runs(300) },
      );
    },
  );
});

// @verifies SRS-3112
describe('a title with unknown parts', () => {
  const parts = fc.array(fc.constantFrom('a', 'b', '1', ' ', wildcards.any, wildcards.number), {
    maxLength: 8,
  });
  const text = fc
    .array(fc.constantFrom('a', 'b', '1', '2', ' '), { maxLength: 8 })
    .map((letters) => letters.join(''));

  it('fits the texts that a regular expression fits', () => {
    fc.assert(
      fc.property(parts, text, (written, reported) => {
        const pattern = written
          .join('')
          .replaceAll(wildcards.any, '.*')
          .replaceAll(wildcards.number, '-?\\d[\\d.,]*');
        expect(new Pattern(written.join('')).fits(reported)).toBe(new RegExp(`^${pattern}$`).test(reported));
      }),
      { numRuns: runs(2000) },
    );
  });

  it('is compared in bounded time, however many parts are unknown', () => {
    const pattern = new Pattern(`${`a${wildcards.any}`.repeat(150)}b`);
    expect(pattern.fits('a'.repeat(2000))).toBe(false);
  });
});

// @verifies SRS-3113
it('100,000 results of 10,000 tests take little more than ten times as long as 10,000 of 1,000', () => {
  const tree = (count: number): Tree =>
    Object.fromEntries(
      Array.from({ length: count / 100 }, (_, file) => [
        `packages/p${file}/test/index.test.ts`,
        `describe('group', () => {\n${Array.from({ length: 100 }, (_, test) => `it('test ${test}', () => {});\nit.each([1])('row ${test} %i', () => {});`).join('\n')}\n});`,
      ]),
    );
  const time = (count: number): number => {
    const files = tree(count);
    const tests = testsOf(files);
    const results = Object.keys(files).flatMap((path) =>
      Array.from({ length: 1000 }, (_, index) => ({
        className: path,
        name: index % 2 === 0 ? `group > test ${index % 100}` : `group > row ${index % 100} ${index}`,
      })),
    );
    const report = reportOf('current', results);
    const start = performance.now();
    const joined = joinResults([report], { paths: Object.keys(files), manifests: [] }, tests, []);
    const took = performance.now() - start;
    expect(joined.reports[0]?.results.every(({ test }) => test?.names.length === 2)).toBe(true);
    return took;
  };
  time(1000);
  const [few, many] = [time(1000), time(10_000)];
  expect(many).toBeLessThan(few * 40 + 2000);
});
