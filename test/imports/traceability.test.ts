import { describe, expect, it } from 'vitest';
import { contextOf, readFile, told } from './context.ts';

const context = contextOf(
  {
    format: 'mlx.traceability',
    map: {
      fields: { depends_on: 'satisfies', validates: 'verifies', refines: 'satisfies', asil: 'level' },
    },
  },
  {
    types: {
      SRS: { prefixes: ['SRS', 'RQT'], pattern: '{prefix}-{slug}' },
      URS: { prefixes: ['SYS'], pattern: '{prefix}_{number}' },
    },
  },
);
const read = (text: string) => readFile('doc/requirements.rst', text, context);

const page = `=====
Alarms
=====

.. item:: RQT-SOUND The alarm
    sounds
    :depends_on:
        SYS_1
        SYS_2
    :refines: SYS_3 SYS_4
    :asil: C
    :nocaptions:

    As stated in :item:\`SYS_1\`, it **shall** sound::

        .. item:: RQT-EXAMPLE An example

    within 2 s.

Volume
------

.. checklist-item:: RQT-LOUD Loud enough?

.. code-block:: rest

    .. item:: RQT-SHOWN Another example

.. item-link::
    :sources: RQT-LOUD RQT-SOUND
    :targets: SYS_9
    :type: depends_on
`;

// @verifies SRS-3788
describe('items of mlx.traceability', () => {
  it('have caption, content, attributes and relations; examples are none', () => {
    const facts = read(page);
    expect(told(facts)).toEqual([]);
    expect(facts.items).toMatchObject([
      {
        id: 'RQT-SOUND',
        title: 'The alarm sounds',
        attributes: { level: 'C' },
        place: { line: 5, column: 1 },
        bodyLine: 14,
      },
      { id: 'RQT-LOUD', title: 'Loud enough?', body: '', place: { line: 23 } },
    ]);
    expect(facts.items[0]?.body).toContain('As stated in SYS_1, it \\*\\*shall\\*\\* sound::');
    expect(
      facts.links.map(({ from, relation, to, place }) => `${from} ${relation} ${to} ${place.line}`),
    ).toEqual([
      'RQT-SOUND satisfies SYS_3 10',
      'RQT-SOUND satisfies SYS_4 10',
      'RQT-SOUND satisfies SYS_1 7',
      'RQT-SOUND satisfies SYS_2 7',
      'RQT-SOUND satisfies SYS_9 29',
      'RQT-LOUD satisfies SYS_9 29',
    ]);
  });

  it('that others change from elsewhere are told', () => {
    const facts = read(
      `.. item:: RQT-A Alarm
    :trace: SYS_1

.. item-link::
    :sources: RQT-B
    :targets: SYS_1
    :type: depends_on

.. item-relink::
    :remap: RQT-A
    :target: RQT-B
    :type: trace
`,
    );
    expect(told(facts)).toEqual([
      '4:1 import-left-out: `item-link` links RQT-B, which stands in another file.',
      '9:1 import-left-out: `item-relink` changes items by a pattern or elsewhere, and is not read.',
      '2:1 import-relation: RQT-A has a link "trace" to SYS_1, which is no relation of `trace.relations`; it is not read.',
    ]);
  });
});
