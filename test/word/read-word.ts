import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser, type SaxesTagPlain } from 'saxes';

/** A file of Word as a reader of the format sees it. */
export interface ReadWord {
  files: string[];
  /** Parts of XML, by name. */
  parts: Map<string, string>;
  /** Paragraphs of the body: style, words, whether they are counted. */
  paragraphs: { style: string; text: string; list: string }[];
  bookmarks: string[];
  /** Where links lead: the file, empty for this one, and the bookmark. */
  links: { to: string; anchor: string }[];
  /** Tag of each content control, with the words in it. */
  controls: { tag: string; text: string }[];
  /** Tables: how many columns the grid has, and how many the cells of each row span. */
  tables: { grid: number; rows: number[]; heads: number }[];
  /** Alternative texts of pictures. */
  pictures: string[];
}

/** Reads what a document says, part by part; every part has to be well-formed. */
export function readWord(bytes: Uint8Array): ReadWord {
  const files = unzipSync(bytes);
  const parts = new Map(
    Object.entries(files)
      .filter(([name]) => /\.(?:xml|rels)$/.test(name))
      .map(([name, content]) => [name, strFromU8(content)]),
  );
  for (const text of parts.values()) new SaxesParser({ xmlns: true }).write(text).close();
  const targets = new Map(
    [
      ...(parts.get('word/_rels/document.xml.rels') ?? '').matchAll(
        /Id="([^"]*)"[^>]*Target="([^"]*)" TargetMode/g,
      ),
    ].map(([, id = '', target = '']) => [id, target]),
  );
  return {
    files: Object.keys(files),
    parts,
    ...readBody(parts.get('word/document.xml') ?? '', targets),
  };
}

function readBody(xml: string, targets: ReadonlyMap<string, string>): Omit<ReadWord, 'files' | 'parts'> {
  const body: Omit<ReadWord, 'files' | 'parts'> = {
    paragraphs: [],
    bookmarks: [],
    links: [],
    controls: [],
    tables: [],
    pictures: [],
  };
  const open: ReadWord['controls'] = [];
  const tables: ReadWord['tables'] = [];
  let isText = false;
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => {
    const value = String(attributes['w:val'] ?? '');
    const paragraph = body.paragraphs.at(-1);
    const table = tables.at(-1);
    if (name === 'w:p') body.paragraphs.push({ style: '', text: '', list: '' });
    else if (name === 'w:pStyle' && paragraph) paragraph.style = value;
    else if (name === 'w:numId' && paragraph) paragraph.list = value;
    else if (name === 'w:t') isText = true;
    else if (name === 'w:bookmarkStart') body.bookmarks.push(String(attributes['w:name']));
    else if (name === 'w:hyperlink')
      body.links.push({
        to: targets.get(String(attributes['r:id'])) ?? '',
        anchor: String(attributes['w:anchor'] ?? ''),
      });
    else if (name === 'w:sdt') open.push({ tag: '', text: '' });
    else if (name === 'w:tag') (open.at(-1) as { tag: string }).tag = value;
    else if (name === 'wp:docPr') body.pictures.push(String(attributes.descr ?? ''));
    else if (name === 'w:tbl') tables.push({ grid: 0, rows: [], heads: 0 });
    else if (name === 'w:gridCol' && table) table.grid++;
    else if (name === 'w:tr') table?.rows.push(0);
    else if (name === 'w:tblHeader' && value !== 'off' && table) table.heads++;
    else if (name === 'w:tc' && table) table.rows.push((table.rows.pop() ?? 0) + 1);
    else if (name === 'w:gridSpan' && table) table.rows.push((table.rows.pop() ?? 0) + Number(value) - 1);
  });
  parser.on('text', (text) => {
    if (!isText) return;
    const paragraph = body.paragraphs.at(-1);
    if (paragraph) paragraph.text += text;
    for (const control of open) control.text += text;
  });
  parser.on('closetag', ({ name }) => {
    if (name === 'w:t') isText = false;
    else if (name === 'w:sdt') body.controls.push(open.pop() as ReadWord['controls'][number]);
    else if (name === 'w:tbl') body.tables.push(tables.pop() as ReadWord['tables'][number]);
  });
  parser.write(xml).close();
  return body;
}
