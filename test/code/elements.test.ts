import { expect, it } from 'vitest';
import { codeSource } from '../../src/sources/code/index.ts';
import { context } from './context.ts';

const read = (path: string, text: string) => codeSource.read({ path, bytes: Buffer.from(text) }, context());

it('@path lets a file that is no package file speak for a directory', () => {
  const { elements, findings } = read(
    'src/alarm/engine.ts',
    '/**\n * Sounds.\n * @c4 component "Alarm"\n * @path .\n * @returns nothing\n */\nexport function run() {}\n',
  );
  expect(findings).toEqual([]);
  expect(elements.map(({ name, path, tags }) => ({ name, path, tags }))).toEqual([
    { name: 'Alarm', path: 'src/alarm', tags: {} },
  ]);
});

it('a @path out of the project is a finding, and the element keeps its own', () => {
  for (const path of ['../../..', '/etc']) {
    const { elements, findings } = read(
      'src/alarm/index.ts',
      `/**\n * @c4 component "Alarm"\n * @path ${path}\n */\nexport const a = 1;\n`,
    );
    expect(elements.map((element) => element.path)).toEqual(['src/alarm']);
    expect(findings.map(({ rule, line, message }) => [rule, line, message])).toEqual([
      ['element-path', 3, `@path ${path} leads out of the project.`],
    ]);
  }
});

it('tags of elements leave fingerprints as they are', () => {
  const of = (tags: string) =>
    read('src/alarm/index.ts', `/**\n * @implements SRS-001\n${tags} */\nexport const a = 1;\n`).regions[0]
      ?.fingerprint;
  expect(of(' * @c4 component "Alarm"\n * @class B\n * @uses Store "x"\n')).toBe(of(''));
});

// @verifies SRS-3557
it('a tag of an element with a slip of the pen is told, and one of another name is kept', () => {
  const { elements, findings } = read(
    'src/alarm/index.ts',
    '/**\n * @C4 component "Alarm"\n * @Technology C\n * @use Store "x"\n * @klass C\n * @stage beta\n */\nexport const a = 1;\n',
  );
  expect(elements.map(({ name, uses, tags }) => [name, uses, tags.stage])).toEqual([['Alarm', [], 'beta']]);
  expect(
    findings.map(({ rule, line, message, hint }) => [rule, line, message, hint?.split('? ')[0]]),
  ).toEqual(
    (
      [
        ['Technology', 'technology'],
        ['use', 'uses'],
        ['klass', 'class'],
      ] as const
    ).map(([said, meant], at) => [
      'element-tag',
      at + 3,
      `@${said} says nothing of the element: there is no tag of that name.`,
      `Did you mean ${meant}`,
    ]),
  );
});
