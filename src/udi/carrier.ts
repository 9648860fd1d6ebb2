import { createRequire } from 'node:module';
import type Bwip from 'bwip-js/node';
import { escapeHtml } from '../model/index.ts';
import { requireInstalled } from '../model/renderers.ts';

const load = createRequire(import.meta.url);

/**
 * Draws a UDI as GS1 DataMatrix (GS1 General Specifications; ISO/IEC 16022), as SVG with its text as alternative.
 * @param carrier element string with the application identifiers in parentheses, e.g. `(01)09504000059118(8012)2.4.1`
 * @throws UserError where the package that draws is not installed
 * @returns empty when the text is no valid element string: that is the identity check's finding, not the drawing's
 */
export function drawCarrier(carrier: string, alternative: string): string {
  requireInstalled('The carrier of the UDI cannot be drawn', ['bwip-js']);
  // Loading takes long and most runs draw no label.
  const bwipjs = load('bwip-js/node') as typeof Bwip;
  try {
    const svg = bwipjs.toSVG({
      bcid: 'gs1datamatrix',
      text: carrier,
      scale: 2,
      paddingwidth: 2,
      paddingheight: 2,
      // A carrier is read dark on light, whatever the page around it looks like.
      backgroundcolor: 'FFFFFF',
    });
    return svg.replace('<svg ', `<svg role="img" aria-label="${escapeHtml(alternative)}" class="carrier" `);
  } catch {
    return '';
  }
}
