import { claimContext, claimed } from '../claims/index.ts';
import type { Config } from '../config/index.ts';
import { failedTests, isWithin, type Model, sayReason } from '../model/index.ts';
import { defectClasses } from '../quality/defect-classes.ts';
import { activeProfiles, demanded, of62304 } from '../regulation/demand.ts';
import type { ProofOutcome } from '../regulation/proofs/judge-proof.ts';
import { differing, unrecorded } from '../release/artifacts/check.ts';

/**
 * What measurements of this content say of capacity: each that has a limit has to keep it.
 * @returns undefined where nothing was measured against a limit
 * @implements SRS-2906
 */
export function capacityMeasured({ reports }: Pick<Model, 'reports'>): ProofOutcome | undefined {
  const results = reports
    .filter(({ origin }) => origin === 'current')
    .flatMap((report) => report.results)
    .filter(({ measurements }) => measurements?.some((each) => isWithin(each) !== undefined));
  if (results.length === 0) return undefined;
  const beyond = results.find(({ status }) => status !== 'passed');
  if (beyond)
    return {
      ...open(`"${beyond.name}" is ${beyond.status}: ${beyond.message || 'no message'}.`),
      failed: true,
    };
  const count = results.flatMap(({ measurements = [] }) => measurements.filter(isWithin)).length;
  return { state: 'holds', text: `${count} measurements are within their limits.`, documents: [] };
}

/**
 * What records of this content say of the test cases that are carried out by hand (`automated: no`).
 * @returns undefined where no test case says that it is one
 * @implements SRS-2906
 */
export function testedByHand({
  items,
  verdicts,
}: Pick<Model, 'items' | 'verdicts'>): ProofOutcome | undefined {
  const claims = claimContext({ risk: undefined });
  const cases = items.filter((item) => item.type === 'TST' && claimed(item, 'automated', claims) === 'no');
  if (cases.length === 0) return undefined;
  const left = cases.filter(({ id }) => verdicts[id]?.state !== 'verified');
  const [first] = left;
  if (!first)
    return {
      state: 'holds',
      text: `${cases.length} test cases passed by hand on this content.`,
      documents: [],
    };
  const because = verdicts[first.id]?.reasons[0];
  return {
    ...open(
      `${left.length} of ${cases.length} test cases by hand did not pass: ${because ? sayReason(because) : first.id}`,
    ),
    failed: left.some(({ id }) => verdicts[id]?.state === 'failed'),
  };
}

function open(text: string): ProofOutcome {
  return { state: 'open', text, documents: [] };
}

/**
 * Whether each residual anomaly on record was evaluated (IEC 62304 5.8.3).
 * @implements SRS-2815
 */
export function anomaliesEvaluated({ items }: Pick<Model, 'items'>): ProofOutcome {
  const claims = claimContext({ risk: undefined });
  const anomalies = items.filter(({ type }) => type === 'ANOM');
  const without = anomalies.filter((item) => claimed(item, 'evaluation', claims) === '').map(({ id }) => id);
  if (without.length > 0) return open(`Not evaluated: ${without.join(', ')}.`);
  const text =
    anomalies.length === 0
      ? 'No anomaly is on record.'
      : `${anomalies.length} anomalies are on record, each with its evaluation.`;
  return { state: 'holds', text, documents: [] };
}

/**
 * Whether each integration and system test of this content that failed has an anomaly that was evaluated (IEC 62304 5.6.8, 5.7.2, 9.1). An anomaly
 * names its test with the attribute `test`.
 * @implements SRS-3780
 */
