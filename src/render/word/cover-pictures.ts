import type { Element, Root } from 'hast';
import { messagesIn } from '../../documents/messages.ts';
import { drawCarrier } from '../../udi/carrier.ts';
import { find, parseHtml } from '../export/html-tree.ts';
import type { PrintJob } from '../pdf/index.ts';

/** Width of the carrier of the UDI and of a symbol on a cover, in CSS pixels: 20 mm and 10 mm. */
const carrierWidth = 76;
const symbolWidth = 38;

/** The carrier of the UDI as the cover shows it; undefined where there is none. */
export function carrierOf({ cover: { udi }, language }: PrintJob): Element | undefined {
  if (!udi?.carrier) return undefined;
  const t = messagesIn(language);
  return drawingOf(
    drawCarrier(udi.carrier, `${t('Carrier of the UDI')}, GS1 DataMatrix: ${udi.text}`),
    carrierWidth,
  );
}

/** The symbols on the cover of an edition for users, each with what it stands for. */
export function symbolsOf({ forUsers }: PrintJob): { symbol: Element | undefined; text: string }[] {
  return (forUsers?.symbols ?? []).map(({ symbol, text }) => ({
    symbol: drawingOf(symbol, symbolWidth),
    text,
  }));
}

/** All pictures that a cover shows. */
export function coverPictures(job: PrintJob): Root {
  const drawings = [carrierOf(job), ...symbolsOf(job).map(({ symbol }) => symbol)];
  return { type: 'root', children: drawings.filter((drawing) => drawing !== undefined) };
}

function drawingOf(svg: string, width: number): Element | undefined {
  const drawing = find(parseHtml(svg), 'svg');
  if (drawing) drawing.properties.style = `max-width:${width}px`;
  return drawing;
}
