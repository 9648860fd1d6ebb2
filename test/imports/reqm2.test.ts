import { describe, expect, it } from 'vitest';
import { contextOf, readFile, told } from './context.ts';

const pattern = '{prefix}~{slug}~{number}';
const context = contextOf(
  {
    format: 'reqm2',
    map: { fields: { 'dsn covers': 'implements', depends: '' } },
  },
  { types: { SRS: { prefixes: ['req'], pattern }, SDS: { prefixes: ['dsn'], pattern } } },
);
const read = (text: string) => readFile('a.oreqm', text, context);
const object = (inner: string) =>
  `<?xml version="1.0"?>\n<specdocument><specobjects doctype="dsn"><specobject>\n${inner}</specobject></specobjects></specdocument>`;

// @verifies SRS-3682
describe('ReqM2 XML', () => {
  it('gives items with texts, needs and covers, and tells what has no meaning', () => {
    const facts = read(
      object(`<id>dsn:alarm.sounds</id><version>2</version><shortdesc>Alarm</shortdesc><status>approved</status>
<sourcefile>a.md</sourcefile><sourceline>7</sourceline>
<description>It *sounds*.</description><rationale>Why</rationale>
<needscoverage><needsobj>impl</needsobj><needsobj>utest</needsobj></needscoverage>
<providescoverage><provcov><linksto>req:loud</linksto><dstversion>3</dstversion></provcov></providescoverage>
<dependencies><dependson>dsn:x, v1</dependson></dependencies>
<fulfilledby><ffbObj><ffbId>a</ffbId><ffbType>b</ffbType><ffbVersion>1</ffbVersion></ffbObj></fulfilledby>
<tags><tag>a</tag><tag>b</tag></tags><conflicts><id>z</id></conflicts>
`),
    );
    expect(told(facts)).toEqual(['10:1 import-left-out: <conflicts> of 1 item is not read.']);
    expect(facts.items).toMatchObject([
      {
        id: 'dsn~alarm.sounds~2',
        title: 'Alarm',
        body: 'It \\*sounds\\*.\n\nRationale:\n\nWhy',
        attributes: { status: 'approved', needs: 'impl, utest', tags: 'a, b' },
        origin: { tool: 'the tool', place: 'a.md, line 7' },
      },
    ]);
    expect(facts.links).toMatchObject([
      { relation: 'implements', to: 'req~loud~3', artifact: 'dsn', place: { line: 7 } },
    ]);
  });

  it.each([
    ['<html/>', '1:1', 'it is no document of ReqM2: its root is not <specdocument>'],
    [object('<version>1</version>'), '2:1', 'a <specobject> has no <id>'],
    [
      '<!DOCTYPE x [<!ENTITY e "e">]><specdocument>&e;</specdocument>',
      '1:30',
      'the file declares a document type of its own; such files are refused',
    ],
  ])('%j counts for nothing', (text, place, why) => {
    expect(told(read(text))).toEqual([
      expect.stringContaining(`unreadable-import: a.oreqm counts for nothing: ${why}.`),
    ]);
    expect(told(read(text))[0]).toMatch(new RegExp(`^${place.split(':')[0]}:`));
  });
});
