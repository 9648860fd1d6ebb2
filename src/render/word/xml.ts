import { escapeXml } from '../../model/index.ts';

/** A piece of WordprocessingML (ECMA-376-1, 17). */
export type Xml = string;

/** How words look. */
export interface Look {
  bold?: boolean;
  italics?: boolean;
  strike?: boolean;
  subScript?: boolean;
  superScript?: boolean;
  /** ID of a style of characters. */
  style?: string;
  color?: string;
  /** In half points. */
  size?: number;
}

/** How a paragraph stands. Distances are twentieths of a point. */
export interface ParagraphLook {
  /** ID of a style. */
  style?: string;
  keepNext?: boolean;
  keepLines?: boolean;
  pageBreakBefore?: boolean;
  /** The list it is an entry of. */
  list?: { id: string; level: number };
  /** A rule below it. */
  rule?: boolean;
  tabs?: readonly { at: number; to: 'left' | 'right'; dotted?: boolean }[];
  rightToLeft?: boolean;
  spacing?: { before?: number; after?: number; line?: number; lineRule?: 'exact' };
}

/** A paragraph of runs; its properties are in the order of the schema (17.3.1.26). */
export function paragraph(content: Xml, look: ParagraphLook = {}): Xml {
  const properties = propertiesOf(look);
  return `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${content}</w:p>`;
}

function propertiesOf(look: ParagraphLook): Xml {
  let xml = '';
  if (look.style !== undefined) xml += `<w:pStyle w:val="${escapeXml(look.style)}"/>`;
  if (look.keepNext !== undefined) xml += look.keepNext ? '<w:keepNext/>' : '<w:keepNext w:val="false"/>';
  if (look.keepLines) xml += '<w:keepLines/>';
  if (look.pageBreakBefore) xml += '<w:pageBreakBefore/>';
  if (look.list)
    xml += `<w:numPr><w:ilvl w:val="${look.list.level}"/><w:numId w:val="${look.list.id}"/></w:numPr>`;
  if (look.rule) xml += '<w:pBdr><w:bottom w:val="single" w:color="auto" w:sz="6" w:space="1"/></w:pBdr>';
  if (look.tabs) xml += `<w:tabs>${look.tabs.map(tabStop).join('')}</w:tabs>`;
  if (look.rightToLeft) xml += '<w:bidi/>';
  if (look.spacing)
    xml += `<w:spacing${Object.entries(look.spacing)
      .map(([side, distance]) => ` w:${side}="${distance}"`)
      .join('')}/>`;
  return xml;
}

function tabStop({ at, to, dotted }: { at: number; to: string; dotted?: boolean }): Xml {
  return `<w:tab w:val="${to}" w:pos="${at}"${dotted ? ' w:leader="dot"' : ''}/>`;
}

/** Words that look alike. */
export function run(text: string, look?: Look): Xml {
  return `<w:r>${look ? lookOf(look) : ''}${words(text)}</w:r>`;
}

/** Blanks at the ends would be lost where it is not said that they count. */
function words(text: string): Xml {
  const kept = text.startsWith(' ') || text.endsWith(' ') || text.includes('  ');
  return `<w:t${kept ? ' xml:space="preserve"' : ''}>${escapeXml(text)}</w:t>`;
}

/** In the order of the schema (17.3.2.28). */
function lookOf(look: Look): Xml {
  let xml = '';
  if (look.style !== undefined) xml += `<w:rStyle w:val="${escapeXml(look.style)}"/>`;
  if (look.bold) xml += '<w:b/><w:bCs/>';
  if (look.italics) xml += '<w:i/><w:iCs/>';
  if (look.strike) xml += '<w:strike/>';
  if (look.color) xml += `<w:color w:val="${look.color}"/>`;
  if (look.size) xml += `<w:sz w:val="${look.size}"/><w:szCs w:val="${look.size}"/>`;
  if (look.superScript) xml += '<w:vertAlign w:val="superscript"/>';
  else if (look.subScript) xml += '<w:vertAlign w:val="subscript"/>';
  return xml === '' ? '' : `<w:rPr>${xml}</w:rPr>`;
}

export const lineBreak: Xml = '<w:r><w:br/></w:r>';
export const tab: Xml = '<w:r><w:tab/></w:r>';

/** A field that shows a text until Word works it out (17.16.19). */
export function simpleField(instruction: string, shown: string, look?: Look): Xml {
  return `<w:fldSimple w:instr="${escapeXml(instruction)}">${run(shown, look)}</w:fldSimple>`;
}

/** A field that shows on which page a bookmark stands; until `withPages` says it, on none. */
export function pageField(bookmark: string, switches = ''): Xml {
  return `<w:r>${fieldSign('begin')}${instruction(`PAGEREF ${bookmark}${switches}`)}${fieldSign('separate')}<w:pageOf name="${bookmark}"/>${fieldSign('end')}</w:r>`;
}

/** Puts in the pages that are known. Text cannot look like what they stand for: its angle brackets are escaped. */
export function withPages(xml: Xml, pages: ReadonlyMap<string, string>): Xml {
  return xml.replace(/<w:pageOf name="([^"]*)"\/>/g, (_, bookmark: string) => {
    const page = pages.get(bookmark);
    return page === undefined ? '' : words(page);
  });
}

export function fieldSign(kind: 'begin' | 'separate' | 'end', more = ''): Xml {
  return `<w:fldChar w:fldCharType="${kind}"${more}/>`;
}

export function instruction(text: string): Xml {
  return `<w:instrText xml:space="preserve">${escapeXml(text)}</w:instrText>`;
}

/** Words that lead to a bookmark of the file, of another file, or to an address. */
export function hyperlink(
  content: Xml,
  { anchor = '', relation = '' }: { anchor?: string; relation?: string },
): Xml {
  const to = `${anchor === '' ? '' : ` w:anchor="${anchor}"`}${relation === '' ? '' : ` r:id="${relation}"`}`;
  return `<w:hyperlink w:history="1"${to}>${content}</w:hyperlink>`;
}

export function bookmarked(content: Xml, name: string, id: number): Xml {
  return `<w:bookmarkStart w:name="${name}" w:id="${id}"/>${content}<w:bookmarkEnd w:id="${id}"/>`;
}
