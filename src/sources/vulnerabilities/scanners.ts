import type { ScanFacts } from '../../model/index.ts';
import { entriesOf, field, listOf, textField } from '../safe-json.ts';
import { Unreadable } from '../unreadable.ts';
import { readNpmAudit } from './npm-audit.ts';
import { claimedList, demandedList, purlParts, reported } from './reported.ts';
import { isSnapshot, readSnapshot, snapshotFormat } from './snapshot.ts';

type Told = Omit<ScanFacts, 'place'>;

/** Reads the report of a scanner, told by what its format alone has. */
export function readScan(value: unknown): Told {
  if (isSnapshot(value)) return { format: snapshotFormat, ...readSnapshot(value) };
  if (field(value, 'projectInfo') !== undefined && field(value, 'scanInfo') !== undefined)
    return dependencyCheck(value);
  if (field(value, 'matches') !== undefined) return grype(value);
  if (field(value, 'SchemaVersion') !== undefined) return trivy(value);
  if (textField(value, 'bomFormat') === 'CycloneDX') return cyclonedx(value);
  if (field(value, 'auditReportVersion') !== undefined || field(value, 'advisories') !== undefined) {
    const counted = field(field(value, 'metadata'), 'vulnerabilities');
    if (counted === undefined) throw new Unreadable('it holds no `metadata` on what was audited');
    return { format: 'npm audit', tool: 'npm audit', date: '', reported: readNpmAudit(value) };
  }
  if (field(value, 'results') !== undefined) return osvScanner(value);
  throw new Unreadable('it is no report of a scanner that is known');
}

/** OWASP Dependency-Check, report schema 1.1. Suppressed vulnerabilities stay out, as the tool decided. */
function dependencyCheck(value: unknown): Told {
  const found = demandedList(value, 'dependencies').flatMap((dependency) => {
    const purls = listOf(dependency, 'packages')
      .map((each) => textField(each, 'id'))
      .filter((id) => id.startsWith('pkg:'));
    const packages =
      purls.length > 0
        ? purls.map((purl) => ({ purl, ...purlParts(purl) }))
        : [{ purl: '', name: textField(dependency, 'fileName'), version: '' }];
    return claimedList(dependency, 'vulnerabilities', 'severity', 'suppressedVulnerabilities').flatMap(
      (each) =>
        packages.map((found) =>
          reported({
            ids: [textField(each, 'name')],
            severity: textField(each, 'severity'),
            cvss: ['cvssv4', 'cvssv3'].map((key) => field(field(each, key), 'baseScore')),
            summary: textField(each, 'description'),
            ...found,
          }),
        ),
    );
  });
  return {
    format: 'dependency-check',
    tool: `Dependency-Check ${textField(field(value, 'scanInfo'), 'engineVersion')}`.trim(),
    date: textField(field(value, 'projectInfo'), 'reportDate'),
    reported: found,
  };
}

/**
 * OSV-Scanner. A repository has no name of a package: it is the directory that was scanned, at its commit.
 * @implements SRS-3364
 */
function osvScanner(value: unknown): Told {
  const found = demandedList(value, 'results').flatMap((result) =>
    claimedList(result, 'packages', 'package').flatMap((each) => {
      const about = field(each, 'package');
      const commit = textField(about, 'commit');
      return claimedList(each, 'vulnerabilities', 'id').map((vulnerability) =>
        reported({
          ids: [textField(vulnerability, 'id'), ...listOf(vulnerability, 'aliases').map(String)],
          severity: textField(field(vulnerability, 'database_specific'), 'severity'),
          cvss: [
            ...listOf(vulnerability, 'severity').map((rating) => textField(rating, 'score')),
            ...groupScores(each, textField(vulnerability, 'id')),
          ],
          summary: textField(vulnerability, 'summary') || textField(vulnerability, 'details'),
          name: textField(about, 'name') || (commit && textField(field(result, 'source'), 'path')),
          version: textField(about, 'version') || commit,
          withdrawn: textField(vulnerability, 'withdrawn'),
        }),
      );
    }),
  );
  return { format: 'osv-scanner', tool: 'OSV-Scanner', date: '', reported: found };
}

