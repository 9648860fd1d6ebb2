import { PDFArray, type PDFDocument, PDFName, type PDFPage, PDFRef } from '@cantoo/pdf-lib';

/**
 * Paints DRAFT across a page, below its text, as an artifact. The letters are strokes of our own, so that no font is needed;
 * the words for reading aloud and for searching stand in the header.
 */
export function drawWatermark(pdf: PDFDocument, page: PDFPage): void {
  const { width, height } = page.getSize();
  const ref = pdf.context.register(pdf.context.flateStream(watermark(width, height)));
  const contents = page.node.get(PDFName.of('Contents'));
  const existing =
    contents instanceof PDFRef ? [contents] : contents instanceof PDFArray ? contents.asArray() : [];
  page.node.set(PDFName.of('Contents'), pdf.context.obj([ref, ...existing]));
}

/** What paints the mark on a page of a size. */
export function watermark(width: number, height: number): string {
  const scale = Math.min(width, height) / 7.4;
  const angle = Math.atan2(height, width);
  const [cos, sin] = [Math.cos(angle) * scale, Math.sin(angle) * scale];
  const [left, bottom] = [-wordWidth / 2, -0.7];
  return [
    '/Artifact <</Type /Pagination /Subtype /Watermark>> BDC q',
    `${[cos, sin, -sin, cos, width / 2, height / 2].map(short).join(' ')} cm`,
    '0.968 0.932 0.922 RG 0.17 w 1 J 1 j',
    ...letters.map(({ at, strokes }) => strokes.map((stroke) => draw(stroke, left + at, bottom)).join(' ')),
    'Q EMC',
  ].join('\n');
}

/** Strokes as points on a grid, one unit wide and 1.4 high. */
const letters: { at: number; strokes: [number, number][][] }[] = [
  {
    at: 0,
    strokes: [
      [
        [0, 0],
        [0, 1.4],
        [0.5, 1.4],
        [0.85, 1.15],
        [0.85, 0.25],
        [0.5, 0],
        [0, 0],
      ],
    ],
  },
  {
    at: 1.3,
    strokes: [
      [
        [0, 0],
        [0, 1.4],
        [0.6, 1.4],
        [0.85, 1.2],
        [0.85, 0.85],
        [0.6, 0.65],
        [0, 0.65],
      ],
      [
        [0.45, 0.65],
        [0.85, 0],
      ],
    ],
  },
  {
    at: 2.6,
    strokes: [
      [
        [0, 0],
        [0.5, 1.4],
        [1, 0],
      ],
      [
        [0.18, 0.5],
        [0.82, 0.5],
      ],
    ],
  },
  {
    at: 4.05,
    strokes: [
      [
        [0, 0],
        [0, 1.4],
        [0.8, 1.4],
      ],
      [
        [0, 0.75],
        [0.65, 0.75],
      ],
    ],
  },
  {
    at: 5.2,
    strokes: [
      [
        [0, 1.4],
        [1, 1.4],
      ],
      [
        [0.5, 1.4],
        [0.5, 0],
      ],
    ],
  },
];
const wordWidth = 6.2;

function draw(points: [number, number][], left: number, bottom: number): string {
  return `${points.map(([x, y], index) => `${short(x + left)} ${short(y + bottom)} ${index === 0 ? 'm' : 'l'}`).join(' ')} S`;
}

function short(value: number): string {
  return String(Math.round(value * 10_000) / 10_000);
}
