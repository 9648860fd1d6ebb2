import { type Finding, type Place, startOf } from '../../model/index.ts';
import { missingGlyphs } from '../fonts/index.ts';
import type { PrintJob } from './job.ts';
import { finding } from './rules.ts';

/**
 * What a validator would refuse and only the author can mend, found before anything is printed.
 * @implements SRS-1006
 */
export function preflight(job: PrintJob): Finding[] {
  return [...checkGlyphs(job), ...checkHeadings(job), ...checkImages(job)];
}

function checkGlyphs(job: PrintJob): Finding[] {
  return job.parts.flatMap((part) => {
    const missing = missingGlyphs(textOf(part.html));
    if (missing.length === 0) return [];
    const named = missing.slice(0, 8).map((sign) => `${sign} (U+${hexadecimal(sign)})`);
    const more = missing.length > named.length ? ` and ${missing.length - named.length} more` : '';
    return [
      finding(
        'pdf-missing-glyph',
        placeOf(part.page, job.writtenAt?.(part.page, { kind: 'character', text: missing[0] ?? '' })),
        {
          message: `${job.id}: the part "${part.title}" holds characters that the bundled fonts cannot draw: ${named.join(', ')}${more}.`,
          hint: 'Write the words instead, or show the characters in an image with an alternative text.',
        },
      ),
    ];
  });
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
