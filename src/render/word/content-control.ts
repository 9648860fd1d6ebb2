import { escapeXml } from '../../model/index.ts';
import type { Xml } from './xml.ts';

/** What says of a content control whose it is; the ID of an item stands behind it. */
const itemTag = 'dossier:item:';

/**
 * A content control around what an item says, blocks or words, by which a program finds the item again (ECMA-376-1, 17.5.2).
 * @param id of the item
 */
export function itemControl(id: string, content: Xml): Xml {
  const written = escapeXml(id);
  return `<w:sdt><w:sdtPr><w:alias w:val="${written}"/><w:tag w:val="${itemTag}${written}"/></w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
}
