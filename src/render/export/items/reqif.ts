import {
  escapeHtml,
  handedOnHash,
  handedOnName,
  type Item,
  letters,
  type Model,
} from '../../../model/index.ts';
import { type ExportedItem, sortedAttributes, wordsOf } from './exported.ts';
import type { ItemPictures } from './pictures.ts';
import { xhtmlOf } from './xhtml.ts';

type About = Pick<Model, 'product' | 'release'>;

/** An attribute of a type of objects. */
interface Definition {
  name: string;
  kind: 'STRING' | 'XHTML';
}

const identifier: Definition = { name: 'ReqIF.ForeignID', kind: 'STRING' };
const title: Definition = { name: 'ReqIF.Name', kind: 'STRING' };
const text: Definition = { name: 'ReqIF.Text', kind: 'XHTML' };
const fingerprint: Definition = { name: handedOnName, kind: 'STRING' };

/**
 * Items as a module of ReqIF 1.2 (OMG formal/2016-07-01): an object an item, a type of objects for each type of items, relations between
 * objects. A link to what is not handed on is an attribute by the name of its relation. Texts are XHTML; the same items give the same bytes.
 * @param pictures finds the pictures that texts show, and keeps them
 * @implements SRS-3688, SRS-3804
 */
export function reqifText(items: readonly ExportedItem[], about: About, pictures: ItemPictures): string {
  const ids = new Set(items.map(({ item }) => item.id));
  const types = [...Map.groupBy(items, ({ item }) => item.type)];
  const relations = items.flatMap(({ item, links }) =>
    [...links].flatMap(([name, all]) =>
      all.filter((to) => ids.has(to)).map((to) => ({ name, from: item.id, to })),
    ),
  );
  const changed = about.release.revision.date || '1970-01-01T00:00:00Z';
  const own = (name: string, id: string, longName = ''): string =>
    `<${name} IDENTIFIER="${id}" LAST-CHANGE="${xml(changed)}"${longName === '' ? '' : ` LONG-NAME="${xml(longName)}"`}`;
  const attributes = new Map(
    types.map(([type, all]) => [
      type,
      [
        identifier,
        title,
        text,
        ...[...new Set(all.flatMap((each) => valuesOf(each, ids).map(([name]) => name)))]
          .sort()
          .map((name): Definition => ({ name, kind: 'STRING' })),
        fingerprint,
      ],
    ]),
  );
  const definition = (type: string, { name, kind }: Definition): string =>
    `            ${own(`ATTRIBUTE-DEFINITION-${kind}`, definitionId(type, name), name)}><TYPE><DATATYPE-DEFINITION-${kind}-REF>${kind.toLowerCase()}</DATATYPE-DEFINITION-${kind}-REF></TYPE></ATTRIBUTE-DEFINITION-${kind}>`;
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<REQ-IF xmlns="http://www.omg.org/spec/ReqIF/20110401/reqif.xsd">',
    '  <THE-HEADER>',
    `    <REQ-IF-HEADER IDENTIFIER="header"><CREATION-TIME>${xml(changed)}</CREATION-TIME><REQ-IF-TOOL-ID>Dossier</REQ-IF-TOOL-ID><REQ-IF-VERSION>1.0</REQ-IF-VERSION><SOURCE-TOOL-ID>Dossier</SOURCE-TOOL-ID><TITLE>${xml(about.product.name)}</TITLE></REQ-IF-HEADER>`,
    '  </THE-HEADER>',
    '  <CORE-CONTENT>',
    '    <REQ-IF-CONTENT>',
    '      <DATATYPES>',
    `        ${own('DATATYPE-DEFINITION-STRING', 'string', 'String')} MAX-LENGTH="1000000"/>`,
    `        ${own('DATATYPE-DEFINITION-XHTML', 'xhtml', 'XHTML')}/>`,
    '      </DATATYPES>',
    '      <SPEC-TYPES>',
    ...types.flatMap(([type]) => [
      `        ${own('SPEC-OBJECT-TYPE', `type-${name(type)}`, type)}>`,
      '          <SPEC-ATTRIBUTES>',
      ...(attributes.get(type) ?? []).map((each) => definition(type, each)),
      '          </SPEC-ATTRIBUTES>',
      '        </SPEC-OBJECT-TYPE>',
    ]),
    ...[...new Set(relations.map((each) => each.name))]
      .sort()
      .map((each) => `        ${own('SPEC-RELATION-TYPE', `relation-${name(each)}`, each)}/>`),
    `        ${own('SPECIFICATION-TYPE', 'specification', 'Specification')}/>`,
    '      </SPEC-TYPES>',
    '      <SPEC-OBJECTS>',
    ...items.flatMap((each) => objectLines(each, ids, own, pictures)),
    '      </SPEC-OBJECTS>',
    '      <SPEC-RELATIONS>',
    ...relations.map(
      (each) =>
        `        ${own('SPEC-RELATION', `link-${name(each.from)}-${name(each.name)}-${name(each.to)}`)}><TYPE><SPEC-RELATION-TYPE-REF>relation-${name(each.name)}</SPEC-RELATION-TYPE-REF></TYPE><SOURCE><SPEC-OBJECT-REF>item-${name(each.from)}</SPEC-OBJECT-REF></SOURCE><TARGET><SPEC-OBJECT-REF>item-${name(each.to)}</SPEC-OBJECT-REF></TARGET></SPEC-RELATION>`,
    ),
    '      </SPEC-RELATIONS>',
    '      <SPECIFICATIONS>',
    `        ${own('SPECIFICATION', 'items', about.product.name)}>`,
    '          <TYPE><SPECIFICATION-TYPE-REF>specification</SPECIFICATION-TYPE-REF></TYPE>',
    '          <CHILDREN>',
    ...items.map(
      ({ item }) =>
        `            ${own('SPEC-HIERARCHY', `place-${name(item.id)}`)}><OBJECT><SPEC-OBJECT-REF>item-${name(item.id)}</SPEC-OBJECT-REF></OBJECT></SPEC-HIERARCHY>`,
    ),
    '          </CHILDREN>',
    '        </SPECIFICATION>',
    '      </SPECIFICATIONS>',
    '    </REQ-IF-CONTENT>',
    '  </CORE-CONTENT>',
    '</REQ-IF>',
    '',
  ];
  return lines.join('\n');
}

