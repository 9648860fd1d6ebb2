import type { Verdict } from '../../model/index.ts';
import { verdictWords } from '../context.ts';
import type { Translate } from '../messages.ts';
import { figure, label } from './svg.ts';

/** How many items of a type are in each state. */
export interface StatusRow {
  name: string;
  total: number;
  counts: { state: Verdict['state']; count: number }[];
}

const side = 190;
const length = 460;
const height = 34;

/**
 * States of items by type as bars. Each part is told by its sign and its hatching, not by colour; the numbers follow as a table.
 * @implements SRS-2114
 */
export function statusBars(id: string, title: string, rows: readonly StatusRow[], t: Translate): string {
  const body = rows.map(({ name, total, counts }, index) => {
    const y = index * height;
    let x = side;
    const parts = counts.map(({ state, count }) => {
      const width = Math.round((count / Math.max(1, total)) * length);
      const part = drawPart(id, state, count, x, y, width);
      x += width;
      return part;
    });
    return (
      label(side - 10, y + 21, name, 'end') + parts.join('') + label(side + length + 10, y + 21, `${total}`)
    );
  });
  const size = { width: side + length + 60, height: rows.length * height + 4 };
  const description = rows
    .map(
      ({ name, total, counts }) =>
        `${name}: ${counts.map(({ state, count }) => `${count} ${t(verdictWords[state].word)}`).join(', ') || t('none')} (${total})`,
    )
    .join('; ');
  return figure(id, size, title, `${description}.`, `${patterns(id)}${body.join('')}`);
}

function drawPart(
  id: string,
  state: Verdict['state'],
  count: number,
  x: number,
  y: number,
  width: number,
): string {
  const fill = hatches[state] ? `url(#${id}-${state})` : 'var(--diagram-node, #eef3f7)';
  const words =
    width > 46 ? label(x + width / 2, y + 21, `${verdictWords[state].sign} ${count}`, 'middle', 600) : '';
  return `<rect x="${x}" y="${y + 4}" width="${width}" height="${height - 8}" fill="${fill}" stroke="var(--diagram-line, #5b6b78)"/>${words}`;
}

/** Path of the hatching of a state; verified is plain. */
const hatches: Partial<Record<Verdict['state'], string>> = {
  failed: 'M0 0L8 8M8 0L0 8',
  suspect: 'M0 8L8 0',
  open: 'M0 4L8 4',
  accepted: 'M4 0L4 8',
  none: 'M4 4L5 4',
};

function patterns(id: string): string {
  const all = Object.entries(hatches).map(
    ([state, path]) =>
      `<pattern id="${id}-${state}" width="8" height="8" patternUnits="userSpaceOnUse"><rect width="8" height="8" fill="var(--diagram-paper, #fefefe)"/><path d="${path}" stroke="var(--diagram-group-line, #b9c6d0)" stroke-width="1"/></pattern>`,
  );
  return `<defs>${all.join('')}</defs>`;
}
