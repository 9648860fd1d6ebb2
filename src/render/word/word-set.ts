import type { Root } from 'hast';
import type { SourceHash } from '../../model/index.ts';
import type { BrowserHandle } from '../browser/index.ts';
import { parseHtml } from '../export/html-tree.ts';
import { bundledFonts } from '../fonts/index.ts';
import type { BinderJob, PrintJob } from '../pdf/index.ts';
import { boundDocument } from './binder.ts';
import { coverPictures } from './cover-pictures.ts';
import { wordFileOf } from './names.ts';
import { type DrawnPictures, drawPictures } from './pictures.ts';
import type { Reference } from './reference.ts';
import { looksOf } from './styles.ts';
import { wordDocument } from './word-document.ts';

/** A document as a file of Word. */
export interface WordFile {
  /** ID of the document. */
  id: string;
  /** File name. */
  name: string;
  bytes: Uint8Array;
  /** Files of the project that it shows. */
  sources: readonly SourceHash[];
}

/**
 * Documents as files of Word, one after the other, and then what binds them.
 * @param binders of which the documents are among the jobs
 * @param looks style sheet of the documents, for their drawings, and the styles of Word that the project brings
 * @implements SRS-3690, SRS-3810
 */
export async function* wordSet(
  jobs: readonly PrintJob[],
  binders: readonly BinderJob[],
  { styles, reference }: { styles: string; reference: Reference | undefined },
  browser: () => Promise<BrowserHandle>,
): AsyncGenerator<WordFile> {
  const looks = looksOf(reference);
  const drawn: DrawnPictures = new Map();
  const fileOf = async (job: PrintJob, trees: readonly Root[]): Promise<WordFile> => {
    const { assets, fonts = bundledFonts() } = job;
    const shown = {
      type: 'root' as const,
      children: [...trees, coverPictures(job)].flatMap((tree) => tree.children),
    };
    const pictures = await drawPictures(shown, { assets, fonts, styles, drawn }, browser);
    return {
      id: job.id,
      name: wordFileOf(job.id),
      bytes: await wordDocument(job, trees, pictures, looks),
      sources: pictures.sources,
    };
  };
  for (const job of jobs)
    yield await fileOf(
      job,
      job.parts.map(({ html }) => parseHtml(html)),
    );
  for (const binder of binders) {
    const { job, trees } = boundDocument(binder, jobs);
    yield await fileOf(job, trees);
  }
}
