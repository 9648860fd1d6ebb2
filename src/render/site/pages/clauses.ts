import { clauseWords } from '../../../documents/blocks/clause-coverage.ts';
import { evaluateClauses } from '../../../gates/index.ts';
import type { ClauseCoverage } from '../../../regulation/clause-coverage.ts';
import type { SiteInput } from '../input.ts';
import type { PageFrame } from '../page-frame.ts';
import type { SiteView } from '../view.ts';

/**
 * State of every clause of the profiles, with links to its evidence; no page without a profile.
 * @implements SRS-2108
 */
export function clausePages(input: SiteInput, view: SiteView): PageFrame[] {
  const entries = evaluateClauses(input);
  if (entries.length === 0) return [];
  const standards = [...Map.groupBy(entries, ({ standard }) => standard)];
  return [
    {
      path: 'documents/clauses.html',
      title: view.t('Clauses'),
      section: 'clauses',
      crumbs: [{ label: 'Documents', path: 'documents/index.html' }],
      contents: standards.map(([standard], index) => ({
        depth: 2,
        text: standard,
        anchor: `set-${index + 1}`,
      })),
      template: 'clauses',
      data: {
        sets: standards.map(([standard, rows], index) => ({
          anchor: `set-${index + 1}`,
          standard,
          edition: rows[0]?.edition ?? '',
          total: rows.length,
          states: Object.entries(clauseWords).map(([state, { word }]) => ({
            total: rows.filter((row) => row.state === state).length,
            word,
          })),
          rows: rows.map((row) => rowOf(row, view)),
        })),
      },
    },
  ];
}

function rowOf({ clause, state, reason, proofs }: ClauseCoverage, view: SiteView): object {
  return {
    clause: clause.clause,
    title: clause.title,
    gates: clause.gates.join(', '),
    standing: clauseWords[state],
    reason,
    proofs: proofs.map(({ text, documents }) => ({
      text,
      documents: documents.map((name) => ({ name, path: view.paths.document(name) })),
    })),
  };
}
