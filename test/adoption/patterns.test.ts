import { describe, expect, it } from 'vitest';
import { idSyntax } from '../../src/config/index.ts';
import { siteSchema } from '../../src/config/schema.ts';
import { renderMarkdown } from '../../src/documents/markdown/index.ts';
import { codeSource } from '../../src/sources/code/index.ts';
import { readTrailers, relationNames } from '../../src/sources/git/history.ts';
import { markdownSource } from '../../src/sources/markdown/index.ts';
import { sourceContext } from '../../src/sources/source.ts';

const config = siteSchema.parse({
  product: { name: 'Pump', version: '1', safetyClass: 'B', manufacturer: { name: 'M', address: 'A' } },
  trace: {
    types: {
      HAZ: { prefixes: ['HAZ'], pattern: '{prefix}{number:3}' },
      RC: { prefixes: ['rc'], pattern: '{prefix}~{slug}~{number}' },
      SRS: { prefixes: ['req'], pattern: '{prefix}~{slug}~{number}' },
      TST: { prefixes: ['tool_tst'], pattern: '{prefix}__{slug}' },
      SDS: { prefixes: ['D'], pattern: '{prefix}-{hex:4}' },
    },
  },
});
const ids = idSyntax(config.trace.types);
const context = sourceContext({ config, ids });
const bytes = (text: string) => new TextEncoder().encode(text);
const page = (text: string) => markdownSource.read({ path: 'docs/a.md', bytes: bytes(text) }, context);

// @verifies SRS-3442
describe('every reader knows the IDs of a pattern', () => {
  it('in headings, relations, ranges, tables and prose', () => {
    const { items, links, mentions, findings } = page(`# Alarm, see req~alarm.sound~1 and tool_tst__a_b

### req~alarm.sound~1: Sound

- implements: rc~loud~1..rc~loud~3, rc~long~7

### 2.1 \`tool_tst__a_b\` The sound

Verifies: req~alarm.sound~1

### Silent (HAZ001)

| ID | Text | Implements |
| --- | --- | --- |
| D-00fA | Tone, as in D-00FF | req~alarm.sound~1<br>req~long.tone~2 |
`);
    expect(items.map(({ id, type, title }) => `${type} ${id} ${title}`)).toEqual([
      'SRS req~alarm.sound~1 Sound',
      'TST tool_tst__a_b The sound',
      'HAZ HAZ001 Silent',
      'SDS D-00fA Tone, as in D-00FF',
    ]);
    expect(
      links.map(
        ({ from, relation, to, place }) => `${from} ${relation} ${to} @${place.line}:${place.column}`,
      ),
    ).toEqual([
      'req~alarm.sound~1 implements rc~loud~1 @5:15',
      'req~alarm.sound~1 implements rc~loud~2 @5:15',
      'req~alarm.sound~1 implements rc~loud~3 @5:15',
      'req~alarm.sound~1 implements rc~long~7 @5:37',
      'tool_tst__a_b verifies req~alarm.sound~1 @9:11',
      'D-00fA implements req~alarm.sound~1 @15:33',
      'D-00fA implements req~long.tone~2 @15:54',
    ]);
    expect(mentions.map(({ id, place }) => `${id} @${place.line}`)).toEqual([
      'req~alarm.sound~1 @1',
      'tool_tst__a_b @1',
      'rc~loud~3 @5',
      'D-00FF @15',
    ]);
    expect(findings).toEqual([]);
  });

  it('and what is nearly one is told, with the form that is meant', () => {
    const { items, findings } = page(`### HAZ-001 Silent

### HAZ1 Loud

### Req~alarm~1 Sound

### req~alarm

- verifies: HAZ01

| ID | Text |
| --- | --- |
| D-00fA | Tone |
| D-00f | Noise |
`);
    expect(items.map(({ id }) => id)).toEqual(['D-00fA']);
    expect(findings.map(({ message, hint }) => `${message} ${hint}`)).toEqual([
      'The heading begins with "HAZ-001", which looks like an ID but is none. Write an ID of the form `{prefix}{number:3}`, such as `HAZ001`, followed by a blank.',
      'The heading begins with "HAZ1", which looks like an ID but is none. Write an ID of the form `{prefix}{number:3}`, such as `HAZ001`, followed by a blank.',
      'The heading begins with "Req~alarm~1", which looks like an ID but is none. Write an ID of the form `{prefix}~{slug}~{number}`, such as `req~name~1`, followed by a blank.',
      'The heading begins with "req~alarm", which looks like an ID but is none. Write an ID of the form `{prefix}~{slug}~{number}`, such as `req~name~1`, followed by a blank.',
      'The ID column holds "D-00f", which begins like an ID but is none. Write one ID of the form `{prefix}-{hex:4}`, such as `D-00A1`.',
    ]);
  });

  it('in comments of source, and tells tags that are none', () => {
    const read = (text: string) => codeSource.read({ path: 'src/a.py', bytes: bytes(text) }, context);
    const tagged = read('# @implements req~alarm.sound~1, req~long~2\ndef sound():\n    pass\n');
    expect(tagged.links.map(({ from, to }) => `${from} → ${to}`)).toEqual([
      'src/a.py#sound → req~alarm.sound~1',
      'src/a.py#sound → req~long~2',
    ]);
    expect(
      read('# sounds, @implements req~a~1\ndef sound():\n    pass\n').findings.map(({ message }) => message),
    ).toEqual([
      '@implements req~a~1 is not read: a tag starts its line, or ends it behind a whole sentence.',
    ]);
    expect(
      read('# @implements the alarm\ndef sound():\n    pass\n').findings.map(({ hint }) => hint),
    ).toEqual([
      'Write the ID right after the tag, e.g. @implements req~name~1. Registered prefixes: HAZ, rc, URS, req, D, tool_tst, ANOM, SOUP, CR, GSPR, ACT, MIS.',
    ]);
  });

  it('in trailers of commits', () => {
    const trailers = readTrailers(
      'Implements: req~alarm.sound~1, D-00fA\nNote: HAZ001',
      relationNames(config.trace.relations),
      ids,
    );
    expect(trailers.map(({ id }) => id)).toEqual(['req~alarm.sound~1', 'D-00fA']);
  });

  it('in what is drawn: each leads to its own address, and no sign of it is taken for markup', () => {
    const none = () => undefined;
    const html = renderMarkdown('req~alarm.sound~1 and tool_tst__a_b, ~~gone~~\n', {
      page: 'docs/a.md',
      firstLine: 1,
      addresses: {
        item: (id) => `#${id}`,
        page: none,
        document: none,
        asset: none,
        element: none,
        source: none,
      },
      ids,
      language: '',
      t: (english) => english,
      allowHtml: false,
      anchorAt: none,
      itemsAt: () => [],
      block: () => '',
      placeOf: () => undefined,
      diagram: () => '',
    });
    expect(html).toBe(
      '<p><a class="id ref" href="#req~alarm.sound~1" data-id="req~alarm.sound~1">req~alarm.sound~1</a> and <a class="id ref" href="#tool_tst__a_b" data-id="tool_tst__a_b">tool_tst__a_b</a>, <del>gone</del></p>',
    );
  });
});
