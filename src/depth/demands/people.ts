import { type ApprovalRecord, type ArchitectureElement, compareText, type Model } from '../../model/index.ts';
import type { DemandKind } from './judge.ts';

/**
 * So many different people reviewed or approved the whole content.
 * @implements SRS-3731
 */
export const reviewers: DemandKind = {
  isAsked: (row) => row.reviewers !== undefined,
  judge(element, rows, { model }) {
    if (element.files === 0) return undefined;
    const asking = rows.flatMap((row) => row.reviewers ?? []);
    const wanted = Math.max(...asking.map(({ count }) => count));
    const isIndependent = asking.some(({ independent }) => independent);
    const asked = {
      sentence: isIndependent
        ? 'reviewers who wrote nothing of it since the release before: {count}'
        : 'reviewers: {count}',
      values: { count: String(wanted) },
    };
    if (isIndependent && !model.people) return { asked, met: false, said: unknown };
    const names = reviewersOf(model).filter((name) => !isIndependent || wroteNothingOf(name, element, model));
    const values = { names: names.join(', '), count: String(names.length), wanted: String(wanted) };
    if (names.length >= wanted)
      return { asked, met: true, said: { sentence: 'Reviewed by {names}.', values } };
    const sentence = isIndependent
      ? '{count} of {wanted} who are known to have written nothing of it reviewed this content.'
      : '{count} of {wanted} reviewed this content.';
    return { asked, met: false, said: { sentence, values } };
  },
};

/** A test by hand of this content passed, by somebody who wrote nothing of the element. */
export const independentTester: DemandKind = {
  isAsked: (row) => row.independentTester === true,
  judge(element, _rows, { model }) {
    if (element.files === 0) return undefined;
    const asked = { sentence: 'tests by somebody who wrote nothing of it since the release before' };
    if (!model.people) return { asked, met: false, said: unknown };
    const names = testersOf(element, model).filter((name) => wroteNothingOf(name, element, model));
    return names.length > 0
      ? { asked, met: true, said: { sentence: 'Tested by {names}.', values: { names: names.join(', ') } } }
      : {
          asked,
          met: false,
          said: {
            sentence:
              'No test by hand of it passed on this content by somebody who is known to have written nothing of it.',
          },
        };
  },
};

const unknown = { sentence: 'Version control does not tell who wrote it since the release before.' };

function reviewersOf({ approvals }: Model): string[] {
  const isReview = ({ state, meaning, subjects }: ApprovalRecord): boolean =>
    state === 'valid' && /^(?:review|approval)$/.test(meaning) && subjects.includes('tree');
  const names = new Map<string, string>();
  // One key under two names is one person, as are two keys under one name.
  const principals = new Set<string>();
  for (const { name, signer } of approvals.filter(isReview)) {
    const isKnown = names.has(name.toLowerCase()) || principals.has(signer?.principal.toLowerCase() ?? '');
    if (!isKnown) names.set(name.toLowerCase(), name);
    if (signer) principals.add(signer.principal.toLowerCase());
  }
  return [...names.values()].sort(compareText);
}

function testersOf({ implements: carried }: ArchitectureElement, { verdicts, reports }: Model): string[] {
  const names = carried
    .flatMap((id) => verdicts[id]?.evidence ?? [])
    .flatMap(([report, result]) => {
      const { origin, run, results = [] } = reports[report] ?? {};
      return origin === 'current' && run && results[result]?.status === 'passed' ? run.tester : [];
    });
  return [...new Set(names)].sort(compareText);
}

/** Whom no list of people names may have written anything. */
function wroteNothingOf(name: string, { id }: ArchitectureElement, { people = [] }: Model): boolean {
  const person = people.find((each) => each.name === name);
  return person !== undefined && !person.wrote.includes(id);
}
