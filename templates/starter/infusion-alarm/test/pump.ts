import { checksum } from '../src/pump/index.ts';

/** Limits as a nurse would set them. */
export const limits = { pressure: 60, airBubble: 50, flow: 150 };

/** A line as the pump sends it. */
export function frame(number: number, { pressure = 40, airBubble = 0, flow = 120 } = {}): string {
  const text = `F${number % 256} P${pressure} A${airBubble} Q${flow}`;
  return `${text}*${checksum(text)}`;
}