function objectLines(
  exported: ExportedItem,
  ids: ReadonlySet<string>,
  own: (name: string, id: string) => string,
  pictures: ItemPictures,
): string[] {
  const { id, type, title: named } = exported.item;
  const said = richTextOf(exported.item, pictures);
  const value = ({ name: attribute, kind }: Definition, content: string): string => {
    const given = kind === 'STRING' ? ` THE-VALUE="${xml(content)}"` : '';
    const inner =
      kind === 'XHTML'
        ? `<THE-VALUE><div xmlns="http://www.w3.org/1999/xhtml">${content}</div></THE-VALUE>`
        : '';
    return `            <ATTRIBUTE-VALUE-${kind}${given}>${inner}<DEFINITION><ATTRIBUTE-DEFINITION-${kind}-REF>${definitionId(type, attribute)}</ATTRIBUTE-DEFINITION-${kind}-REF></DEFINITION></ATTRIBUTE-VALUE-${kind}>`;
  };
  return [
    `        ${own('SPEC-OBJECT', `item-${name(id)}`)}>`,
    '          <VALUES>',
    value(identifier, id),
    ...(named === '' ? [] : [value(title, named)]),
    ...(said.xhtml === '' ? [] : [value(text, said.xhtml)]),
    ...valuesOf(exported, ids).map(([attribute, words]) => value({ name: attribute, kind: 'STRING' }, words)),
    value(fingerprint, fingerprintOf(exported, said)),
    '          </VALUES>',
    `          <TYPE><SPEC-OBJECT-TYPE-REF>type-${name(type)}</SPEC-OBJECT-TYPE-REF></TYPE>`,
    '        </SPEC-OBJECT>',
  ];
}

/**
 * The fingerprint of an item in ReqIF: of what it says with its rich text, which tells whether the project has changed since, and with the words
 * of that alone, which tells whether the file has, whoever wrote it again.
 */
export function reqifFingerprint(
  exported: Pick<ExportedItem, 'item' | 'links'>,
  pictures: ItemPictures,
): string {
  return fingerprintOf(exported, richTextOf(exported.item, pictures));
}

function fingerprintOf(
  exported: Pick<ExportedItem, 'item' | 'links'>,
  { xhtml, words }: ReturnType<typeof xhtmlOf>,
): string {
  const { id } = exported.item;
  const said = wordsOf(exported);
  return `${handedOnHash(id, { ...said, text: xhtml })} ${handedOnHash(id, { ...said, text: letters(words) })}`;
}

function richTextOf(item: Item, pictures: ItemPictures): ReturnType<typeof xhtmlOf> {
  return xhtmlOf(item.body, (target) => pictures.of(item, target));
}

/** Attributes that say something, and links to what is not handed on. */
function valuesOf({ item, links }: ExportedItem, ids: ReadonlySet<string>): [name: string, value: string][] {
  const out = [...links].map(([relation, all]): [string, string] => [
    relation,
    all.filter((to) => !ids.has(to)).join(', '),
  ]);
  return [...sortedAttributes(item), ...out].filter(([, value]) => value.trim() !== '');
}

function definitionId(type: string, attribute: string): string {
  return `attribute-${name(type)}-${name(attribute)}`;
}

/** What may stand in an identifier (NCName), and back to one text only. */
function name(words: string): string {
  return words.replace(/[^A-Za-z0-9.-]/gu, (sign) => `_${sign.codePointAt(0)?.toString(16)}_`);
}

/** What XML 1.0 lets stand in an attribute. */
function xml(words: string): string {
  return escapeHtml(words.replace(notXml, '\ufffd')).replace(/[\t\n\r]/g, ' ');
}

/** Characters that XML 1.0 does not have. */
const notXml = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;
