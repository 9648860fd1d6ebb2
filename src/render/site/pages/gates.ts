import { type CriterionState, evaluateGates, type GateResult } from '../../../gates/index.ts';
import type { ApprovalRecord } from '../../../model/index.ts';
import { type Html, html, nothing } from '../html.ts';
import type { SiteInput } from '../input.ts';
import type { PageFrame } from '../layout.ts';
import { table } from '../table.ts';
import type { SiteView } from '../view.ts';

const signs: Record<CriterionState, { tone: string; sign: string }> = {
  met: { tone: 'verified', sign: '✓' },
  open: { tone: 'open', sign: '○' },
  failed: { tone: 'failed', sign: '✗' },
  external: { tone: 'open', sign: '◇' },
  off: { tone: 'none', sign: '–' },
  follows: { tone: 'none', sign: '→' },
};

/**
 * The five gates with their criteria, and the approvals they were judged by.
 * @implements SRS-1911
 */
export function gatesPage(input: SiteInput, view: SiteView): PageFrame {
  const gates = evaluateGates(input);
  return {
    path: 'gates/index.html',
    title: 'Gates',
    section: 'start',
    contents: [
      ...gates.map(({ gate, title }) => ({ depth: 2, text: `${gate} ${title}`, anchor: gate.toLowerCase() })),
      { depth: 2, text: 'Approvals', anchor: 'approvals' },
    ],
    main: html`<h1>Gates</h1><p>What this content meets of the criteria for its release. What is done outside stays open until somebody confirms it with a signature.</p>${gates.map(
      (gate) => section(gate, view),
    )}<section aria-labelledby="approvals"><h2 id="approvals">Approvals <span class="count">${view.model.approvals.length}</span></h2>${approvals(view)}</section>`,
  };
}

function section({ gate, title, passed, waitsFor, criteria }: GateResult, view: SiteView): Html {
  const id = gate.toLowerCase();
  return html`<section aria-labelledby="${id}"><h2 id="${id}">${gate} ${title} <span class="badge is-${passed ? 'verified' : 'open'}"><span aria-hidden="true">${passed ? '✓' : '○'}</span> ${passed ? 'Passed' : 'Not passed'}</span></h2>${
    waitsFor === '' ? nothing : html`<p class="note">It waits for ${waitsFor}.</p>`
  }${table(
    `Criteria of ${gate}`,
    [{ label: 'Criterion' }, { label: 'Clauses' }, { label: 'State' }, { label: 'Evidence' }],
    criteria.map(({ criterion, state, evidence, documents }) => {
      const { tone, sign } = signs[state];
      return html`<tr><th scope="row">${criterion.id} ${criterion.title}</th><td>${criterion.clauses.join(', ')}</td><td class="narrow"><span class="badge is-${tone}"><span aria-hidden="true">${sign}</span> ${state}</span></td><td>${evidence.join(' ')} ${documents.map(
        (document) => html`<a href="../${view.paths.document(document)}">${document}</a> `,
      )}</td></tr>`;
    }),
  )}</section>`;
}

function approvals(view: SiteView): Html {
  const { approvals: records } = view.model;
  if (records.length === 0)
    return html`<p class="callout is-open">No approval is on record; nothing is claimed to be approved.</p>`;
  return html`${table(
    'Approvals',
    [
      { label: 'Name' },
      { label: 'Role' },
      { label: 'Date and time (UTC)' },
      { label: 'Meaning' },
      { label: 'Gate' },
      { label: 'What was signed' },
      { label: 'State' },
    ],
    records.map(
      ({ name, role, time, meaning, gate, subjects, state, reason, signer, forge }) =>
        html`<tr><th scope="row">${name || 'not readable'}${signer ? html`<br>${signer.principal}<br><code>${signer.key}</code>` : nothing}</th><td>${role}</td><td class="narrow">${time}</td><td>${meaning}</td><td class="narrow">${gate}</td><td>${subjects.join(', ')}</td><td>${state}${forge ? `, told by ${forge}, not signed` : nothing}${reason ? `: ${reason}` : nothing}</td></tr>`,
    ),
  )}${judgedBy(records)}<p class="note">Signatures are shown and verified here; whether they bind, and whether the system they were made with meets 21 CFR Part 11, is for the manufacturer to establish.</p>`;
}

/** Which list of allowed signers, of which commit, the signatures were judged by. */
function judgedBy(records: readonly ApprovalRecord[]): Html {
  const list = records.find(({ signer }) => signer)?.signer?.list;
  if (!list) return nothing;
  return html`<p class="note">Judged against <code>${list.file}</code> (SHA-256 <code>${list.sha256}</code>)${list.commit ? html`, commit <code>${list.commit}</code>` : nothing}.</p>`;
}

/** How many gates are passed, of how many. */
export function gateCount(input: SiteInput): { passed: number; total: number } {
  const gates = evaluateGates(input);
  return { passed: gates.filter(({ passed }) => passed).length, total: gates.length };
}
