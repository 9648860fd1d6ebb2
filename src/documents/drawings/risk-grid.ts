import type { RiskConfig } from '../../config/index.ts';
import type { Translate } from '../messages.ts';
import { figure, label } from './svg.ts';

const cell = { width: 120, height: 46 };
const side = 150;
const top = 34;

/** How many hazards stand in each cell. */
export type Counts = (severity: string, probability: string) => number;

/**
 * The matrix as a drawing: severities upwards, probabilities to the right. Each cell says its level in words; acceptability is told by
 * the border too, so that it does not depend on colour.
 * @implements SRS-2114
 */
export function riskGrid(id: string, title: string, risk: RiskConfig, countOf: Counts, t: Translate): string {
  const severities = Object.keys(risk.severities).reverse();
  const probabilities = Object.keys(risk.probabilities);
  const body = severities.flatMap((severity, row) => [
    label(side - 10, top + row * cell.height + 28, severity, 'end', 600),
    ...probabilities.map((probability, column) => {
      const level = risk.matrix[severity]?.[column] ?? '';
      return drawCell(
        column,
        row,
        level,
        risk.levels[level] ?? 'unacceptable',
        countOf(severity, probability),
        t,
      );
    }),
  ]);
  const heads = probabilities.map((probability, column) =>
    label(side + column * cell.width + cell.width / 2, top - 10, probability, 'middle', 600),
  );
  const size = {
    width: side + probabilities.length * cell.width + 2,
    height: top + severities.length * cell.height + 2,
  };
  return figure(id, size, title, describe(risk, countOf, t), [...heads, ...body].join(''));
}

function drawCell(
  column: number,
  row: number,
  level: string,
  acceptability: string,
  count: number,
  t: Translate,
): string {
  const x = side + column * cell.width;
  const y = top + row * cell.height;
  const { fill, border } = looks[acceptability as keyof typeof looks];
  const frame = `<rect x="${x + 2}" y="${y + 2}" width="${cell.width - 4}" height="${cell.height - 4}" fill="${fill}" stroke="var(--diagram-line, #5b6b78)" ${border}/>`;
  const hazards =
    count === 0
      ? ''
      : label(x + cell.width / 2, y + 38, `${count} ${t(count === 1 ? 'hazard' : 'hazards')}`, 'middle', 600);
  return frame + label(x + cell.width / 2, y + (count === 0 ? 28 : 20), level, 'middle') + hazards;
}

const looks = {
  acceptable: { fill: 'var(--diagram-paper, #fefefe)', border: 'stroke-width="1"' },
  conditional: { fill: 'var(--diagram-note, #fff6dd)', border: 'stroke-width="2" stroke-dasharray="5 3"' },
  unacceptable: { fill: 'var(--diagram-node, #eef3f7)', border: 'stroke-width="4"' },
};

function describe(risk: RiskConfig, countOf: Counts, t: Translate): string {
  const cells = Object.keys(risk.severities).flatMap((severity) =>
    Object.keys(risk.probabilities).flatMap((probability, column) => {
      const count = countOf(severity, probability);
      return count === 0
        ? []
        : [`${severity}, ${probability} (${risk.matrix[severity]?.[column]}): ${count}`];
    }),
  );
  return cells.length === 0 ? t('No hazard is placed.') : `${t('Hazards')}: ${cells.join('; ')}.`;
}
