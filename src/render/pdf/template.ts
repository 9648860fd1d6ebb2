import { captionsIn } from '../../documents/captions.ts';
import { createEngine } from '../../documents/engine.ts';
import { messagesIn, type Translate } from '../../documents/messages.ts';
import type { Templates } from '../../documents/templates.ts';
import { isRightToLeft } from '../../model/index.ts';
import { drawCarrier } from '../../udi/carrier.ts';
import { bundledFonts, type Fonts } from '../fonts/index.ts';
import { clausesBySection } from './clauses-by-section.ts';
import { cssString } from './css-string.ts';
import type { PrintJob } from './job.ts';
import { withoutCommit } from './source-links.ts';

/** Names the page that a destination of a binder has in its own document. */
export function pageInDocument(anchor: string): string {
  return `in-document ${anchor}`;
}

/** Directory of the fonts in the URLs of the page that is printed. */
export const fontDirectory = 'dossier-fonts/';

/**
 * Makes the whole document as one HTML page, or one of its two faces: `front` leaves the texts of its parts out, `text` everything of a
 * release, a commit or an approval, so that it is the same as long as the text is.
 */
export type PrintLayout = (job: PrintJob, face?: 'whole' | 'front' | 'text') => string;

/** Deepest heading the contents list; those of a binder list its documents and their chapters, as each document has contents of its own. */
const contentsDepth = { document: 3, binder: 2 };

/**
 * Compiles the templates of a print once for a whole set: `layouts/print` with its partials, and the styles `assets/print.css`.
 * Page numbers are left open: `.page-number[data-for]` holds a placeholder until the first print says where things stand.
 * @throws TemplateError, from the layout it gives
 * @implements SRS-1002, SRS-1003
 */
export function compilePrintLayout(templates: Templates): PrintLayout {
  let t = messagesIn('en');
  const engine = createEngine(templates, { t: (english) => t(String(english)) });
  const styles = templates.get('assets/print.css')?.text ?? '';
  return (whole, face = 'whole') => {
    const job = face === 'text' ? onlyText(whole) : whole;
    t = messagesIn(job.language);
    const { cover } = job;
    const { approvals, changes, earlierChanges, product, purpose } = cover;
    return engine.render(job.forUsers ? 'layouts/print-for-users' : 'layouts/print', {
      ...job.forUsers,
      language: job.language,
      rightToLeft: isRightToLeft(job.language),
      title: job.title,
      fontStyles: fontStylesOf(job.fonts ?? bundledFonts()),
      styles,
      marginBoxes: marginBoxes(job, t),
      product,
      purpose,
      type: cover.type === job.title ? '' : cover.type,
      draft: job.draftReasons.join(', '),
      identity: cover.identity.filter(({ value }) => value !== ''),
      udi: udiOf(job, t),
      approvals,
      changes,
      earlierChanges,
      hasBars:
        face !== 'text' &&
        !job.isCollection &&
        job.parts.some(({ html }) => html.includes('class="change-mark"')),
      clauses: clausesBySection(job),
      captions: face === 'text' ? [] : job.parts.flatMap(({ html }) => captionsIn(html)),
      contents: job.parts
        .flatMap(({ outline }) => outline)
        .filter(({ depth }) => depth <= contentsDepth[job.isCollection ? 'binder' : 'document']),
      index: (job.index ?? []).map(({ id, shows, document, anchor }) => ({
        name: shows === 'item' ? id : t(shows === 'code' ? 'Code' : 'Result'),
        isItem: shows === 'item',
        document,
        anchor,
        inDocument: pageInDocument(anchor),
      })),
      parts: job.parts.map(({ anchor, html }) => ({ anchor, html: face === 'front' ? '' : html })),
    });
  };
}

/** The faces, and what text and code are set in. */
function fontStylesOf(fonts: Fonts): string {
  const { text, code } = fonts.stacks;
  return `${fonts.css(`/${fontDirectory}`)}\n:root{--text:${text};--code:${code}}`;
}

/** The job without what is of a release, a commit or an approval. */
function onlyText(job: PrintJob): PrintJob {
  return {
    ...job,
    parts: job.parts.map((part) => ({ ...part, html: withoutCommit(part.html, job.commit), outline: [] })),
    cover: {
      type: '',
      product: '',
      purpose: '',
      identity: [],
      udi: undefined,
      approvals: [],
      changes: [],
      earlierChanges: 0,
      clauses: [],
    },
    ...(job.forUsers && { forUsers: { intendedUse: '', languageName: '', symbols: [] } }),
    stamps: { header: [], footer: [] },
    draftReasons: [],
  };
}

function udiOf({ cover: { udi } }: PrintJob, t: Translate): object | undefined {
  if (!udi) return undefined;
  const name = `${t('Carrier of the UDI')}, GS1 DataMatrix: ${udi.text}`;
  return { ...udi, carrier: udi.carrier ? drawCarrier(udi.carrier, name) : '' };
}

function marginBoxes(job: PrintJob, t: Translate): string {
  const line = (parts: readonly string[]) => cssString(parts.filter((part) => part !== '').join('  ·  '));
  const draft = job.draftReasons.length > 0 ? `${t('DRAFT')} – ${job.draftReasons.join(', ')}` : '';
  // Numbers and stamps run from left to right in every language.
  const setting = `direction:ltr;font-family:${(job.fonts ?? bundledFonts()).stacks.text};`;
  return [
    '@page{',
    `@top-left{${setting}content:${line(job.stamps.header)}}`,
    `@top-right{${setting}content:${cssString(draft)}}`,
    `@bottom-left{${setting}content:${line(job.stamps.footer)}}`,
    `@bottom-right{${setting}content:counter(page) " / " counter(pages)}`,
    '}',
    '.sheet{break-before:page;break-after:page;height:1px}main[hidden]{display:none}main+*{break-before:page}',
    job.isCollection ? `.sheet{page:bound}@page bound{${bound(job)}}@page wide{${bound(job)}}` : '',
  ].join('');
}

/** Pages that are bound have margins of their own; below them stands their number in the binder. */
function bound({ stamps }: PrintJob): string {
  const name = cssString(stamps.header[0] ?? '');
  return [
    ...['top-left', 'top-right', 'bottom-left'].map((box) => `@${box}{content:none}`),
    `@bottom-right{content:${name} " " counter(page) " / " counter(pages);width:100%;padding-top:6mm;border-color:transparent}`,
  ].join('');
}
