import type { Front, TextPages } from './front.ts';
import { cachedFront } from './front-cache.ts';
import type { FileIdentity, PrintJob } from './job.ts';
import type { Postprocessed } from './postprocess.ts';
import type { Press } from './press.ts';
import { countStandIns, openStamps, withoutStamps } from './stand-ins.ts';

/** A text with what stands around it, as a file that says nothing of a commit yet. */
export interface Whole<Text>
  extends Pick<Postprocessed, 'bytes' | 'pages' | 'problems' | 'missesGlyphs' | 'stamps'> {
  front: Omit<Front<Text>, 'bytes'>;
  /** Its front shows stamps themselves, and nothing that stands for them. */
  showsCommit: boolean;
}

/** What stands around a text, as the browser wrote it. It can be sent to a thread. */
export interface RawFront {
  bytes: Uint8Array;
  /** Nothing in it is of a commit yet. */
  identity: FileIdentity;
  /** What its links say, in its order. */
  linkTexts: readonly string[];
}

/**
 * Prints what stands around a text, and joins both. Stand-ins stand for the stamps of the job; where they are not all found again, as a
 * template of the project breaks or hides one, the front is printed as it is.
 * @param layout the front of a job as HTML
 * @param textBehind the text behind so many pages
 * @param join makes a file of the front, which shows stand-ins or not, and of the text
 * @implements SRS-3860
 */
export async function printWhole<Text extends TextPages>(
  job: PrintJob,
  layout: (job: PrintJob) => string,
  textBehind: (pages: number) => Promise<Text>,
  join: (raw: RawFront, front: Omit<Front<Text>, 'bytes'>, isOpen: boolean) => Promise<Postprocessed>,
  { browser, printCache }: Pick<Press, 'browser' | 'printCache'>,
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
    const { bytes, ...front } = await cachedFront(printCache, shown, { html, isOpen }, once, browser);
    const raw = { bytes, identity: identityOf(withoutStamps(shown)), linkTexts: front.linkTexts };
    const made = await join(raw, front, isOpen);
    return { whole: { ...made, front, showsCommit: false }, sheets: front.text.landscape.length };
  }
}

/** What a file of a job says of itself, without the functions of the job. */
function identityOf(job: PrintJob): FileIdentity {
  const { id, title, language, draftReasons, date, revision, generator, commit, attachments } = job;
  const parts = job.parts.map(({ outline }) => ({ outline }));
  const identity = {
    id,
    title,
    language,
    draftReasons,
    date,
    revision,
    generator,
    commit,
    attachments,
    parts,
  };
  return job.isCollection ? { ...identity, isCollection: true } : identity;
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
