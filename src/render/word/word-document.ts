import { Document, Footer, Header, Packer, PageNumber, Paragraph, TextRun } from 'docx';
import type { ElementContent, Root } from 'hast';
import { messagesIn, type Translate } from '../../documents/messages.ts';
import { isRightToLeft } from '../../model/index.ts';
import { classesOf, isElement, propertyOf } from '../export/html-tree.ts';
import type { PrintJob } from '../pdf/index.ts';
import { blocksOf } from './blocks.ts';
import { Body } from './body.ts';
import { BodyParts } from './body-parts.ts';
import { itemControl } from './content-control.ts';
import { contentsOf } from './contents.ts';
import type { WordContext } from './context.ts';
import { fixedBytes } from './fixed-bytes.ts';
import { backOf, frontOf, listsOf } from './front.ts';
import type { Pictures } from './pictures.ts';
import { a4, margins, type Section } from './sections.ts';
import { type Looks, numbering } from './styles.ts';
import { paragraph, type Xml } from './xml.ts';

/** Width and height of the text on A4 in CSS pixels. */
const rooms = { upright: { width: 620, height: 860 }, turned: { width: 986, height: 560 } };

/**
 * A document as a file of Word (ECMA-376). The same job gives the same bytes. Its body is written as it stands in the file, which takes a
 * tenth of the time that the objects of the library take; the library makes the parts around it, and reckons the pages.
 * @param trees the parts of the job, parsed
 * @param pictures all pictures of these parts
 * @param looks styles of the project, or ours
 * @implements SRS-3690
 */
export async function wordDocument(
  job: PrintJob,
  trees: readonly Root[],
  pictures: Pictures,
  looks: Looks,
): Promise<Uint8Array> {
  const t = messagesIn(job.language);
  const parts = new BodyParts();
  const context: WordContext = {
    pictures,
    looks,
    parts,
    countsHeadings: countsAlike(job),
    isBinder: job.isCollection ?? false,
    rightToLeft: isRightToLeft(job.language),
    room: rooms.upright,
  };
  const front = frontOf(job, context, t);
  const pieces = trees.flatMap((tree) => piecesOf(tree.children as ElementContent[], context));
  const body = new Body(
    sectionsOf([
      { turned: false, content: front + contentsOf(job, context, t) + listsOf(job, context, t) + nextPage },
      ...pieces,
      { turned: false, content: backOf(job, context, t) },
    ]),
    parts,
  );
  const document = new Document({
    title: job.title,
    creator: job.cover.identity.find(({ label }) => label === t('Manufacturer'))?.value ?? '',
    lastModifiedBy: job.generator,
    description: job.cover.purpose,
    customProperties: propertiesOf(job, t),
    ...looks.options,
    numbering,
    pageNumbers: body.pageNumbers(isLaidOut(job)),
    features: { updateFields: true },
    sections: [
      {
        headers: { default: headerOf(job, t) },
        footers: { default: footerOf(job, t) },
        properties: { page: { size: a4, margin: margins } },
        children: [body],
      },
    ],
  });
  return fixedBytes(await Packer.toBuffer(document), job.id, job.date, looks.ids, body);
}

/** Blocks of a part; what an item says, from its heading to the next of its depth, lies in a content control. */
function piecesOf(nodes: readonly ElementContent[], context: WordContext): Section[] {
  const pieces: Section[] = [];
  let open: { id: string; depth: number; content: Xml } | undefined;
  const close = (): void => {
    if (open) pieces.push({ turned: false, content: itemControl(open.id, open.content) });
    open = undefined;
  };
  for (const node of nodes) {
    const depth = isElement(node) ? Number(/^h([1-9])$/.exec(node.tagName)?.[1] ?? 0) : 0;
    const item = isElement(node) && depth > 0 ? propertyOf(node, 'dataItem') : '';
    if (depth > 0 && open && (item !== '' || depth <= open.depth)) close();
    if (item !== '') open = { id: item, depth, content: '' };
    const turned = !open && isElement(node) && classesOf(node).includes('landscape');
    const content = blocksOf([node], turned ? { ...context, room: rooms.turned } : context);
    if (open) open.content += content;
    else pieces.push({ turned, content });
  }
  close();
  return pieces;
}

function sectionsOf(pieces: readonly Section[]): Section[] {
  const sections: Section[] = [];
  for (const { turned, content } of pieces) {
    if (content === '') continue;
    const last = sections.at(-1);
    if (last?.turned === turned) last.content += content;
    else sections.push({ turned, content });
  }
  return sections;
}

/** Characters of HTML of a document whose pages are reckoned: to lay out a larger one takes several times as long as to write it. */
const mostLaidOut = 150_000;

function isLaidOut({ parts, isCollection }: PrintJob): boolean {
  return !isCollection && parts.reduce((sum, { html }) => sum + html.length, 0) <= mostLaidOut;
}

/** Whether Word, which counts headings level by level, comes to the numbers that the document has. */
function countsAlike({ parts }: Pick<PrintJob, 'parts'>): boolean {
  const counters: number[] = [];
  return parts.every(({ outline }) =>
    outline.every(({ depth, number }) => {
      counters.length = Math.min(counters.length, depth);
      counters[depth - 1] = (counters[depth - 1] ?? 0) + 1;
      return Array.from(counters, (count) => count ?? 0).join('.') === number;
    }),
  );
}

/** What begins a page, as flat as it can be. */
const nextPage = paragraph('', {
  pageBreakBefore: true,
  spacing: { before: 0, after: 0, line: 20, lineRule: 'exact' },
});

function headerOf({ stamps, draftReasons }: PrintJob, t: Translate): Header {
  const draft =
    draftReasons.length === 0
      ? []
      : [
          new TextRun({
            text: `  ${t('DRAFT')} – ${draftReasons.join(', ')}`,
            bold: true,
            color: 'A3182B',
            size: 17,
          }),
        ];
  return new Header({
    children: [
      new Paragraph({
        children: [new TextRun({ text: stamps.header.filter(Boolean).join(' · '), size: 17 }), ...draft],
      }),
    ],
  });
}

function footerOf({ stamps }: PrintJob, t: Translate): Footer {
  const small = { size: 15 };
  return new Footer({
    children: [
      new Paragraph({
        children: [
          new TextRun({ text: `${stamps.footer.filter(Boolean).join(' · ')} · ${t('page')} `, ...small }),
          new TextRun({ children: [PageNumber.CURRENT], ...small }),
          new TextRun({ text: ' / ', ...small }),
          new TextRun({ children: [PageNumber.TOTAL_PAGES], ...small }),
        ],
      }),
    ],
  });
}

/** What a program reads of the document without looking at its text. */
function propertiesOf(
  { id, commit, cover, draftReasons }: PrintJob,
  t: Translate,
): { name: string; value: string }[] {
  const revision = cover.identity.find(({ label }) => label === t('Revision'))?.value ?? '';
  return [
    { name: 'Dossier document', value: id },
    { name: 'Dossier revision', value: revision },
    { name: 'Dossier commit', value: commit },
    { name: 'Dossier UDI', value: cover.udi?.text ?? '' },
    { name: 'Dossier state', value: draftReasons.length > 0 ? 'draft' : 'release' },
  ].filter(({ value }) => value !== '');
}
