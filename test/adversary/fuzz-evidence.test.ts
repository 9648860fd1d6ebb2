import { describe, expect, it } from 'vitest';
import type {
  AnalysisResult,
  FileCoverage,
  Scan,
  SoupItem,
  VulnerabilitySeverity,
} from '../../src/model/index.ts';
import { isReason } from '../../src/model/index.ts';
import { mergeVulnerabilities, percentOf } from '../../src/quality/index.ts';
import { severityRank } from '../../src/quality/vulnerabilities.ts';
import { analysisSource } from '../../src/sources/analysis/index.ts';
import { coverageSource } from '../../src/sources/coverage/index.ts';
import { vexSource, vulnerabilitySource } from '../../src/sources/vulnerabilities/index.ts';
import { context } from '../code/context.ts';
import { mutantsOf } from '../results/mutations.ts';
import { analyses, assessments, coverage, packages, scans } from './evidence-reports.ts';

/** `npm run fuzz` takes many times as many changes, and another seed each time. */
const times = Number(process.env.DOSSIER_FUZZ ?? '1');
const seed = times === 1 ? 3270 : Date.now() % 1_000_000;
const projectContext = context();
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/**
 * Losses that a format does not tell: a whole entry is gone where nothing counts them, and a member whose absence has a meaning of its own, as
 * that of a level in SARIF.
 */
const untold: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    [...Object.keys(scans), ...Object.keys(assessments)].map((format) => [format, ['a stretch is lost']]),
  ),
  SARIF: ['a stretch is lost', 'a line is lost', 'an attribute or key is lost'],
};

/** What changes of a report gained, as the person reads it who has to mend it. */
function gainsOf(format: string, text: string, count: number, gain: (text: string) => string[]): string[] {
  expect(gain(text)).toEqual([]);
  const gained: string[] = [];
  for (const mutant of mutantsOf(text, count * times, seed)) {
    if (untold[format]?.includes(mutant.name)) continue;
    const more = gain(mutant.text);
    if (more.length > 0) gained.push(`${mutant.name} (seed ${seed}): ${more.join(', ')}\n${mutant.text}`);
  }
  return gained;
}

// @verifies SRS-3261
describe('a report of vulnerabilities that was changed at random', () => {
  const read = (text: string) =>
    vulnerabilitySource.read({ path: 'reports/scan.json', bytes: bytes(text) }, projectContext);
  /** How many vulnerabilities are at least that severe. */
  const weigh = (text: string): [VulnerabilitySeverity, number][] | undefined => {
    const {
      scans: [scan],
      findings,
    } = read(text);
    if (!scan || findings.length > 0) return undefined;
    return (Object.keys(severityRank) as VulnerabilitySeverity[]).map((severity) => [
      severity,
      scan.reported.filter((each) => !each.withdrawn && severityRank[each.severity] >= severityRank[severity])
        .length,
    ]);
  };

  it.each(Object.entries(scans))('hides none, or counts for nothing: %s', (format, text) => {
    const before = new Map(weigh(text));
    expect(before.get('low')).toBe(4);
    expect(
      gainsOf(format, text, 800, (mutant) =>
        (weigh(mutant) ?? []).flatMap(([severity, count]) =>
          severity !== 'unknown' && count < (before.get(severity) ?? 0)
            ? `only ${count} of severity ${severity}`
            : [],
        ),
      ),
    ).toEqual([]);
  });
});

// @verifies SRS-3261
describe('an assessment that was changed at random', () => {
  const [scan] = vulnerabilitySource.read(
    { path: 'reports/scan.json', bytes: bytes(scans.trivy as string) },
    projectContext,
  ).scans;
  const soup = packages.map((each) => ({ ecosystem: 'npm', ...each }) as SoupItem);
  const excused = (text: string): string[] => {
    const { statements } = vexSource.read({ path: 'content/a.vex.json', bytes: bytes(text) }, projectContext);
    const model = { scans: [{ path: 'reports/scan.json', ...scan } as unknown as Scan], soup, items: [] };
    return mergeVulnerabilities(model, statements, {
      product: { name: 'Pump', model: 'P-1', version: '1.0.0' },
      claims: { risk: undefined, today: '2026-03-02' },
      commit: '2026-03-01',
      maximumAge: 365,
    }).flatMap(({ id, assessment }) =>
      assessment?.state === 'not affected' || assessment?.state === 'fixed' ? id : [],
    );
  };

  it.each(Object.entries(assessments))('excuses nothing that was not: %s', (format, text) => {
    const before = excused(text);
    expect(
      gainsOf(format, text, 800, (mutant) => excused(mutant).filter((id) => !before.includes(id))),
    ).toEqual([]);
  });
});

// @verifies SRS-3261
describe('a report of an analysis that was changed at random', () => {
  const state = ({ level, suppressed, justification }: AnalysisResult): string =>
    suppressed && isReason(justification) ? 'suppressed' : level === 'error' || suppressed ? 'open' : 'minor';
  /** How many results ask for something; undefined where the report counts for nothing. */
  const open = (text: string): number | undefined => {
    const {
      analyses: [report],
      findings,
    } = analysisSource.read({ path: 'reports/a.sarif', bytes: bytes(text) }, projectContext);
    return !report || findings.length > 0
      ? undefined
      : report.results.filter((each) => state(each) === 'open').length;
  };

  it.each(Object.entries(analyses))('hides nothing, or counts for nothing: %s', (format, text) => {
    const before = open(text) ?? 0;
    expect(before).toBe(7);
    expect(
      gainsOf(format, text, 3_000, (mutant) => {
        const after = open(mutant);
        return after !== undefined && after < before ? [`only ${after} of ${before}`] : [];
      }),
    ).toEqual([]);
  });
});

// @verifies SRS-3261
describe('a report of coverage that was changed at random', () => {
  /** A file may hold no branches, and tools then leave out their sums. */
  const empty = { lines: 100, branches: 0 };
  const rates = (text: string): Map<string, FileCoverage> | undefined => {
    const {
      coverage: [report],
      findings,
    } = coverageSource.read({ path: 'reports/cover', bytes: bytes(text) }, projectContext);
    return !report || findings.length > 0
      ? undefined
      : new Map(report.files.map((each) => [each.file, each]));
  };

  it.each(Object.entries(coverage))(
    'shows no file better covered, or counts for nothing: %s',
    (format, text) => {
      const before = rates(text) ?? new Map<string, FileCoverage>();
      expect(before.size).toBe(2);
      expect(
        gainsOf(format, text, 1_500, (mutant) => {
          const after = rates(mutant);
          // A report that speaks of fewer files leaves some unmeasured, which is a finding.
          if (!after || after.size < before.size) return [];
          return [...before].flatMap(([file, { lines, branches }]) => {
            const now = after.get(file);
            if (!now) return [];
            const better = (['lines', 'branches'] as const).filter(
              (what) => (percentOf(now[what]) ?? empty[what]) > (percentOf({ lines, branches }[what]) ?? 100),
            );
            return better.map((what) => `${file}: ${what} ${now[what].covered} of ${now[what].total}`);
          });
        }),
      ).toEqual([]);
    },
  );
});
