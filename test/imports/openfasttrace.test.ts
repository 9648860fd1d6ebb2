import { describe, expect, it } from 'vitest';
import { contextOf, readFile, told } from './context.ts';

const pattern = '{prefix}~{slug}~{number}';
const context = contextOf(
  {
    format: 'openfasttrace',
    map: { fields: { covers: 'implements', depends: '' } },
  },
  { types: { SRS: { prefixes: ['req'], pattern }, SDS: { prefixes: ['dsn', 'arch'], pattern } } },
);
const read = (text: string) => readFile('a.md', text, context);

const design = `# Alarms

Words about \`dsn~none~1\`.

Alarm sounds
------------
\`dsn~alarm.sounds~2\`

Status: proposed

It **sounds**.

- loud

Rationale:

Nurses listen.

Covers:

* [Latency](a.md) \`req~alarm.latency~1\`
* req~loud~3

Depends:
+ dsn~speaker~1

Comment: none
Needs: impl, utest
Tags: sound,
Tags:
  - night

arch --> dsn, impl : req~hand.on~1

<!-- oft:off -->
\`dsn~off~1\`
<!-- oft:on -->

~~~
\`dsn~code~1\`
~~~
`;

// @verifies SRS-3681
describe('OpenFastTrace in Markdown', () => {
  it('gives items with title, text, attributes and links at their places', () => {
    const facts = read(design);
    expect(told(facts)).toEqual([]);
    expect(
      facts.items.map(({ id, title, place, attributes }) => [id, title, place.line, attributes]),
    ).toEqual([
      [
        'dsn~alarm.sounds~2',
        'Alarm sounds',
        7,
        { status: 'proposed', needs: 'impl, utest', tags: 'sound, night' },
      ],
      ['arch~hand.on~1', '', 33, { needs: 'dsn, impl' }],
    ]);
    expect(facts.items[0]?.body.replace(/\n{2,}/g, '\n')).toBe(
      'It **sounds**.\n- loud\nRationale:\nNurses listen.\nComment: none',
    );
    expect(
      facts.links.map(({ from, to, relation, artifact, place }) => [
        from,
        relation,
        to,
        artifact,
        place.line,
      ]),
    ).toEqual([
      ['dsn~alarm.sounds~2', 'implements', 'req~alarm.latency~1', 'dsn', 21],
      ['dsn~alarm.sounds~2', 'implements', 'req~loud~3', 'dsn', 22],
      ['arch~hand.on~1', 'implements', 'req~hand.on~1', 'arch', 33],
    ]);
  });

  it.each([
    [
      '`dsn~a~1`\n\nCovers:\n\n* [feat~x](#x)\n',
      '5:1 import-left-out: "* [feat~x](#x)" is not read: it stands below "Covers:" and names no ID.',
    ],
    [
      '`dsn~a~1`\n\nDepends: req~x~1\n',
      '3:1 import-left-out: "Depends: req~x~1" is not read: a line of its own below "Depends:" holds each ID.',
    ],
    ['`feat~a~1`\n', '1:1 import-id: "feat~a~1" is no ID of a registered form, so the item is not read.'],
  ])('%j is told', (text, message) => {
    expect(told(read(text))).toEqual([message]);
  });

  it('gives nothing of files without items, and refuses what is no text', () => {
    expect(told(read('# Words\n\nOnly.\n'))).toEqual([]);
    expect(told(readFile('a.md', Buffer.from([0xff, 0xe4, 0x80]), context))).toEqual([
      '1:1 unreadable-import: a.md counts for nothing: it is neither UTF-8 nor UTF-16 text.',
    ]);
  });
});
