/** What the pump measures at one moment. */
export interface Frame {
  /** Number of the frame, counted by the pump from 0 to 255 and again. */
  number: number;
  /** Pressure in the line, kPa. */
  pressure: number;
  /** Largest bubble of air seen, microlitres. */
  airBubble: number;
  /** Flow, millilitres an hour. */
  flow: number;
}

const longestLine = 64;
const form = /^F(\d{1,3}) P(\d{1,3}(?:\.\d)?) A(\d{1,3}) Q(\d{1,4}(?:\.\d)?)\*([0-9A-F]{2})$/;

/**
 * Reads the pump's lines, such as `F17 P42.5 A0 Q120.0*5C`. The two digits at the end are the exclusive or of all bytes before the star.
 * @implements SDS-012, SRS-046
 */
export class FrameReader {
  #last = -1;

  /** The frame of a line; undefined when the line is damaged, of another form, or a repetition of the last one. */
  read(line: string): Frame | undefined {
    const match = line.length > longestLine ? null : form.exec(line);
    if (!match || checksum(line.slice(0, -3)) !== match[5]) return undefined;
    const number = Number(match[1]);
    if (number > 255 || number === this.#last) return undefined;
    this.#last = number;
    return { number, pressure: Number(match[2]), airBubble: Number(match[3]), flow: Number(match[4]) };
  }
}

/** Exclusive or of the bytes of a text, as two hexadecimal digits. */
export function checksum(text: string): string {
  let sum = 0;
  for (let at = 0; at < text.length; at++) sum ^= text.charCodeAt(at) & 0xff;
  return sum.toString(16).toUpperCase().padStart(2, '0');
}
