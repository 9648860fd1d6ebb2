import { type Finding, type Place, startOf } from '../../model/index.ts';
import { bundledFonts, missingGlyphs } from '../fonts/index.ts';
import type { PrintJob } from './job.ts';
import { finding } from './rules.ts';

/** What the print says of the characters it was made of. */
export interface ShownGlyphs {
  /** Some page shows a character that no font has. */
  missesGlyphs: boolean;
  /** Drawings of the project that it shows, as text, by path. */
  drawings: ReadonlyMap<string, string>;
}

/**
 * What a validator would refuse and only the author can mend. Characters are told only where the print lacks one: what our fonts do not
 * have, such as a ligature, those of the browser may.
 * @implements SRS-1006, SRS-3506
 */
export function preflight(job: PrintJob, { missesGlyphs, drawings }: ShownGlyphs): Finding[] {
  const glyphs = missesGlyphs ? [...checkGlyphs(job), ...checkDrawings(job, drawings)] : [];
  // A release without a character of its text is no draft to be looked at again.
  const severity = job.draftReasons.length > 0 ? 'warning' : 'error';
  return [
    ...glyphs.map((each) => ({ ...each, severity }) as const),
    ...checkHeadings(job),
    ...checkImages(job),
  ];
}

/** A drawing that is shown as an image has none of our fonts. */
function checkDrawings(job: PrintJob, drawings: ReadonlyMap<string, string>): Finding[] {
  return [...drawings].flatMap(([file, text]) => {
    const first = text.search(rare);
    if (first < 0) return [];
    const before = text.slice(0, first).split('\n');
    const place = { file, line: before.length, column: (before.at(-1) ?? '').length + 1 };
    return [
      finding('pdf-missing-glyph', place, {
        message: `${job.id}: the drawing holds characters that an image may have no font for: ${listed([...new Set(text.match(new RegExp(rare, 'gu')))].sort())}.`,
        hint: 'Draw them as paths, write the words instead, or put the drawing into the page as a diagram.',
      }),
    ];
  });
}

/** Characters that a font of every browser need not have. */
const rare = /[^\p{ASCII}\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\s]/u;

function checkGlyphs(job: PrintJob): Finding[] {
  return job.parts.flatMap((part) => {
    const missing = missingGlyphs(textOf(part.html), job.fonts ?? bundledFonts());
    if (missing.length === 0) return [];
    return [
      finding(
        'pdf-missing-glyph',
        placeOf(part.page, job.writtenAt?.(part.page, { kind: 'character', text: missing[0] ?? '' })),
        {
          message: `${job.id}: the part "${part.title}" holds characters that no font can draw: ${listed(missing)}.`,
          hint: 'Name a package of fonts that has them in `output.fonts`, such as `noto-sans-jp`, write the words instead, or show the characters in an image with an alternative text.',
        },
      ),
    ];
  });
}

/** The first characters of a list, with their code points. */
function listed(signs: readonly string[]): string {
  const named = signs.slice(0, 8).map((sign) => `${sign} (U+${hexadecimal(sign)})`);
  const more = signs.length > named.length ? ` and ${signs.length - named.length} more` : '';
  return `${named.join(', ')}${more}`;
}

function checkHeadings(job: PrintJob): Finding[] {
  const findings: Finding[] = [];
  let depth = 0;
  for (const part of job.parts) {
    for (const entry of part.outline) {
      if (entry.depth > depth + 1) {
        findings.push(
          finding(
            'pdf-heading-skipped',
            placeOf(part.page, job.writtenAt?.(part.page, { kind: 'heading', text: entry.text })),
            {
              message: `${job.id}: the heading "${entry.text}" is of level ${entry.depth}, but the one above it of level ${depth}.`,
              hint: `Make it a heading of level ${depth + 1}.`,
            },
          ),
        );
      }
      depth = entry.depth;
    }
  }
  return findings;
}

/** Images of the composed text: a print that is taken over from an earlier build has met no browser. */
function checkImages(job: PrintJob): Finding[] {
  return job.parts.flatMap((part) =>
    Array.from(part.html.matchAll(/<img\b[^>]*>/g), ([tag]) => tag)
      .filter((tag) => !/\balt="[^"]/.test(tag))
      .map((tag, turn) =>
        finding(
          'pdf-image-without-text',
          placeOf(part.page, job.writtenAt?.(part.page, { kind: 'image', turn })),
          {
            message: `${job.id}: the image ${/\bsrc="([^"]*)"/.exec(tag)?.[1] ?? ''} has no alternative text.`,
            hint: 'Say in the brackets of the image what it shows: ![text](file).',
          },
        ),
      ),
  );
}

/** Where something is written, else the start of its page; a part that is generated has none. */
export function placeOf(page: string, written: Place | undefined): Place | undefined {
  const place = written ?? startOf(page);
  return place.file === '' ? undefined : place;
}

function textOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&#x([0-9a-f]{1,6});/gi, (_, code: string) => characterOf(Number.parseInt(code, 16)))
    .replace(/&#(\d{1,7});/g, (_, code: string) => characterOf(Number(code)));
}

function characterOf(codePoint: number): string {
  return codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : '';
}

function hexadecimal(sign: string): string {
  return (sign.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0');
}
