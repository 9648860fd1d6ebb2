import { describe, expect, it } from 'vitest';
import { codeSource } from '../../src/sources/code/index.ts';
import { contextOf, told } from '../imports/context.ts';
import { context as plain } from './context.ts';

const context = contextOf({
  format: 'strictdoc',
  map: { fields: { '@relation Design': 'satisfies', '@relation Odd': 'likes' } },
});
const read = (path: string, text: string, own = context) =>
  codeSource.read({ path, bytes: Buffer.from(text) }, own);

const module = `"""
@relation(SRS-1, SRS-2, scope=file)
"""

import os


# @relation(SRS-3, scope=function)
def sound():
    # @relation(SRS-4, scope=range_start)
    loud()
    # @relation(SRS-4, scope=range_end)
    soft()  # @relation(SRS-5, scope=line)


class Alarm:
    """
    @relation(SRS-6, scope=class, role=Design)
    """

    def stop(self):
        pass
`;

// @verifies SRS-3689
describe('markers of StrictDoc', () => {
  it('belong to the file, the class, the function, or what is around a range or a line', () => {
    const { links, findings } = read('src/alarm.py', module);
    expect(findings).toEqual([]);
    expect([...new Set(links.map(({ from, relation, to }) => `${from} ${relation} ${to}`))]).toEqual([
      'src/alarm.py implements SRS-1',
      'src/alarm.py implements SRS-2',
      'src/alarm.py#sound implements SRS-3',
      'src/alarm.py#sound implements SRS-4',
      'src/alarm.py#sound implements SRS-5',
      'src/alarm.py#Alarm satisfies SRS-6',
    ]);
    expect(links[1]?.place).toMatchObject({ line: 2, column: 18 });
  });

  it('of tests verify', () => {
    const { links } = read(
      'tests/test_a.py',
      '# @relation(SRS-1, scope=function)\ndef test_a():\n    pass\n',
    );
    expect(links).toMatchObject([{ from: 'tests/test_a.py#test_a', relation: 'verifies', to: 'SRS-1' }]);
  });

  it.each([
    ['@relation(X, scope=file)', 0, 'X is no ID of a registered form'],
    ['@relation(scope=file)', 0, 'it names no ID'],
    ['@relation(SRS-1, scope=file, role=Odd)', 0, 'likes is no relation of `trace.relations`'],
    [
      '@relation(SRS-1, scope=world)',
      1,
      'its scope is none of file, class, function, line, range_start, range_end',
    ],
  ])('%s is told', (tag, count, why) => {
    const facts = read('src/a.py', `# ${tag}\ndef sound():\n    pass\n`);
    expect(facts.links).toHaveLength(count);
    expect(told(facts)).toEqual([`1:3 annotation-ignored: ${tag} is not read: ${why}.`]);
  });

  it('without a scope, as in Rust, belong to what their comment documents', () => {
    const text = `/// @relation(SRS-1)
fn outer() {}

impl Alarm {
    //! @relation(SRS-2)
    fn stop() {
        /*!
         * @relation(SRS-3)
         */
        fn nested() {}
    }
}
`;
    const { links, findings } = read('src/alarm.rs', text);
    expect([links.map(({ from, to }) => `${from} ${to}`), findings]).toEqual([
      ['src/alarm.rs#outer SRS-1', 'src/alarm.rs#Alarm SRS-2', 'src/alarm.rs#Alarm.stop SRS-3'],
      [],
    ]);
  });

  it('that say skip name nothing', () => {
    const facts = read('src/a.py', '# @relation(skip, scope=line)\ndef sound():\n    pass\n');
    expect([facts.links, facts.findings]).toEqual([[], []]);
  });

  it('give no link in projects that read no documents of StrictDoc', () => {
    expect(read('src/a.py', module, plain()).links).toEqual([]);
  });
});
