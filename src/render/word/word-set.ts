import type { SourceHash } from '../../model/index.ts';
import type { BrowserHandle } from '../browser/index.ts';
import { parseHtml } from '../export/html-tree.ts';
import { bundledFonts } from '../fonts/index.ts';
import type { PrintJob } from '../pdf/index.ts';
import { wordFileOf } from './names.ts';
import { drawPictures } from './pictures.ts';
import type { Reference } from './reference.ts';
import { looksOf } from './styles.ts';
import { wordDocument } from './word-document.ts';

/** A document as a file of Word. */
export interface WordFile {
  /** File name. */
  name: string;
  bytes: Uint8Array;
  /** Files of the project that it shows. */
  sources: readonly SourceHash[];
}

/**
 * Documents as files of Word, one after the other.
 * @param looks style sheet of the documents, for their drawings, and the styles of Word that the project brings
 * @implements SRS-3690
 */
export async function* wordSet(
  jobs: readonly PrintJob[],
  { styles, reference }: { styles: string; reference: Reference | undefined },
  browser: () => Promise<BrowserHandle>,
): AsyncGenerator<WordFile> {
  const looks = looksOf(reference);
  for (const job of jobs) {
    const trees = job.parts.map(({ html }) => parseHtml(html));
    const { assets, fonts = bundledFonts() } = job;
    const pictures = await drawPictures(
      { type: 'root', children: trees.flatMap(({ children }) => children) },
      { assets, fonts, styles },
      browser,
    );
    yield {
      name: wordFileOf(job.id),
      bytes: await wordDocument(job, trees, pictures, looks),
      sources: pictures.sources,
    };
  }
}
