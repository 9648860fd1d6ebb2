import { unzipSync } from 'fflate';
import { type SaxesAttributeNS, SaxesParser } from 'saxes';
import type { Refused } from '../../model/index.ts';

/** Styles of a document of Word that a project brings. */
export interface Reference {
  /** Text of its `word/styles.xml`. */
  xml: string;
  /** IDs of its styles by name in lower case: an office program writes IDs in its own language, names in English. */
  ids: ReadonlyMap<string, string>;
}

const part = 'word/styles.xml';

/** Bytes of styles that are read; those of Word have some 50 kB. */
const most = 5_000_000;

/**
 * Reads the styles of a document of Word, and nothing else of it.
 * @param bytes a ZIP container
 */
export function readReference(bytes: Uint8Array): Reference | Refused {
  let styles: Uint8Array | undefined;
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => name === part && originalSize <= most,
    });
    styles = files[part];
  } catch {
    return { refused: 'is no file of Word.' };
  }
  if (!styles) return { refused: `holds no ${part} of at most ${most / 1_000_000} MB.` };
  const xml = new TextDecoder().decode(styles);
  const ids = new Map<string, string>();
  let id = '';
  let fault: string | undefined;
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', () => {
    fault ??= `holds styles that are no XML.`;
  });
  parser.on('doctype', () => {
    fault ??= 'holds styles with a document type, which can ask for other files.';
  });
  parser.on('opentag', ({ local, attributes }) => {
    const value = (name: string): string => (attributes[name] as SaxesAttributeNS | undefined)?.value ?? '';
    if (local === 'style') id = value('w:styleId');
    if (local === 'name' && id !== '') ids.set(value('w:val').toLowerCase(), id);
  });
  try {
    parser.write(xml).close();
  } catch {
    fault ??= 'holds styles that are no XML.';
  }
  return fault === undefined ? { xml, ids } : { refused: fault };
}
