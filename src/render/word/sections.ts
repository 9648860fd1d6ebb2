import { afterTable } from './blocks.ts';
import type { Xml } from './xml.ts';

/** Margins in twips; with them the rooms for text fit A4. */
export const margins = { top: 1300, bottom: 1200, left: 1300, right: 1300, header: 600, footer: 500 };
export const a4 = { width: 11_906, height: 16_838 };

/** A run of pages that stand, or lie on their side. */
export interface Section {
  turned: boolean;
  content: Xml;
}

/**
 * Sections one after the other, each with its pages (ECMA-376-1, 17.6).
 * @param properties of a section that stands, `<w:sectPr>`
 */
export function sectionsAsXml(sections: readonly Section[], properties: Xml): Xml {
  const turned = properties.replace(
    /<w:pgSz [^>]*>/,
    `<w:pgSz w:w="${a4.height}" w:h="${a4.width}" w:orient="landscape"/>`,
  );
  return sections
    .map((section, at) => {
      const own = section.turned ? turned : properties;
      return at === sections.length - 1 ? section.content + own : ended(section.content, own);
    })
    .join('');
}

/** A section ends with a paragraph that has its properties: the one behind its last table, or one that nobody sees. */
function ended(content: Xml, properties: Xml): Xml {
  const last = content.endsWith(afterTable) ? afterTable : '';
  const spacing =
    last === '' ? '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>' : spacingIn(last);
  return `${content.slice(0, content.length - last.length)}<w:p><w:pPr>${spacing}${properties}</w:pPr></w:p>`;
}

function spacingIn(paragraph: Xml): Xml {
  return /<w:spacing [^>]*>/.exec(paragraph)?.[0] ?? '';
}
