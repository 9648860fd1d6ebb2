import { z } from 'zod';
import { evaluateClauses } from '../../gates/index.ts';
import type { ClauseCoverage, ClauseState } from '../../regulation/clause-coverage.ts';
import { clauseSets, pipelineFigures } from '../../regulation/clause-set.ts';
import { defineBlock } from './block.ts';

/** States in words, with a sign and the look of a verdict, so that none is told by colour alone. */
export const clauseWords: Readonly<Record<ClauseState, { word: string; sign: string; tone: string }>> = {
  evidenced: { word: 'evidenced', sign: '✓', tone: 'verified' },
  open: { word: 'open', sign: '○', tone: 'open' },
  external: { word: 'external', sign: '→', tone: 'accepted' },
  'not-applicable': { word: 'not applicable', sign: '–', tone: 'none' },
  listed: { word: 'listed only', sign: '–', tone: 'none' },
};

const gates = ['G1', 'G2', 'G3', 'G4', 'G5'] as const;

/** Every clause of the profiles with its state and its evidence. */
export const clauseCoverageBlock = defineBlock({
  name: 'clause-coverage',
  summary:
    'Clauses of the profiles with state, evidence and reason. `standard="IEC 62304"`, `gate=G4`, `state=open` select some of them.',
  parameters: z.strictObject({
    standard: z.string().optional(),
    gate: z.enum(gates).optional(),
    state: z.enum(Object.keys(clauseWords) as ClauseState[]).optional(),
  }),
  data(context, { standard, gate, state }) {
    const entries = evaluateClauses(context).filter(
      (entry) =>
        (standard === undefined || entry.standard === standard) &&
        (gate === undefined || entry.clause.gates.includes(gate)) &&
        (state === undefined || entry.state === state),
    );
    return {
      sets: [...Map.groupBy(entries, (entry) => entry.standard)].map(([name, rows]) => ({
        name,
        edition: rows[0]?.edition ?? '',
        rows: rows.map(({ clause, state: own, reason, proofs }) => ({
          clause: clause.clause,
          title: clause.title,
          gates: clause.gates.join(', '),
          ...clauseWords[own],
          reason,
          proofs: proofs.map(({ text, documents, state: outcome }) => ({
            text,
            documents,
            open: outcome === 'open',
          })),
        })),
      })),
    };
  },
});

/** How many clauses are in which state, and the figures of the RegOps paper beside them. */
export const clauseSummary = defineBlock({
  name: 'clause-summary',
  summary: 'Number of clauses in each state by standard and by gate, with the figures of the RegOps paper.',
  parameters: z.strictObject({}),
  shows: [],
  data(context) {
    const entries = evaluateClauses(context);
    const figures = pipelineFigures(clauseSets);
    const count = (rows: readonly ClauseCoverage[], state: ClauseState): number =>
      rows.filter((row) => row.state === state).length;
    const row = (name: string, rows: readonly ClauseCoverage[]) => ({
      name,
      total: rows.length,
      counts: (Object.keys(clauseWords) as ClauseState[]).map((state) => count(rows, state)),
    });
    return {
      states: Object.values(clauseWords).map(({ word }) => word),
      rows: [...Map.groupBy(entries, ({ standard }) => standard)].map(([name, rows]) => row(name, rows)),
      gates: gates.map((gate) => ({
        ...row(
          gate,
          entries.filter(({ clause }) => clause.gateSource === 'table1' && clause.gates.includes(gate)),
        ),
        figure: figures.byGate[gate],
      })),
      figures: {
        ...figures,
        total: figures.implemented + figures.partly + figures.outside,
        none: clauseSets
          .flatMap(({ clauses }) =>
            clauses.filter(({ heading, confirmed }) => heading || !confirmed).map(({ clause }) => clause),
          )
          .join(` ${context.t('and')} `),
      },
    };
  },
});
