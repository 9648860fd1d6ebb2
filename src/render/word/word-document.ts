import {
  Document,
  type FileChild,
  Footer,
  Header,
  type ISectionOptions,
  Packer,
  PageNumber,
  type PageNumberEstimator,
  PageOrientation,
  Paragraph,
  TableOfContents,
  TextRun,
} from 'docx';
import { estimatePageNumbersWith } from 'docx/layout';
import type { ElementContent, Root } from 'hast';
import { messagesIn, type Translate } from '../../documents/messages.ts';
import { isRightToLeft } from '../../model/index.ts';
import { classesOf, isElement, propertyOf } from '../export/html-tree.ts';
import type { PrintJob } from '../pdf/index.ts';
import { blocksOf } from './blocks.ts';
import { ItemControl } from './content-control.ts';
import type { WordContext } from './context.ts';
import { fixedBytes } from './fixed-bytes.ts';
import { backOf, frontOf, listsOf } from './front.ts';
import type { Pictures } from './pictures.ts';
import { type Looks, numbering } from './styles.ts';

/** Width and height of the text on A4 in CSS pixels. */
const rooms = { upright: { width: 620, height: 860 }, turned: { width: 986, height: 560 } };

/** Margins in twips; with them the rooms above fit A4. */
const margins = { top: 1300, bottom: 1200, left: 1300, right: 1300, header: 600, footer: 500 };
const a4 = { width: 11_906, height: 16_838 };

/**
 * A document as a file of Word (ECMA-376). The same job gives the same bytes.
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
  let lists = 0;
  const context: WordContext = {
    pictures,
    looks,
    countsHeadings: countsAlike(job),
    isBinder: job.isCollection ?? false,
    rightToLeft: isRightToLeft(job.language),
    nextList: () => ++lists,
    room: rooms.upright,
  };
  const pieces = [
    {
      turned: false,
      content: [...frontOf(job, context, t), ...contentsOf(job, t), ...listsOf(job, context, t), nextPage()],
    },
    ...trees.flatMap((tree) => piecesOf(tree.children as ElementContent[], context)),
    { turned: false, content: backOf(job, context, t) },
  ];
  const around = { headers: { default: headerOf(job, t) }, footers: { default: footerOf(job, t) } };
  const document = new Document({
    title: job.title,
    creator: job.cover.identity.find(({ label }) => label === t('Manufacturer'))?.value ?? '',
    lastModifiedBy: job.generator,
    description: job.cover.purpose,
    customProperties: propertiesOf(job),
    ...looks.options,
    numbering,
    pageNumbers: pagesOf(job, context),
    features: { updateFields: true },
    sections: sectionsOf(pieces).map(
      ({ turned, content }): ISectionOptions => ({
        ...around,
        properties: {
          page: {
            size: { ...a4, orientation: turned ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
            margin: margins,
          },
        },
        children: content,
      }),
    ),
  });
  return fixedBytes(await Packer.toBuffer(document), job.id, job.date, looks.ids);
}

interface Piece {
  /** It stands on a page that lies on its side. */
  turned: boolean;
  content: readonly FileChild[];
}

/** Blocks of a part; what an item says, from its heading to the next of its depth, lies in a content control. */
function piecesOf(nodes: readonly ElementContent[], context: WordContext): Piece[] {
  const pieces: Piece[] = [];
  let open: { id: string; depth: number; content: FileChild[] } | undefined;
  const close = (): void => {
    if (open) pieces.push({ turned: false, content: [new ItemControl(open.id, open.content)] });
    open = undefined;
  };
  for (const node of nodes) {
    const depth = isElement(node) ? Number(/^h([1-9])$/.exec(node.tagName)?.[1] ?? 0) : 0;
    const item = isElement(node) && depth > 0 ? propertyOf(node, 'dataItem') : '';
    if (depth > 0 && open && (item !== '' || depth <= open.depth)) close();
    if (item !== '') open = { id: item, depth, content: [] };
    const turned = !open && isElement(node) && classesOf(node).includes('landscape');
    const content = blocksOf([node], turned ? { ...context, room: rooms.turned } : context);
    if (open) open.content.push(...content);
    else pieces.push({ turned, content });
  }
  close();
  return pieces;
}

function sectionsOf(pieces: readonly Piece[]): { turned: boolean; content: FileChild[] }[] {
  const sections: { turned: boolean; content: FileChild[] }[] = [];
  for (const { turned, content } of pieces) {
    if (content.length === 0) continue;
    const last = sections.at(-1);
    if (last?.turned === turned) last.content.push(...content);
    else sections.push({ turned, content: [...content] });
  }
  return sections;
}

/** Characters of HTML of a document whose pages are reckoned: to lay out a larger one takes several times as long as to write it. */
const mostLaidOut = 150_000;

/**
 * Reckons the numbers and, where the document is not large, the pages that contents and lists show until Word counts them.
 */
function pagesOf(
  { parts }: Pick<PrintJob, 'parts'>,
  { countsHeadings, isBinder }: WordContext,
): PageNumberEstimator {
  const whole = estimatePageNumbersWith({ guess: true });
  const characters = parts.reduce((sum, { html }) => sum + html.length, 0);
  if (!isBinder && characters <= mostLaidOut) return whole;
  const { listNumbers } = whole;
  return Object.assign(
    () => ({ bookmarks: new Map() }),
    listNumbers && countsHeadings ? { listNumbers } : {},
  );
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

/** Entries that contents have at most, where those of a smaller depth do. */
const manyEntries = 90;

const nextPage = (): Paragraph => new Paragraph({ pageBreakBefore: true });

function contentsOf({ parts }: Pick<PrintJob, 'parts'>, t: Translate): FileChild[] {
  const depths = parts.flatMap(({ outline }) => outline.map(({ depth }) => depth));
  const deepest = depths.filter((depth) => depth <= 3).length > manyEntries ? 2 : 3;
  return [
    new Paragraph({
      pageBreakBefore: true,
      children: [new TextRun({ text: t('Contents'), bold: true, size: 30 })],
    }),
    new TableOfContents(t('Contents'), {
      hyperlink: true,
      headingStyleRange: `1-${deepest}`,
      beginDirty: true,
    }),
  ];
}

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
function propertiesOf({
  id,
  revision,
  commit,
  cover,
  draftReasons,
}: PrintJob): { name: string; value: string }[] {
  return [
    { name: 'Dossier document', value: id },
    { name: 'Dossier revision', value: revision },
    { name: 'Dossier commit', value: commit },
    { name: 'Dossier UDI', value: cover.udi?.text ?? '' },
    { name: 'Dossier state', value: draftReasons.length > 0 ? 'draft' : 'release' },
  ].filter(({ value }) => value !== '');
}
