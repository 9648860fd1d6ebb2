import { escapeHtml } from '../../model/index.ts';
import { styleNames, usualId } from './styles.ts';

/** Part of a file of Word with what its paragraphs said when it was handed on; programs keep such parts as they are (ECMA-376-1, 15.2.5). */
const part = 'customXml/item1.xml';
const properties = 'customXml/itemProps1.xml';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006';

/**
 * Puts into a file of Word what its paragraphs say, by which the edited file is held against what was handed on.
 * @param files parts by name, of ours
 * @param document name of the document
 * @param ids of styles that the project brings, by name in lower case
 * @returns the parts that are added or changed
 * @implements SRS-3773
 */
export function handedOnParts(
  files: ReadonlyMap<string, string>,
  document: string,
  ids: ReadonlyMap<string, string>,
): Map<string, string> {
  const made = new Set(madeStyles.map((name) => ids.get(name) ?? usualId(name)));
  const words = paragraphsOf(files.get('word/document.xml') ?? '', made);
  const relations = files.get('word/_rels/document.xml.rels') ?? '';
  const types = files.get('[Content_Types].xml') ?? '';
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  return new Map([
    [
      part,
      `${head}<handedOn xmlns="urn:dossier:handed-on" document="${escapeHtml(document)}">${words.map((text) => `<p>${text}</p>`).join('')}</handedOn>`,
    ],
    [
      properties,
      `${head}<ds:datastoreItem ds:itemID="{2C7C2A4E-4D1B-4C57-9B0E-0D0551E20001}" xmlns:ds="${office}/customXml"><ds:schemaRefs/></ds:datastoreItem>`,
    ],
    [
      'customXml/_rels/item1.xml.rels',
      `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/relationships/customXmlProps" Target="itemProps1.xml"/></Relationships>`,
    ],
    [
      'word/_rels/document.xml.rels',
      relations.replace(
        '</Relationships>',
        `<Relationship Id="rIdHandedOn" Type="${office}/relationships/customXml" Target="../${part}"/></Relationships>`,
      ),
    ],
    [
      '[Content_Types].xml',
      types.replace(
        '</Types>',
        `<Override PartName="/${properties}" ContentType="application/vnd.openxmlformats-officedocument.customXmlProperties+xml"/></Types>`,
      ),
    ],
  ]);
}

/** Styles of what every program makes anew: contents and lists of figures. */
const madeStyles = [...Array.from({ length: 9 }, (_, at) => `toc ${at + 1}`), styleNames.listed];

/** Words of each paragraph that has some and that no program makes anew, as XML. */
function paragraphsOf(xml: string, made: ReadonlySet<string>): string[] {
  return [...xml.matchAll(/<w:p[ >](.*?)<\/w:p>/gs)]
    .filter(([paragraph]) => !made.has(/<w:pStyle w:val="([^"]*)"/.exec(paragraph)?.[1] ?? ''))
    .map(([, content = '']) =>
      [...content.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:(?:br|tab)\b[^>]*>/g)]
        .map(([, text]) => text ?? ' ')
        .join('')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter((text) => text !== '');
}
