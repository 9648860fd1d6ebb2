import { type AssessmentState, isReason, type VexStatement, vexReasons } from '../../model/index.ts';
import { field, listOf, textField } from '../safe-json.ts';
import { Unreadable } from '../unreadable.ts';
import { demandedList } from './reported.ts';

type Statement = Omit<VexStatement, 'place'>;

const states: ReadonlyMap<string, AssessmentState> = new Map([
  ['not_affected', 'not affected'],
  ['false_positive', 'not affected'],
  ['affected', 'affected'],
  ['exploitable', 'affected'],
  ['fixed', 'fixed'],
  ['resolved', 'fixed'],
  ['resolved_with_pedigree', 'fixed'],
  ['under_investigation', 'under investigation'],
  ['in_triage', 'under investigation'],
]);

/**
 * Reads statements of an OpenVEX document (0.2.0) or of CycloneDX (`vulnerabilities[].analysis`). A state or a justification that is none of
 * the format's list makes the document worthless.
 * @implements SRS-1809, SRS-3228, SRS-3364
 */
export function readVex(value: unknown): Statement[] {
  if (textField(value, '@context').startsWith('https://openvex.dev/')) return openVex(value);
  if (textField(value, 'bomFormat') === 'CycloneDX') return cyclonedxVex(value);
  throw new Unreadable('it is neither OpenVEX nor CycloneDX');
}

function openVex(value: unknown): Statement[] {
  const document = textField(value, '@id').slice(0, 500);
  const version = Number(field(value, 'version') ?? 0) || 0;
  return demandedList(value, 'statements').map((statement) => {
    const about = field(statement, 'vulnerability');
    const ids =
      typeof about === 'string'
        ? [about]
        : [textField(about, 'name') || textField(about, '@id'), ...listOf(about, 'aliases').map(String)];
    return told({
      ids,
      subjects: listOf(statement, 'products').map((product) => ({
        product: nameOf(product),
        parts: listOf(product, 'subcomponents').map(nameOf),
      })),
      word: textField(statement, 'status'),
      reason: textField(statement, 'justification'),
      detail: textField(statement, 'impact_statement'),
      known: vexReasons.map(([, word]) => word),
      date: dateIn(statement) || dateIn(value),
      document,
      version,
    });
  });
}

function dateIn(of: unknown): string {
  return textField(of, 'last_updated') || textField(of, 'timestamp');
}

function nameOf(product: unknown): string {
  if (typeof product === 'string') return product;
  return textField(field(product, 'identifiers'), 'purl') || textField(product, '@id');
}

function cyclonedxVex(value: unknown): Statement[] {
  const purls = new Map(
    listOf(value, 'components').map((each) => [textField(each, 'bom-ref'), textField(each, 'purl')]),
  );
  const made = textField(field(value, 'metadata'), 'timestamp');
  const whole = field(field(value, 'metadata'), 'component');
  const subject = productOf(whole);
  return demandedList(value, 'vulnerabilities').flatMap((each) => {
    const analysis = field(each, 'analysis');
    if (analysis === undefined) return [];
    const refs = listOf(each, 'affects').map((affected) => textField(affected, 'ref'));
    const parts = refs.filter((ref) => ref === '' || ref !== textField(whole, 'bom-ref'));
    // A BOM-Link names the part after its number sign.
    const named = parts.map((ref) => purls.get(ref) || unescaped(ref.replace(/^urn:cdx:[^#]*#/, '')));
    return [
      told({
        ids: [textField(each, 'id'), ...listOf(each, 'references').map((other) => textField(other, 'id'))],
        subjects:
          subject === ''
            ? named.map((product) => ({ product, parts: [] }))
            : [{ product: subject, parts: refs.length > parts.length ? [] : named }],
        word: textField(analysis, 'state'),
        reason: textField(analysis, 'justification'),
        detail: textField(analysis, 'detail'),
        known: vexReasons.map(([word]) => word),
        date:
          textField(analysis, 'lastUpdated') ||
          textField(analysis, 'firstIssued') ||
          textField(each, 'updated') ||
          made,
        document: textField(value, 'serialNumber').slice(0, 500),
        version: Number(field(value, 'version') ?? 0) || 0,
      }),
    ];
  });
}

/** The product a bill of materials is of: its package URL, else name and version. */
function productOf(component: unknown): string {
  const [name, version] = [textField(component, 'name'), textField(component, 'version')];
  return textField(component, 'purl') || (version === '' ? name : `${name}@${version}`);
}

function unescaped(ref: string): string {
  try {
    return ref.startsWith('pkg%3A') ? decodeURIComponent(ref) : ref;
  } catch {
    return ref;
  }
}

function told({
  ids,
  subjects,
  word,
  reason,
  detail,
  known,
  ...about
}: {
  ids: readonly string[];
  subjects: VexStatement['subjects'];
  word: string;
  reason: string;
  detail: string;
  known: readonly string[];
} & Pick<Statement, 'date' | 'document' | 'version'>): Statement {
  const state = states.get(word);
  const named = ids.filter(Boolean).map((id) => id.slice(0, 100));
  if (named.length === 0) throw new Unreadable('it holds a statement without a vulnerability');
  if (!state) throw new Unreadable(`its statement on ${named[0]} has no state that is known`);
  if (reason !== '' && !known.includes(reason))
    throw new Unreadable(
      `its statement on ${named[0]} has the justification \`${reason.slice(0, 60)}\`, which the format does not know`,
    );
  const said = reason !== '' || isReason(detail) ? [reason, detail] : [];
  return {
    ...about,
    ids: named,
    subjects: subjects.map(({ product, parts }) => ({
      product: product.slice(0, 500),
      parts: parts.map((part) => part.slice(0, 500)),
    })),
    state,
    justification: said.filter(Boolean).join(': ').slice(0, 1000),
  };
}
