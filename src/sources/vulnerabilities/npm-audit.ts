import type { ReportedVulnerability } from '../../model/index.ts';
import { entriesOf, field, listOf, textField } from '../safe-json.ts';
import { Unreadable } from '../unreadable.ts';
import { demandedList, demandName, reported } from './reported.ts';

/**
 * `npm audit --json`: `advisories` of npm 6 with the versions found, `vulnerabilities` of npm 7 and later with ranges only. The report
 * names no date. Entries of npm 7 that only pass on another package's vulnerability (`via` as a name) are that one's.
 */
export function readNpmAudit(value: unknown): ReportedVulnerability[] {
  for (const [key, mark] of [
    ['advisories', 'module_name'],
    ['vulnerabilities', 'via'],
  ] as const) {
    demandName(value, key, mark);
    const found = field(value, key) ?? {};
    if (typeof found !== 'object' || Array.isArray(found))
      throw new Unreadable(`what it holds as \`${key}\` is no object`);
  }
  const of6 = entriesOf(value, 'advisories').flatMap(([key, advisory]) => {
    const told = {
      ids: [
        ...listOf(advisory, 'cves').filter((id): id is string => typeof id === 'string'),
        textField(advisory, 'github_advisory_id') || advisoryOf(textField(advisory, 'url')) || `NPM-${key}`,
      ],
      severity: textField(advisory, 'severity'),
      summary: textField(advisory, 'title'),
      name: textField(advisory, 'module_name'),
    };
    const versions = new Set(listOf(advisory, 'findings').map((each) => textField(each, 'version')));
    return [...(versions.size > 0 ? versions : [''])].map((version) => reported({ ...told, version }));
  });
  const of7 = entriesOf(value, 'vulnerabilities').flatMap(([key, entry]) =>
    demandedList(entry, 'via')
      .filter((via) => typeof via !== 'string')
      .map((via) =>
        reported({
          ids: [advisoryOf(textField(via, 'url')) || `NPM-${String(field(via, 'source') ?? key)}`],
          severity: textField(via, 'severity') || textField(entry, 'severity'),
          cvss: [textField(field(via, 'cvss'), 'vectorString'), field(field(via, 'cvss'), 'score')],
          summary: textField(via, 'title'),
          name: textField(via, 'dependency') || textField(via, 'name') || key,
          version: '',
          range: textField(via, 'range'),
        }),
      ),
  );
  if (field(value, 'auditReportVersion') !== undefined) demandCounted(value);
  return [...of6, ...of7];
}

/** npm 7 counts the packages it lists by their severity: what is counted and not listed was lost. */
function demandCounted(value: unknown): void {
  const listed = entriesOf(value, 'vulnerabilities').map(([, entry]) => textField(entry, 'severity'));
  for (const [severity, count] of entriesOf(field(value, 'metadata'), 'vulnerabilities')) {
    const found = severity === 'total' ? listed.length : listed.filter((each) => each === severity).length;
    if (count !== found)
      throw new Unreadable(
        `it counts ${JSON.stringify(count)} packages of \`${severity.slice(0, 40)}\`, and lists ${found}`,
      );
  }
}

function advisoryOf(url: string): string {
  return /GHSA(?:-[0-9a-z]{4}){3}/i.exec(url)?.[0] ?? '';
}
