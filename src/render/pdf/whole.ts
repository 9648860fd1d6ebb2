import type { BrowserHandle } from '../browser/index.ts';
import type { Front, TextPages } from './front.ts';
import { cachedFront } from './front-cache.ts';
import { inTurn } from './in-turn.ts';
import type { PrintJob } from './job.ts';
import { loadPrint } from './load-print.ts';
import { type Joined, type Postprocessed, postprocess } from './postprocess.ts';
import { countStandIns, openStamps, withoutStamps } from './stand-ins.ts';

/** A text with what stands around it, as a file that says nothing of a commit yet. */
export interface Whole<Text>
  extends Pick<Postprocessed, 'bytes' | 'pages' | 'problems' | 'missesGlyphs' | 'stamps'> {
  front: Omit<Front<Text>, 'bytes'>;
  /** Its front shows stamps themselves, and nothing that stands for them. */
  showsCommit: boolean;
}

/**
 * Prints what stands around a text, and joins both. Stand-ins stand for the stamps of the job; where they are not all found again, as a
 * template of the project breaks or hides one, the front is printed as it is.
 * @param layout the front of a job as HTML
 * @param textBehind the text behind so many pages
 * @param join what is joined to the front, which shows stand-ins or not
 * @param directory where prints are kept; none where it is undefined
 * @implements SRS-3860
 */
export async function printWhole<Text extends TextPages>(
  job: PrintJob,
  layout: (job: PrintJob) => string,
  textBehind: (pages: number) => Promise<Text>,
  join: (front: Omit<Front<Text>, 'bytes'>, isOpen: boolean) => Joined,
  browser: BrowserHandle,
  directory: string | undefined,
): Promise<Whole<Text>> {
  const texts = new Map<number, Promise<Text>>();
  const once = (pages: number): Promise<Text> => {
    const text = texts.get(pages) ?? textBehind(pages);
    texts.set(pages, text);
    return text;
  };
  const open = openStamps(job);
  if (open.isOpen) {
    const html = layout(open.job);
    const { whole, sheets } = await around(open.job, html, true);
    if (whole.stamps.length === stampsIn(open.job, html, whole.pages - sheets, sheets))
      return withTexts(whole);
  }
  const { whole } = await around(job, layout(job), false);
  return withTexts({ ...whole, stamps: [], showsCommit: open.isOpen });

  async function around(shown: PrintJob, html: string, isOpen: boolean) {
    const { bytes, ...front } = await cachedFront(directory, shown, { html, isOpen }, once, browser);
    const made = await inTurn(async () =>
      postprocess(await loadPrint(bytes), withoutStamps(shown), {
        linkTexts: front.linkTexts,
        joined: join(front, isOpen),
      }),
    );
    return { whole: { ...made, front, showsCommit: false }, sheets: front.text.landscape.length };
  }
}

function withTexts<Text>({
  stampsInTexts,
  stamps,
  ...whole
}: Whole<Text> & Pick<Postprocessed, 'stampsInTexts'>): Whole<Text> {
  return { ...whole, stamps: [...stamps, ...stampsInTexts] };
}

/** How many stamps what stands around a text shows. */
function stampsIn({ stamps, isCollection }: PrintJob, html: string, pages: number, sheets: number): number {
  const onEach = countStandIns([...stamps.header, ...stamps.footer]);
  const onSheets = isCollection ? countStandIns(stamps.header.slice(0, 1)) : onEach;
  return countStandIns([html.slice(html.indexOf('<body'))]) + onEach * pages + onSheets * sheets;
}
