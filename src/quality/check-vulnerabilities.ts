import type { Config } from '../config/index.ts';
import { type Finding, type Model, type Scan, startOf, type Vulnerability } from '../model/index.ts';
import { daysBetween } from '../soup/dates.ts';
import { calledIn } from './decisions.ts';
import { finding } from './rules.ts';
import { lockedBy, severityRank } from './vulnerabilities.ts';

/**
 * Reports of vulnerabilities have to be new and about what is locked; what they report has to be assessed (IEC 62304 7.1.3, 6.1).
 * @implements SRS-1811, SRS-1812
 */
export function checkVulnerabilities({
  model,
  config,
  configFile,
}: {
  model: Model;
  config: Config;
  configFile: string;
}): Finding[] {
  const { severity, maximumAge, demanded } = config.quality.vulnerabilities;
  const readable = model.scans.filter(({ format }) => format !== 'unreadable');
  const findings = [
    ...readable.flatMap((scan) => ageOf(scan, model.release.revision.date, maximumAge)),
    ...readable.flatMap((scan) => foreign(scan, model)),
  ];
  if (demanded && readable.length === 0)
    findings.push(
      finding('scan-missing', startOf(configFile), {
        message: 'Reports of vulnerabilities are demanded, and none was read.',
        hint: 'Let a scanner write its JSON report where `sources.vulnerabilities` looks for it.',
      }),
    );
  for (const vulnerability of model.vulnerabilities) {
    // A withdrawn advisory is shown, and asks for nothing.
    if (vulnerability.withdrawn) continue;
    const isGrave = severityRank[vulnerability.severity] >= severityRank[severity];
    findings.push(...checkAssessment(vulnerability, isGrave, configFile));
  }
  return findings;
}

/** @implements SRS-3227, SRS-3228 */
function checkAssessment(
  { id, severity, packages, assessment, refused = [], sources }: Vulnerability,
  isGrave: boolean,
  configFile: string,
): Finding[] {
  const namesOf = (some: typeof packages): string => some.map(calledIn).join(', ');
  const done = packages.filter(({ assessed }) => assessed);
  const rest = packages.filter(({ assessed }) => !assessed);
  const where = namesOf(packages);
  const findings = refused.flatMap(({ kind, by, state, reason, place }) => {
    if (kind === 'unjustified')
      return finding('vulnerability-unjustified', place, {
        message: `${by} says \`${state}\` of ${id}, and not why.`,
        hint: 'Write `- justification: …`, at least a short sentence; in VEX a word of its list.',
      });
    if (kind === 'contradicted')
      return finding('vulnerability-contradicted', place, {
        message: `${by} says \`fixed\` of ${id}, but this tree ${reason}.`,
        hint: 'Move to the version that has the fix; the entry can go with it. Say `not affected` where the fix is applied otherwise.',
      });
    return [];
  });
  if (!assessment) {
    if (!isGrave || findings.length > 0) return findings;
    const open = rest.length > 0 ? rest : packages;
    const already = done.length > 0 && rest.length > 0 ? `; in ${namesOf(done)} it is` : '';
    const reasons = refused.map(
      ({ by, state, reason }) => ` ${by} says \`${state}\`, which does not count: it ${reason}.`,
    );
    return [
      finding('vulnerability-unassessed', startOf(sources[0]?.path ?? configFile), {
        message: `${id} (${severity}) in ${namesOf(open)} is assessed by nobody${already}.${reasons.join('')}`,
        hint: `Write an ANOM item with \`- vulnerability: ${id}\`, \`- assessment: not affected | affected | fixed | under investigation\`, \`- justification: …\`, \`- package: …\`, \`- version: …\` and \`- expires: YYYY-MM-DD\`, or a VEX statement on each of its packages.`,
      }),
    ];
  }
  const { state, by, place } = assessment;
  if (isGrave && (state === 'affected' || state === 'under investigation'))
    findings.push(
      finding('vulnerability-open', place, {
        message: `${id} (${severity}) in ${where} is open: ${by} says \`${state}\`.`,
        hint: 'Move to a version without it, control the risk, or accept it openly in the baseline.',
      }),
    );
  return findings;
}

/** Days after its commit that a tree may still be scanned anew; what is later than that is no date. */
const mostAhead = 366;

function ageOf({ path, date, format }: Scan, today: string, maximumAge: number): Finding[] {
  const days = daysBetween(date, today);
  if (days !== undefined && days < -mostAhead)
    return [
      finding('scan-old', startOf(path), {
        message: `${path} says that it was made ${-days} days after the commit, so nobody can tell how old it is.`,
        hint: 'Set the clock of the scanner right, and run it again.',
      }),
    ];
  if (maximumAge === 0 || (days !== undefined && days <= maximumAge)) return [];
  return [
    finding('scan-old', startOf(path), {
      message:
        days === undefined
          ? `${path} does not say when it was made, and no stamp binds it to this tree.`
          : `${path} was made ${days} days before the commit; at most ${maximumAge} are allowed.`,
      hint:
        format === 'advisories'
          ? 'Fetch what is published now, then: dossier soup advisories --from <path>'
          : 'Run the scanner again, then `dossier stamp` where the report lies beside a stamp.',
    }),
  ];
}

/** A report is about another lockfile when it is stamped for another tree, or names a package as no lockfile holds it. */
function foreign(scan: Scan, { soup }: Model): Finding[] {
  if (scan.format === 'advisories') return [];
  const locked = lockedBy(soup);
  const names = new Set(soup.map(({ name }) => name.toLowerCase()));
  const ecosystems = new Set(soup.map(({ ecosystem }) => String(ecosystem)));
  const stranger = scan.reported.find((reported) => {
    if (locked(reported).length > 0) return false;
    const type = /^pkg:([^/]+)\//.exec(reported.purl)?.[1];
    return (
      names.has(reported.name.toLowerCase()) ||
      scan.format === 'npm audit' ||
      (type !== undefined && ecosystems.has(type))
    );
  });
  if (scan.origin !== 'other' && !stranger) return [];
  const reason = stranger
    ? `it names ${`${stranger.name} ${stranger.version || (stranger.range ?? '')}`.trim()}, which no lockfile holds`
    : 'its stamp is of another tree';
  return [
    finding('scan-of-other-lock', startOf(scan.path), {
      message: `${scan.path} is about another lockfile than the one that is built: ${reason}.`,
      hint: 'Run the scanner again on this very tree.',
    }),
  ];
}
