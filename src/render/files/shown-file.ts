import { posix } from 'node:path';
import { ownEntry, type Refused, sha256Of } from '../../model/index.ts';
import { isInstalled } from '../../model/renderers.ts';
import { plainSvg } from './plain-svg.ts';

/** A file of the project as readers get it: nothing in it can act. */
export interface ShownFile {
  /** Its path, to which `suffix` is added where it is shown as text. */
  path: string;
  suffix: string;
  bytes: Uint8Array;
  /** Media type. */
  type: string;
  isImage: boolean;
  /** SHA-256 (hex) of the file in the project, which the bytes shown may differ from. */
  sha256: string;
  /** What was left out of it, in words. */
  leftOut: string[];
}

const images: Record<string, string> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
};

/** Text that no browser takes for a page. */
const plainText: Record<string, string> = {
  txt: 'text/plain; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  tsv: 'text/tab-separated-values; charset=utf-8',
  json: 'application/json',
};

/** Files a browser saves and does not open; all of them are ZIP containers. */
const saved = new Set(['zip', 'docx', 'xlsx', 'pptx', 'odt', 'ods', 'odp']);

/** Behind the name of a file that is shown as text. No other name ends so: `~` in names is escaped. */
const textSuffix = '~.txt';

/**
 * Disarms a file: pictures, plain text and containers stay as they are, SVG loses what can act, PDF must hold no script, and any other
 * text (HTML, XML, MHTML, source code) is shown as text.
 * @param path POSIX path in the project
 * @returns the file, or why it is not shown, in words that follow its name
 * @implements SRS-3202
 */
export async function showFile(path: string, bytes: Uint8Array): Promise<ShownFile | Refused> {
  const picture = showPicture(path, bytes);
  if (picture) return picture;
  const kind = kindOf(path);
  const shown = (type: string, suffix = ''): ShownFile => shownAs(path, bytes, type, { suffix });
  if (kind === 'woff2')
    return startsWith(bytes, 0, 'wOF2') ? shown('font/woff2') : { refused: 'is named as a font and is none' };
  if (kind === 'pdf') {
    if (!isInstalled('@cantoo/pdf-lib'))
      return {
        refused:
          'cannot be looked into, as @cantoo/pdf-lib is not installed (npm install --include=optional)',
      };
    const { pdfScript } = await import('./pdf-script.ts');
    const script = await pdfScript(bytes);
    return script === undefined ? shown('application/pdf') : { refused: script };
  }
  const text = ownEntry(plainText, kind);
  if (text) return shown(text);
  if (saved.has(kind))
    return startsWith(bytes, 0, 'PK')
      ? shown('application/octet-stream')
      : { refused: `is named as ${kind} and is none` };
  return isText(bytes)
    ? shown('text/plain; charset=utf-8', textSuffix)
    : { refused: 'is of a kind that is not shown' };
}

/**
 * Disarms a picture.
 * @returns undefined for what is not named as one
 */
export function showPicture(path: string, bytes: Uint8Array): ShownFile | Refused | undefined {
  const kind = kindOf(path);
  const image = ownEntry(images, kind);
  if (image)
    return isImage(bytes) ? shownAs(path, bytes, image) : { refused: 'is named as a picture and is none' };
  if (kind !== 'svg') return undefined;
  const svg = plainSvg(bytes);
  if ('refused' in svg) return svg;
  return shownAs(path, bytes, 'image/svg+xml', { bytes: Buffer.from(svg.text), leftOut: svg.leftOut });
}

function kindOf(path: string): string {
  return posix.extname(path).slice(1).toLowerCase();
}

function shownAs(path: string, bytes: Uint8Array, type: string, more: Partial<ShownFile> = {}): ShownFile {
  return {
    path,
    suffix: '',
    bytes,
    type,
    isImage: type.startsWith('image/'),
    sha256: sha256Of(bytes),
    leftOut: [],
    ...more,
  };
}

function isImage(bytes: Uint8Array): boolean {
  return (
    startsWith(bytes, 0, '\x89PNG') ||
    startsWith(bytes, 0, '\xff\xd8\xff') ||
    startsWith(bytes, 0, 'GIF8') ||
    (startsWith(bytes, 0, 'RIFF') && startsWith(bytes, 8, 'WEBP')) ||
    startsWith(bytes, 4, 'ftyp')
  );
}

function startsWith(bytes: Uint8Array, at: number, sign: string): boolean {
  return Buffer.from(bytes.subarray(at, at + sign.length)).toString('latin1') === sign;
}

function isText(bytes: Uint8Array): boolean {
  try {
    return !new TextDecoder('utf-8', { fatal: true }).decode(bytes).includes('\0');
  } catch {
    return false;
  }
}
