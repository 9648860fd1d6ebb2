import type { Config } from '../config/index.ts';
import { type Finding, findingAt, type Model, type Scan } from '../model/index.ts';
import { daysBetween } from '../soup/dates.ts';
import { lockedBy, severityRank } from './vulnerabilities.ts';

/**
 * Reports of vulnerabilities have to be new and about what is locked; what they report has to be assessed (IEC 62304 7.1.3, 6.1).
 * @implements SRS-1811, SRS-1812
 */
export function checkVulnerabilities(model: Model, { quality }: Config, configFile: string): Finding[] {
  const { severity, maximumAge, demanded } = quality.vulnerabilities;
  const readable = model.scans.filter(({ format }) => format !== 'unreadable');
  const findings = [
    ...readable.flatMap((scan) => ageOf(scan, model.release.revision.date, maximumAge)),
    ...readable.flatMap((scan) => foreign(scan, model)),
  ];
  if (demanded && readable.length === 0)
    findings.push(
      at(configFile, {
        rule: 'scan-missing',
        message: 'Reports of vulnerabilities are demanded, and none was read.',
        hint: 'Let a scanner write its JSON report where `sources.vulnerabilities` looks for it.',
      }),
    );
  for (const { id, severity: found, packages, assessment, sources } of model.vulnerabilities) {
    const where = packages.map(({ name, version }) => `${name} ${version}`.trim()).join(', ');
    const file = sources[0]?.path ?? configFile;
    const isGrave = severityRank[found] >= severityRank[severity];
    if (!assessment) {
      if (isGrave)
        findings.push(
          at(file, {
            rule: 'vulnerability-unassessed',
            message: `${id} (${found}) in ${where} is assessed by nobody.`,
            hint: `Write an ANOM item with \`- vulnerability: ${id}\`, \`- assessment: not affected | affected | fixed | under investigation\` and \`- justification: …\`, or a VEX statement on each of its packages.`,
          }),
        );
      continue;
    }
    const { state, justification, by, place } = assessment;
    if ((state === 'not affected' || state === 'fixed') && justification.trim() === '')
      findings.push(
        findingAt(place, {
          rule: 'vulnerability-unjustified',
          severity: 'error',
          message: `${by} says \`${state}\` of ${id}, and not why.`,
          hint: 'Write `- justification: …`.',
        }),
      );
    if (isGrave && (state === 'affected' || state === 'under investigation'))
      findings.push(
        findingAt(place, {
          rule: 'vulnerability-open',
          severity: 'warning',
          message: `${id} (${found}) in ${where} is open: ${by} says \`${state}\`.`,
          hint: 'Move to a version without it, control the risk, or accept it openly in the baseline.',
        }),
      );
  }
  return findings;
}

function ageOf({ path, date }: Scan, today: string, maximumAge: number): Finding[] {
  const days = daysBetween(date, today);
  if (maximumAge === 0 || (days !== undefined && days <= maximumAge)) return [];
  return [
    at(path, {
      rule: 'scan-old',
      message:
        days === undefined
          ? `${path} does not say when it was made, and no stamp binds it to this tree.`
          : `${path} was made ${days} days before the commit; at most ${maximumAge} are allowed.`,
      hint: 'Run the scanner again, then `dossier stamp` where the report lies beside a stamp.',
    }),
  ];
}

/** A report is about another lockfile when it is stamped for another tree, or names a package as no lockfile holds it. */
function foreign(scan: Scan, { soup }: Model): Finding[] {
  const locked = lockedBy(soup);
  const names = new Set(soup.map(({ name }) => name.toLowerCase()));
  const ecosystems = new Set(soup.map(({ ecosystem }) => String(ecosystem)));
  const stranger = scan.reported.find((told) => {
    if (locked(told).length > 0) return false;
    const type = /^pkg:([^/]+)\//.exec(told.purl)?.[1];
    return (
      names.has(told.name.toLowerCase()) ||
      scan.format === 'npm audit' ||
      (type !== undefined && ecosystems.has(type))
    );
  });
  if (scan.origin !== 'other' && !stranger) return [];
  const reason = stranger
    ? `it names ${`${stranger.name} ${stranger.version || (stranger.range ?? '')}`.trim()}, which no lockfile holds`
    : 'its stamp is of another tree';
  return [
    at(scan.path, {
      rule: 'scan-of-other-lock',
      message: `${scan.path} is about another lockfile than the one that is built: ${reason}.`,
      hint: 'Run the scanner again on this very tree.',
    }),
  ];
}

function at(file: string, { rule, message, hint }: { rule: string; message: string; hint: string }): Finding {
  return findingAt({ file, line: 1, column: 1 }, { rule, severity: 'error', message, hint });
}