export function failuresEscalated({ items, reports }: Pick<Model, 'items' | 'reports'>): ProofOutcome {
  const isAsked = ({ level, origin }: Model['reports'][number]): boolean =>
    origin === 'current' && level !== 'unit';
  const ran = reports.filter(isAsked).flatMap(({ results }) => results).length;
  if (ran === 0) return open('No integration or system test of this content was read.');
  const claims = claimContext({ risk: undefined });
  const anomalies = Map.groupBy(
    items.filter(({ type }) => type === 'ANOM'),
    ({ attributes }) => attributes.test ?? '',
  );
  const failed = failedTests(reports.filter(isAsked));
  const without = failed.find(({ test }) => !anomalies.has(test));
  if (without) return open(`No anomaly names the test that failed: ${without.test}.`);
  const raised = failed.flatMap(({ test }) => anomalies.get(test) ?? []);
  const left = raised.filter((item) => claimed(item, 'evaluation', claims) === '').map(({ id }) => id);
  if (left.length > 0) return open(`Not evaluated: ${[...new Set(left)].join(', ')}.`);
  const text =
    failed.length === 0
      ? `None of ${ran} integration and system tests failed.`
      : `Each test that failed has an anomaly that was evaluated: ${[...new Set(raised.map(({ id }) => id))].join(', ')}.`;
  return { state: 'holds', text, documents: [] };
}

/**
 * Entries of the SOUP register that cover something and do not say on which day its anomalies were evaluated, or name one after the commit.
 * @implements SRS-2815
 */
export function unevaluatedSoup({
  items,
  soup,
  release,
}: Pick<Model, 'items' | 'soup' | 'release'>): string[] {
  const used = new Set(soup.map(({ entry }) => entry));
  const claims = claimContext({ risk: undefined }, release.revision);
  return items
    .filter(
      (item) =>
        item.type === 'SOUP' && used.has(item.id) && claimed(item, 'anomalies-evaluated', claims) === '',
    )
    .map(({ id }) => id);
}

/**
 * Whether all software that the configuration names is stated by records of this tree, each piece with one digest.
 * @returns undefined where the configuration names none, and no profile asks for any
 * @implements SRS-3743, SRS-3738
 */
export function artifactsBound(
  model: Pick<Model, 'artifacts'>,
  { release: { artifacts }, regulation }: Pick<Config, 'release' | 'regulation'>,
): ProofOutcome | undefined {
  if (artifacts.length === 0) {
    const asking = regulation.profiles.find(
      (profile) => profile.standard === 'IEC 62304' && profile.artifacts,
    );
    return (
      asking &&
      open(`The profile ${asking.standard} asks for the software, and \`release.artifacts\` names none.`)
    );
  }
  const [missing] = unrecorded(model, artifacts);
  if (missing !== undefined) return open(`No record of this tree states ${missing}.`);
  const [twice] = differing(model.artifacts);
  if (twice)
    return { ...open(`Two records of this tree state two digests of ${twice[0].name}.`), failed: true };
  const text = model.artifacts
    .map(({ name, sha256 }) => `${name} (SHA-256 ${sha256.slice(0, 12)}…)`)
    .join(', ');
  return { state: 'holds', text: `Recorded with this tree: ${text}.`, documents: [] };
}

/** Whether a profile asks which classes of defects are avoided (IEC 62304 5.1.12). */
export function asksForDefectClasses(config: Config): boolean {
  return demanded([of62304('5.1.12')], activeProfiles(config)).length > 0;
}

/**
 * Which classes of defects no rule of an analysis of this content looked for, where a profile asks which are avoided (IEC 62304 5.1.12).
 * @returns empty where none asks, or nothing was analysed
 * @implements SRS-3699
 */
export function defectClassesNote(model: Pick<Model, 'analyses'>, config: Config): string {
  const isAnalysed = model.analyses.some(({ origin, format }) => origin === 'current' && format === 'sarif');
  if (!isAnalysed || !asksForDefectClasses(config)) return '';
  const { classes, silent } = defectClasses(model, config);
  const asked = classes.filter(({ state }) => state !== 'not relevant');
  const left = asked.filter(({ state }) => state !== 'ran').map(({ id }) => id);
  const said = `Rules of ${asked.length - left.length} of ${asked.length} classes of defects ran`;
  return [
    left.length === 0 ? `${said}.` : `${said}; none of ${left.join(', ')}.`,
    ...silent.map((tool) => `The report of ${tool} names no rules.`),
  ].join(' ');
}