/** OSV-Scanner computes a score for each group of identifiers that mean one vulnerability. */
function groupScores(found: unknown, id: string): unknown[] {
  return listOf(found, 'groups')
    .filter((group) => listOf(group, 'ids').includes(id))
    .map((group) => field(group, 'max_severity'));
}

function grype(value: unknown): Told {
  const descriptor = field(value, 'descriptor');
  const found = demandedList(value, 'matches').map((match) => {
    const vulnerability = field(match, 'vulnerability');
    const artifact = field(match, 'artifact');
    return reported({
      ids: [
        textField(vulnerability, 'id'),
        ...listOf(match, 'relatedVulnerabilities').map((each) => textField(each, 'id')),
      ],
      severity: textField(vulnerability, 'severity'),
      cvss: listOf(vulnerability, 'cvss').map(
        (rating) => field(field(rating, 'metrics'), 'baseScore') ?? textField(rating, 'vector'),
      ),
      summary: textField(vulnerability, 'description'),
      purl: textField(artifact, 'purl'),
      name: textField(artifact, 'name'),
      version: textField(artifact, 'version'),
    });
  });
  return {
    format: 'grype',
    tool: `Grype ${textField(descriptor, 'version')}`.trim(),
    date: textField(descriptor, 'timestamp'),
    reported: found,
  };
}

/** Trivy, schema version 2. */
function trivy(value: unknown): Told {
  const found = demandedList(value, 'Results').flatMap((result) =>
    claimedList(result, 'Vulnerabilities', 'VulnerabilityID').map((each) =>
      reported({
        ids: [textField(each, 'VulnerabilityID'), ...listOf(each, 'VendorIDs').map(String)],
        severity: textField(each, 'Severity'),
        cvss: entriesOf(each, 'CVSS').flatMap(([, rating]) => [
          field(rating, 'V3Score'),
          textField(rating, 'V3Vector'),
        ]),
        summary: textField(each, 'Title') || textField(each, 'Description'),
        purl: textField(field(each, 'PkgIdentifier'), 'PURL'),
        name: textField(each, 'PkgName'),
        version: textField(each, 'InstalledVersion'),
      }),
    ),
  );
  return {
    format: 'trivy',
    tool: `Trivy ${textField(field(value, 'Trivy'), 'Version')}`.trim(),
    date: textField(value, 'CreatedAt'),
    reported: found,
  };
}

/** CycloneDX with `vulnerabilities`, as scanners export it. What it says of their analysis is a tool's word and assesses nothing. */
function cyclonedx(value: unknown): Told {
  const components = new Map(
    listOf(value, 'components').map((each) => [textField(each, 'bom-ref'), each] as const),
  );
  const found = demandedList(value, 'vulnerabilities').flatMap((each) =>
    demandedList(each, 'affects').map((affected) => {
      const ref = textField(affected, 'ref');
      const component = components.get(ref);
      const purl = textField(component, 'purl') || (ref.startsWith('pkg:') ? ref : '');
      return reported({
        ids: [textField(each, 'id'), ...listOf(each, 'references').map((other) => textField(other, 'id'))],
        severity: textField(listOf(each, 'ratings')[0], 'severity'),
        cvss: listOf(each, 'ratings').flatMap((rating) => [
          field(rating, 'score'),
          textField(rating, 'vector'),
        ]),
        summary: textField(each, 'description'),
        purl,
        name: textField(component, 'name') || (purl ? purlParts(purl).name : ref),
        version: textField(component, 'version') || (purl ? purlParts(purl).version : ''),
        withdrawn: textField(each, 'rejected'),
      });
    }),
  );
  return {
    format: 'cyclonedx',
    tool: 'CycloneDX',
    date: textField(field(value, 'metadata'), 'timestamp'),
    reported: found,
  };
}
