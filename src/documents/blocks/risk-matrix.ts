import { z } from 'zod';
import type { RiskConfig } from '../../config/index.ts';
import type { Item, Model } from '../../model/index.ts';
import { assessHazard, controlledHazards, type Risk } from '../../risk/index.ts';
import { riskGrid } from '../drawings/risk-grid.ts';
import type { Translate } from '../messages.ts';
import { defineBlock } from './block.ts';

/** Where the hazards stand in the matrix, before and after control. */
export const riskMatrix = defineBlock({
  name: 'risk-matrix',
  summary:
    'Scales, acceptability, and the hazards in the risk matrix. `risk=initial|residual` for one of them.',
  parameters: z.strictObject({ risk: z.enum(['initial', 'residual']).optional() }),
  shows: ['HAZ', 'RC'],
  data({ model, config, t }, { risk: wanted }) {
    const { risk } = config;
    const kinds = wanted ? [wanted] : (['initial', 'residual'] as const);
    return {
      configured: risk !== undefined,
      severities: wordsOf(risk?.severities),
      probabilities: wordsOf(risk?.probabilities),
      ...(risk?.split ? describeSplit(risk.split) : {}),
      levels: Object.entries(risk?.levels ?? {}).map(([name, meaning]) => ({
        name,
        meaning: meanings[meaning],
      })),
      matrices: risk ? kinds.map((kind) => describeMatrix(kind, risk, model, t)) : [],
    };
  },
});

function wordsOf(scale: Readonly<Record<string, string>> = {}): { name: string; meaning: string }[] {
  return Object.entries(scale).map(([name, meaning]) => ({ name, meaning }));
}

/**
 * The scales of P1 and P2, and the probability of harm that both give.
 * @implements SRS-3624
 */
function describeSplit({ situations, harms, matrix }: NonNullable<RiskConfig['split']>) {
  return {
    split: [
      { title: 'P1, probability of the hazardous situation', words: wordsOf(situations) },
      { title: 'P2, probability that it leads to harm', words: wordsOf(harms) },
    ],
    combined: matrix && {
      columns: Object.keys(harms),
      rows: Object.keys(situations).map((name) => ({ name, cells: matrix[name] ?? [] })),
    },
  };
}

const meanings: Record<Risk['acceptability'], string> = {
  acceptable: 'acceptable',
  conditional: 'acceptable when reduced as far as possible and told to users',
  unacceptable: 'not acceptable unless the benefits outweigh it',
};

function describeMatrix(kind: 'initial' | 'residual', risk: RiskConfig, model: Model, t: Translate) {
  const controlled = controlledHazards(model);
  const placed = model.items
    .filter((item: Item) => item.type === 'HAZ')
    .map((item) => ({ id: item.id, risk: assessHazard(item, risk, controlled.has(item.id))[kind] }));
  const at = (severity: string, probability: string): string[] =>
    placed
      .filter((each) => each.risk?.severity === severity && each.risk.probability === probability)
      .map(({ id }) => id);
  const title = t(kind === 'initial' ? 'Initial risk' : 'Residual risk');
  const probabilities = Object.keys(risk.probabilities);
  return {
    title,
    drawing: riskGrid(
      `risk-${kind}`,
      title,
      risk,
      (severity, probability) => at(severity, probability).length,
      t,
    ),
    probabilities,
    rows: Object.keys(risk.severities)
      .reverse()
      .map((severity) => ({
        severity,
        cells: probabilities.map((probability, column) => ({
          level: risk.matrix[severity]?.[column] ?? '',
          ids: at(severity, probability),
        })),
      })),
    unplaced: placed.filter((each) => !each.risk).map(({ id }) => id),
  };
}
