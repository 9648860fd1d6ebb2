import type { CriterionState, GateResult } from './evaluate.ts';

const signs: Record<CriterionState, string> = {
  met: '✓',
  open: '○',
  failed: '✗',
  external: '◇',
  off: '–',
  follows: '→',
};

/** A gate as text for a terminal: every criterion with its clauses, its state, and the evidence. */
export function gateText({ gate, title, passed, waitsFor, criteria }: GateResult): string {
  const lines = [`${gate} ${title}: ${passed ? 'passed' : 'not passed'}`];
  if (waitsFor !== '') lines.push(`  waits for ${waitsFor}, which is not passed for this content`);
  if (!passed && criteria.every(({ state }) => state === 'off' || state === 'follows'))
    lines.push('  every criterion is switched off, so that nothing shows it');
  for (const { criterion, state, evidence } of criteria) {
    lines.push(
      `  ${signs[state]} ${criterion.id} ${state}: ${criterion.title} (${criterion.clauses.join(', ')})`,
    );
    for (const text of evidence) lines.push(`      ${text}`);
  }
  return `${lines.join('\n')}\n`;
}
