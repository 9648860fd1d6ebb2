import { sha256Identifier } from './request.ts';

/** What an authority stamped, and when. */
export interface TimeStamp {
  /** SHA-256, hex. */
  digest: string;
  /** ISO 8601 in UTC, to the second. */
  time: string;
}

/**
 * Reads what a time-stamp token says: a TSTInfo in DER (RFC 3161 section 2.4.2).
 * @returns undefined for what is none, and for one of another digest than SHA-256
 */
export function readTokenInfo(der: Uint8Array): TimeStamp | undefined {
  const [info] = fieldsOf(Buffer.from(der));
  const [version, , imprint, , time] = info?.tag === sequence ? fieldsOf(info.content) : [];
  const [algorithm, digest] = imprint?.tag === sequence ? fieldsOf(imprint.content) : [];
  const [identifier] = algorithm?.tag === sequence ? fieldsOf(algorithm.content) : [];
  if (version?.content.toString('hex') !== '01' || identifier?.content.toString('hex') !== sha256Identifier)
    return undefined;
  const [, ...parts] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.\d{1,9})?Z$/.exec(time?.content.toString('latin1') ?? '') ??
    [];
  if (parts.length === 0 || digest?.content.length !== 32) return undefined;
  const [year, month, day, hour, minute, second] = parts;
  return {
    digest: digest.content.toString('hex'),
    time: `${year}-${month}-${day}T${hour}:${minute}:${second}Z`,
  };
}

const sequence = 0x30;

/** The fields that stand one behind the other in DER (ITU-T X.690 section 8.1); those that do not fit are left out. */
function fieldsOf(der: Buffer): { tag: number; content: Buffer }[] {
  const fields: { tag: number; content: Buffer }[] = [];
  let at = 0;
  while (at + 2 <= der.length) {
    const tag = der[at] as number;
    const short = der[at + 1] as number;
    const width = short > 0x80 && short <= 0x84 ? short - 0x80 : 0;
    const start = at + 2 + width;
    if (short === 0x80 || short > 0x84 || start > der.length) break;
    const end = start + (width === 0 ? short : der.readUIntBE(at + 2, width));
    if (end > der.length) break;
    fields.push({ tag, content: der.subarray(start, end) });
    at = end;
  }
  return fields;
}
