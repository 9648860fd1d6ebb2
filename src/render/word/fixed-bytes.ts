import { strFromU8, strToU8, unzipSync } from 'fflate';
import { compareText } from '../../model/index.ts';
import { zipFiles } from '../../release/archive/zip.ts';
import type { Body } from './body.ts';
import { handedOnParts } from './handed-on.ts';
import type { Xml } from './xml.ts';

/**
 * A document with its body, and with the same bytes at each build: the clock of the library does not stand in it.
 * @param bytes of a document of Word, as the library made it
 * @param document its name
 * @param ids of styles that the project brings, by name in lower case: the library writes its own of these names besides
 * @param date of the source revision, ISO 8601 in UTC; empty when unknown
 * @param body what stands in it
 */
export function fixedBytes(
  bytes: Uint8Array,
  document: string,
  date: string,
  ids: ReadonlyMap<string, string>,
  body: Body,
): Uint8Array {
  const files = unzipSync(bytes);
  const changes: Record<string, (xml: Xml) => Xml> = {
    [bodyPart]: (xml) => body.writtenInto(xml),
    [relationsPart]: (xml) => xml.replace('</Relationships>', `${body.parts.relations}</Relationships>`),
    [stylesPart]: (xml) => withoutTwins(xml, ids),
    'docProps/core.xml': (xml) => dated(xml, date),
  };
  const fixed = new Map(body.parts.media);
  const texts = new Map<string, Xml>();
  for (const [name, content] of Object.entries(files)) {
    if (!/\.(?:xml|rels)$/.test(name)) fixed.set(name, content);
    else texts.set(name, changes[name]?.(strFromU8(content)) ?? strFromU8(content));
  }
  for (const [name, text] of [...texts, ...handedOnParts(texts, document, ids)])
    fixed.set(name, strToU8(text));
  return zipFiles(new Map([...fixed].sort(([a], [b]) => compareText(a, b))));
}

const stylesPart = 'word/styles.xml';
const bodyPart = 'word/document.xml';
const relationsPart = 'word/_rels/document.xml.rels';

/** Styles without those that the project brings under the same name: what goes by one of these goes by that of the project. */
function withoutTwins(xml: Xml, ids: ReadonlyMap<string, string>): Xml {
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
  return left.replace(
    /(<w:(?:basedOn|next|link) w:val=")([^"]*)"/g,
    (_, before: string, id: string) => `${before}${twins.get(id) ?? id}"`,
  );
}

function dated(xml: Xml, date: string): Xml {
  const day = date === '' ? '1980-01-01T00:00:00Z' : date;
  return xml.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)/g, `$1${day}$2`);
}
