import type { AssessmentState, VexStatement } from '../../model/index.ts';
import { field, listOf, textField } from '../safe-json.ts';
import { ScanProblem } from './problem.ts';
import { demandedList } from './reported.ts';

type Told = Omit<VexStatement, 'place'>;

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

/** Reads statements of an OpenVEX document (0.2.0) or of CycloneDX (`vulnerabilities[].analysis`). */
export function readVex(value: unknown): Told[] {
  if (textField(value, '@context').startsWith('https://openvex.dev/')) return openVex(value);
  if (textField(value, 'bomFormat') === 'CycloneDX') return cyclonedxVex(value);
  throw new ScanProblem('it is neither OpenVEX nor CycloneDX');
}

function openVex(value: unknown): Told[] {
  return demandedList(value, 'statements').map((statement) => {
    const about = field(statement, 'vulnerability');
    const ids =
      typeof about === 'string'
        ? [about]
        : [textField(about, 'name'), ...listOf(about, 'aliases').map(String)];
    const products = listOf(statement, 'products');
    const parts = products.flatMap((product) => listOf(product, 'subcomponents'));
    return told(ids, (parts.length > 0 ? parts : products).map(nameOf), textField(statement, 'status'), [
      textField(statement, 'justification'),
      textField(statement, 'impact_statement'),
    ]);
  });
}

function nameOf(product: unknown): string {
  if (typeof product === 'string') return product;
  return textField(field(product, 'identifiers'), 'purl') || textField(product, '@id');
}

function cyclonedxVex(value: unknown): Told[] {
  const purls = new Map(
    listOf(value, 'components').map((each) => [textField(each, 'bom-ref'), textField(each, 'purl')]),
  );
  return demandedList(value, 'vulnerabilities').flatMap((each) => {
    const analysis = field(each, 'analysis');
    if (analysis === undefined) return [];
    const refs = listOf(each, 'affects').map((affected) => textField(affected, 'ref'));
    return [
      told(
        [textField(each, 'id'), ...listOf(each, 'references').map((other) => textField(other, 'id'))],
        refs.map((ref) => purls.get(ref) || ref),
        textField(analysis, 'state'),
        [textField(analysis, 'justification'), textField(analysis, 'detail')],
      ),
    ];
  });
}

function told(ids: readonly string[], products: readonly string[], word: string, reasons: string[]): Told {
  const state = states.get(word);
  const named = ids.filter(Boolean).map((id) => id.slice(0, 100));
  if (named.length === 0) throw new ScanProblem('it holds a statement without a vulnerability');
  if (!state) throw new ScanProblem(`its statement on ${named[0]} has no state that is known`);
  return {
    ids: named,
    purls: products.filter((product) => product.startsWith('pkg:')).map((purl) => purl.slice(0, 500)),
    state,
    justification: reasons.filter(Boolean).join(': ').slice(0, 1000),
  };
}
