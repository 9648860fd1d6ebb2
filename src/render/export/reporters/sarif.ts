import type { Finding, Rule } from '../../../model/index.ts';
import { fingerprintFindings } from './fingerprint.ts';
import type { ReportOptions } from './report-options.ts';

const levels = { error: 'error', warning: 'warning', info: 'note' };

/** SARIF 2.1.0 (OASIS, 2020) with the rules that are known or met; paths relative to the project root. */
export function reportSarif(findings: readonly Finding[], { rules }: ReportOptions): string {
  const described = describeRules(findings, rules);
  const indexes = new Map(described.map(({ id }, index) => [id, index]));
  const fingerprints = fingerprintFindings(findings);
  const results = findings.map((finding, index) => ({
    ruleId: finding.rule,
    ruleIndex: indexes.get(finding.rule),
    level: levels[finding.severity],
    message: { text: finding.hint ? `${finding.message}\n${finding.hint}` : finding.message },
    locations: locate(finding),
    partialFingerprints: { 'dossier/v1': fingerprints[index] },
    ...propertiesOf(finding),
  }));
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'dossier', rules: described } },
        columnKind: 'utf16CodeUnits',
        results,
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

/** What waits for what: SARIF has no word of its own for it (3.8). */
function propertiesOf({ cause, waiting }: Finding): { properties?: object } {
  if (cause !== undefined) return { properties: { cause } };
  return waiting === undefined ? {} : { properties: { waiting } };
}

/** The rules given, then those met that nobody described (coverage rules of the configuration), each once. */
function describeRules(findings: readonly Finding[], rules: readonly Rule[]) {
  const described = new Map<string, SarifRule>();
  for (const { name, severity, summary } of rules) {
    described.set(name, {
      id: name,
      shortDescription: { text: summary },
      defaultConfiguration: { level: levels[severity] },
    });
  }
  for (const { rule } of findings) if (!described.has(rule)) described.set(rule, { id: rule });
  return [...described.values()];
}

interface SarifRule {
  id: string;
  shortDescription?: { text: string };
  defaultConfiguration?: { level: string };
}

function locate({ file, line, column, item }: Finding): object[] {
  const logicalLocations = item === undefined ? {} : { logicalLocations: [{ name: item, kind: 'member' }] };
  if (file === undefined) return item === undefined ? [] : [logicalLocations];
  const region =
    line === undefined || line < 1
      ? {}
      : { region: { startLine: line, ...(column && column > 0 ? { startColumn: column } : {}) } };
  const uri = file.split('/').map(encodeSegment).join('/');
  return [{ physicalLocation: { artifactLocation: { uri }, ...region }, ...logicalLocations }];
}

/** `encodeURIComponent` throws on half a surrogate pair, which a file name may hold. */
function encodeSegment(segment: string): string {
  return encodeURIComponent(segment.toWellFormed());
}
