import type { Finding } from '../model/index.ts';

/** What the page shows of a finding. */
type Told = Pick<Finding, 'severity' | 'file' | 'line' | 'column' | 'message' | 'hint'>;

/** Findings as a person at work wants them. */
export interface ToldFindings {
  /** Those that the last edit brought, then those that were there; what only waits for another one left out. */
  fresh: Told[];
  others: Told[];
  /** In one line, what a run of the tests would settle; empty for nothing. */
  evidence: string;
}

/** Findings shown; whoever has more reads them elsewhere. */
const most = 200;

/** Rules of findings that writing cannot settle: it takes a run of the tests. */
const isOfEvidence = /^(?:no-evidence|evidence-.*)$/;

/**
 * Sorts findings for whoever has just saved a file.
 * @param before findings of the build before; undefined where there was none, so that nothing is new
 * @implements SRS-3573
 */
export function toldFindings(
  findings: readonly Finding[],
  before: readonly Finding[] | undefined,
): ToldFindings {
  const shown = findings.filter(({ severity, cause }) => severity !== 'info' && cause === undefined);
  const [evidence, written] = [shown.filter(isEvidence), shown.filter((each) => !isEvidence(each))];
  const known = before && new Set(before.map(keyOf));
  const isFresh = (finding: Finding): boolean => known !== undefined && !known.has(keyOf(finding));
  const waiting = evidence.reduce((sum, each) => sum + (each.waiting ?? 0), 0);
  return {
    fresh: written.filter(isFresh).slice(0, most).map(told),
    others: written
      .filter((each) => !isFresh(each))
      .slice(0, most)
      .map(told),
    evidence:
      evidence.length === 0
        ? ''
        : `Evidence waits for a run of the tests (${evidence.length + waiting} finding${evidence.length + waiting === 1 ? '' : 's'}).`,
  };
}

const isEvidence = ({ rule }: Finding): boolean => isOfEvidence.test(rule);

/** Whatever line it stands at: lines move with what is written above them. */
function keyOf({ rule, file, item, message }: Finding): string {
  return JSON.stringify([rule, file, item, message]);
}

function told({ severity, file, line, column, message, hint }: Finding): Told {
  return {
    severity,
    message,
    ...(file !== undefined && { file }),
    ...(line !== undefined && { line }),
    ...(column !== undefined && { column }),
    ...(hint !== undefined && { hint }),
  };
}
