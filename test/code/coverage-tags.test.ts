import { describe, expect, it } from 'vitest';
import { codeSource } from '../../src/sources/code/index.ts';
import { contextOf, told } from '../imports/context.ts';
import { context as plain } from './context.ts';

const pattern = '{prefix}~{slug}~{number}';
const context = contextOf(
  { format: 'openfasttrace', map: { fields: { 'bld covers': 'satisfies', 'odd covers': 'likes' } } },
  { types: { SDS: { prefixes: ['dsn'], pattern } } },
);
const read = (path: string, text: string, own = context) =>
  codeSource.read({ path, bytes: Buffer.from(text) }, own);

// @verifies SRS-3683
describe('coverage tags', () => {
  it('belong to the definition below, around, or the file, by their artifact types', () => {
    const { links, findings } = read(
      'src/a.ts',
      `// [impl->dsn~a.b~1], [ bld -> dsn~c~2 ]
export function sound() {}

export function stop() {
  // It is [impl~stop~3->dsn~d~1] here.
  call();
}

// [impl->dsn~e~1]
start();
`,
    );
    expect(findings).toEqual([]);
    expect(
      links.map(({ from, relation, to, artifact, place }) => [
        from,
        relation,
        to,
        artifact,
        place.line,
        place.column,
      ]),
    ).toEqual([
      ['src/a.ts#sound', 'implements', 'dsn~a.b~1', 'impl', 1, 11],
      ['src/a.ts#sound', 'satisfies', 'dsn~c~2', 'bld', 1, 32],
      ['src/a.ts#stop', 'implements', 'dsn~d~1', 'impl', 5, 26],
      ['src/a.ts', 'implements', 'dsn~e~1', 'impl', 9, 11],
    ]);
  });

  it('above another comment belong to what is around, as nothing says that they are of what is below that', () => {
    const { links, findings } = read(
      'src/a.ts',
      `/** [impl->dsn~a~1] */
// [impl->dsn~b~1]
export class Pump {
  /* [impl->dsn~c~1] */
  // why
  stop() {}
}
`,
    );
    expect(findings).toEqual([]);
    expect(links.map(({ from, to }) => `${from} ${to}`)).toEqual([
      'src/a.ts dsn~a~1',
      'src/a.ts#Pump dsn~b~1',
      'src/a.ts#Pump dsn~c~1',
    ]);
  });

  it('of tests verify', () => {
    const { links } = read('test/a.test.ts', "// [itest->dsn~a~1]\nit('sounds', () => {});\n");
    expect(links).toMatchObject([{ from: 'test/a.test.ts#sounds', relation: 'verifies', artifact: 'itest' }]);
  });

  it.each([
    ['[impl->req~a~1]', 0, 'req~a~1 is no ID of a registered form'],
    ['[odd->dsn~a~1]', 0, 'likes is no relation of `trace.relations`'],
    [
      '[impl->dsn~a~1>>utest, itest]',
      1,
      'what it asks for itself (utest, itest) is not kept, though its link is',
    ],
  ])('%s is told', (tag, count, why) => {
    const facts = read('src/a.ts', `// ${tag}\nexport function sound() {}\n`);
    expect(facts.links).toHaveLength(count);
    expect(told(facts)).toEqual([`1:4 annotation-ignored: ${tag} is not read: ${why}.`]);
  });

  it('in a file that no language is known for are told', () => {
    expect(told(read('src/a.zzz', '[impl->dsn~a~1]\n'))).toEqual([
      '1:1 annotation-ignored: [impl->dsn~a~1] is not read: files such as *.zzz are no source that is known.',
    ]);
  });

  it('are text in projects that read no items of OpenFastTrace', () => {
    const { links, findings } = read('src/a.ts', '// [impl->dsn~a~1]\nfunction sound() {}\n', plain());
    expect([links, findings]).toEqual([[], []]);
  });
});
