import { type AssessmentState, type Model, type Vulnerability, vexReasons } from '../../model/index.ts';
import { billIdentifier, billTime } from './identifier.ts';

const cyclonedxStates: Record<AssessmentState, string> = {
  'not affected': 'not_affected',
  affected: 'exploitable',
  fixed: 'resolved',
  'under investigation': 'in_triage',
};
const openVexStates: Record<AssessmentState, string> = {
  'not affected': 'not_affected',
  affected: 'affected',
  fixed: 'fixed',
  'under investigation': 'under_investigation',
};

const ratings = {
  critical: 'critical',
  high: 'high',
  moderate: 'medium',
  low: 'low',
  unknown: 'unknown',
} as const;

/**
 * Vulnerabilities of what is locked, for a CycloneDX bill of materials: those somebody assessed with their analysis (VEX).
 * @implements SRS-2911
 */
export function cyclonedxVulnerabilities({ vulnerabilities }: Pick<Model, 'vulnerabilities'>): object[] {
  return vulnerabilities.flatMap((each) => {
    const affects = lockedIn(each).map((ref) => ({ ref }));
    if (affects.length === 0) return [];
    return {
      'bom-ref': `vulnerability:${each.id}`,
      id: each.id,
      ratings: [{ severity: ratings[each.severity] }],
      ...(each.summary === '' ? {} : { description: each.summary }),
      ...(each.withdrawn ? { rejected: each.withdrawn } : {}),
      affects,
      ...(each.assessment ? { analysis: analysisOf(each.assessment) } : {}),
      ...(each.aliases.length < 2
        ? {}
        : { properties: [{ name: 'dossier:aliases', value: each.aliases.join(', ') }] }),
    };
  });
}

function analysisOf({ state, justification, by }: NonNullable<Vulnerability['assessment']>): object {
  const [word] = state === 'not affected' ? (reasonIn(justification) ?? []) : [];
  return {
    state: cyclonedxStates[state],
    ...(word ? { justification: word } : {}),
    detail: [justification, by].filter(Boolean).join(' – '),
  };
}

/**
 * What people said of vulnerabilities of what is locked, as an OpenVEX 0.2.0 document.
 * @returns undefined where nobody assessed any: a document needs a statement
 * @implements SRS-2911
 */
export function openVex(model: Model): object | undefined {
  const { product, generator } = model;
  const subject = `pkg:generic/${encodeURIComponent(product.name)}@${encodeURIComponent(product.version)}`;
  const statements = model.vulnerabilities.flatMap((each) => {
    const subcomponents = lockedIn(each).map((purl) => ({ '@id': purl, identifiers: { purl } }));
    if (!each.assessment || subcomponents.length === 0) return [];
    const others = each.aliases.filter((alias) => alias !== each.id);
    return {
      vulnerability: { name: each.id, ...(others.length === 0 ? {} : { aliases: others }) },
      products: [{ '@id': subject, identifiers: { purl: subject }, subcomponents }],
      ...statementOf(each.assessment),
    };
  });
  if (statements.length === 0) return undefined;
  return {
    '@context': 'https://openvex.dev/ns/v0.2.0',
    '@id': `urn:uuid:${billIdentifier(model)}`,
    author: product.manufacturer.name,
    role: 'manufacturer',
    timestamp: billTime(model),
    version: 1,
    tooling: `${generator.name} ${generator.version}`,
    statements,
  };
}

/** `not_affected` needs a reason and `affected` an action; where the assessment states none, who assessed is told. */
function statementOf({ state, justification, by }: NonNullable<Vulnerability['assessment']>): object {
  const status = openVexStates[state];
  const told = justification || `See ${by}.`;
  if (state === 'affected') return { status, action_statement: told };
  if (state !== 'not affected') return { status, status_notes: told };
  const [, word] = reasonIn(justification) ?? [];
  return { status, ...(word ? { justification: word } : {}), impact_statement: told };
}

/** The word for a reason that a justification begins with. */
function reasonIn(justification: string): readonly [string, string] | undefined {
  const [first = ''] = justification.split(/[:\s]/, 1);
  return first === '' ? undefined : vexReasons.find((words) => words.includes(first));
}

function lockedIn({ packages }: Vulnerability): string[] {
  return packages.filter(({ locked }) => locked).map(({ purl }) => purl);
}
