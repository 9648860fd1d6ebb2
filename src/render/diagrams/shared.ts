import type { Share } from '../../cache/share.ts';
import type { DrawnDiagrams } from '../../documents/index.ts';

type Draw = (texts: readonly { text: string }[]) => Promise<DrawnDiagrams>;

/**
 * Draws the texts of this share first, and then what the others did not draw meanwhile.
 * @param draw draws what the cache lacks
 * @implements SRS-3840
 */
export function drawShared(share: Share, draw: Draw): Draw {
  let round = 0;
  return async (texts) => {
    const stage = `drawn${++round}`;
    await draw(texts.filter(({ text }) => share.owns(text)));
    await share.hand(stage);
    await share.others(stage);
    return draw(texts);
  };
}
