import { activityWords } from '../../../documents/blocks/activities.ts';
import {
  type ActivityResult,
  type CriterionState,
  evaluateGates,
  type GateResult,
} from '../../../gates/index.ts';
import type { ApprovalRecord } from '../../../model/index.ts';
import type { SiteInput } from '../input.ts';
import type { PageFrame } from '../page-frame.ts';
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
 * The five gates with their criteria, the activities of the plan, and the approvals they were judged by.
 * @implements SRS-1911, SRS-3697
 */
export function gatesPage(input: SiteInput, view: SiteView): PageFrame {
  const gates = evaluateGates(input);
  const activities = [...view.activities.values()];
  return {
    path: 'gates/index.html',
    title: view.t('Gates'),
    section: 'gates',
    contents: [
      ...gates.map(({ gate, title }) => ({
        depth: 2,
        text: `${gate} ${view.t(title)}`,
        anchor: gate.toLowerCase(),
      })),
      ...(activities.length > 0
        ? [{ depth: 2, text: view.t('Activities of the plan'), anchor: 'activities' }]
        : []),
      { depth: 2, text: view.t('Approvals'), anchor: 'approvals' },
    ],
    template: 'gates',
    data: {
      gates: gates.map((gate) => gateOf(gate, view)),
      activities: activities.map((activity) => activityOf(activity, view)),
      approvals: view.model.approvals.map(approvalOf),
      /** Which list of allowed signers, of which commit, the signatures were judged by. */
      judgedBy: view.model.approvals.find(({ signer }) => signer)?.signer?.list,
    },
  };
}

function gateOf({ gate, title, passed, waitsFor, criteria }: GateResult, view: SiteView): object {
  return {
    anchor: gate.toLowerCase(),
    gate,
    title,
    passed,
    waitsFor,
    criteria: criteria.map(({ criterion, state, evidence, documents }) => ({
      number: criterion.id,
      title: criterion.title,
      clauses: criterion.clauses.join(', '),
      standing: { ...signs[state], word: state },
      evidence: evidence.join(' '),
      documents: documents.map((name) => ({ name, path: view.paths.document(name) })),
    })),
  };
}

function activityOf(
  { item, state, reasons, clauses, by, overdue, evidence }: ActivityResult,
  view: SiteView,
): object {
  return {
    key: item.id,
    title: item.title,
    path: view.paths.item(item.id),
    clauses,
    by,
    overdue,
    evidence,
    standing: { ...activityWords[state], word: state },
    missing: reasons,
  };
}

function approvalOf(record: ApprovalRecord): object {
  const { name, role, time, meaning, gate, subjects, state, reason, signer, forge } = record;
  return {
    name,
    signer,
    role,
    time,
    meaning,
    gate,
    subjects,
    standing: state,
    forge: forge ?? '',
    reason: reason ?? '',
  };
}
