import { drawingsOf } from '../../architecture/index.ts';
import { type DrawnDiagrams, isReadable } from '../../documents/index.ts';
import type { ArchitectureModel } from '../../model/index.ts';

/**
 * Draws texts and the views of an architecture. A view whose words come out too small is drawn in another way, until all can be read or no way
 * is left.
 * @param draw answers for each of the texts it is given
 * @implements SRS-3584
 */
export async function drawWithViews(
  texts: readonly { text: string }[],
  architecture: ArchitectureModel | undefined,
  draw: (texts: readonly { text: string }[]) => Promise<DrawnDiagrams>,
): Promise<DrawnDiagrams> {
  const fullest = architecture ? drawingsOf(architecture) : [];
  let diagrams = await draw([...texts, ...fullest]);
  for (;;) {
    const open = architecture ? nextWays(architecture, diagrams) : [];
    if (open.length === 0) return diagrams;
    diagrams = new Map([...diagrams, ...(await draw(open))]);
  }
}

/** Ways that are drawn at once for a view that cannot be read: it takes longer to make a page ready than to draw. */
const atOnce = 3;

function nextWays(architecture: ArchitectureModel, diagrams: DrawnDiagrams): { text: string }[] {
  const open = new Map<string, { text: string }>();
  for (let way = 0; way < atOnce; way++) {
    const asked = new Set(open.keys());
    const views = drawingsOf(
      architecture,
      (text) => isReadable(text, diagrams) ?? (asked.has(text) ? false : undefined),
    );
    for (const { text } of views) if (!diagrams.has(text)) open.set(text, { text });
  }
  return [...open.values()];
}
