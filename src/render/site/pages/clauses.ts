import { clauseWords } from '../../../documents/blocks/clause-coverage.ts';
import { type ClauseCoverage, clauseCoverage } from '../../../regulation/clause-coverage.ts';
import { type Html, html, nothing } from '../html.ts';
import type { SiteInput } from '../input.ts';
import type { PageFrame } from '../layout.ts';
import { table } from '../table.ts';
import type { SiteView } from '../view.ts';

/**
 * State of every clause of the profiles, with links to its evidence; no page without a profile.
 * @implements SRS-2108
 */
export function clausePages(input: SiteInput, view: SiteView): PageFrame[] {
  const entries = clauseCoverage(input);
  if (entries.length === 0) return [];
  const standards = [...Map.groupBy(entries, ({ standard }) => standard)];
  return [
    {
      path: 'documents/clauses.html',
      title: 'Clauses',
      section: 'documents',
      crumbs: [{ label: 'Documents', path: 'documents/index.html' }],
      contents: standards.map(([standard], index) => ({
        depth: 2,
        text: standard,
        anchor: `set-${index + 1}`,
      })),
      main: html`<h1>Clauses</h1><p>What this build evidences of each clause of its profiles. A document alone evidences nothing.</p>${standards.map(
        ([standard, rows], index) =>
          html`<section aria-labelledby="set-${index + 1}"><h2 id="set-${index + 1}">${standard}:${rows[0]?.edition} <span class="count">${rows.length}</span></h2><p>${summary(rows)}</p>${table(
            `Clauses of ${standard}`,
            [
              { label: 'Clause' },
              { label: 'What it asks' },
              { label: 'Gate' },
              { label: 'State' },
              { label: 'Evidence' },
            ],
            rows.map((row) => clauseRow(row, view)),
          )}</section>`,
      )}`,
    },
  ];
}

function summary(rows: readonly ClauseCoverage[]): string {
  return Object.entries(clauseWords)
    .map(([state, { word }]) => `${rows.filter((row) => row.state === state).length} ${word}`)
    .join(', ');
}

function clauseRow({ clause, state, reason, proofs }: ClauseCoverage, view: SiteView): Html {
  const { tone, sign, word } = clauseWords[state];
  return html`<tr><th scope="row" class="narrow">${clause.clause}</th><td>${clause.title}</td><td class="narrow">${clause.gates.join(', ')}</td><td class="narrow"><span class="badge is-${tone}"><span aria-hidden="true">${sign}</span> ${word}</span></td><td>${reason}${
    proofs.length === 0
      ? nothing
      : html`<ul>${proofs.map(
          ({ text, documents }) =>
            html`<li>${text} ${documents.map((id) => html`<a href="../${view.paths.document(id)}">${id}</a> `)}</li>`,
        )}</ul>`
  }</td></tr>`;
}
