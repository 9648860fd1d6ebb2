import { strFromU8, strToU8, unzipSync } from 'fflate';
import { compareText } from '../../model/index.ts';
import { zipFiles } from '../../release/archive/zip.ts';
import { handedOnParts } from './handed-on.ts';

/**
 * The same document with the same bytes at each build: what the library names by chance is counted, and its clock does not stand in it.
 * @param bytes of a document of Word, as the library made it
 * @param document its name
 * @param ids of styles that the project brings, by name in lower case: the library writes its own of these names besides
 * @param date of the source revision, ISO 8601 in UTC; empty when unknown
 */
export function fixedBytes(
  bytes: Uint8Array,
  document: string,
  date: string,
  ids: ReadonlyMap<string, string>,
): Uint8Array {
  const names = new Map<string, string>();
  const counted = (text: string): string =>
    text.replace(/\brId[a-z0-9_-]{21}(?=")/g, (name) => {
      if (!names.has(name)) names.set(name, `rIdLink${names.size + 1}`);
      return names.get(name) as string;
    });
  const files = unzipSync(bytes);
  const styles = withoutTwins(strFromU8(files[stylesPart] ?? new Uint8Array()), ids);
  const one = (name: string, xml: string): string =>
    name === stylesPart ? styles.xml : name === bodyPart ? styledAs(xml, styles.twins) : xml;
  const fixed = new Map<string, Uint8Array>();
  const texts = new Map<string, string>();
  for (const name of Object.keys(files).sort()) {
    const content = files[name] as Uint8Array;
    if (/\.(?:xml|rels)$/.test(name))
      texts.set(name, countedAnew(dated(counted(one(name, strFromU8(content))), date)));
    else fixed.set(name, content);
  }
  for (const [name, text] of [...texts, ...handedOnParts(texts, document, ids)])
    fixed.set(name, strToU8(text));
  return zipFiles(new Map([...fixed].sort(([a], [b]) => compareText(a, b))));
}

const stylesPart = 'word/styles.xml';
const bodyPart = 'word/document.xml';

/** Styles without those that the project brings under the same name; by ID, the one that stands for each. */
function withoutTwins(
  xml: string,
  ids: ReadonlyMap<string, string>,
): { xml: string; twins: ReadonlyMap<string, string> } {
  const twins = new Map<string, string>();
  const left = xml.replace(
    /<w:style\b[^>]*?\bw:styleId="([^"]*)"[^>]*>\s*<w:name w:val="([^"]*)"[\s\S]*?<\/w:style>/g,
    (style: string, id: string, name: string) => {
      const given = ids.get(name.toLowerCase());
      if (given === undefined || given === id) return style;
      twins.set(id, given);
      return '';
    },
  );
  return { xml: styledAs(left, twins), twins };
}

function styledAs(xml: string, twins: ReadonlyMap<string, string>): string {
  if (twins.size === 0) return xml;
  return xml.replace(
    /(<w:(?:pStyle|rStyle|tblStyle|basedOn|next|link) w:val=")([^"]*)"/g,
    (_, before: string, id: string) => `${before}${twins.get(id) ?? id}"`,
  );
}

/** Bookmarks, drawings and places of the contents are counted over all documents of a run: they begin anew in each. */
function countedAnew(xml: string): string {
  return counters.reduce((text, counter) => {
    const seen = new Map<string, number>();
    return text.replace(counter, (_, before: string, id: string) => {
      if (!seen.has(id)) seen.set(id, seen.size + 1);
      return `${before}${seen.get(id)}`;
    });
  }, xml);
}

const counters = [
  /\b(_Toc)(\d+)\b/g,
  /(<w:bookmark(?:Start|End)\b[^>]*?\bw:id=")(\d+)/g,
  /(<wp:docPr\b[^>]*?\bid=")(\d+)/g,
];

function dated(xml: string, date: string): string {
  const day = date === '' ? '1980-01-01T00:00:00Z' : date;
  return xml.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)/g, `$1${day}$2`);
}
