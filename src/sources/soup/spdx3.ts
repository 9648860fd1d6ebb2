import type { LockedPackage, PackageScope } from '../../model/index.ts';
import { listOf, textField } from '../safe-json.ts';
import { Unreadable } from '../unreadable.ts';
import { type BomText, statedLicence } from './bom-text.ts';
import { hexHash } from './hashes.ts';
import { partsOfPurl } from './purl-parts.ts';
import { textsOf } from './python.ts';
import { cutOff } from './reader.ts';
import { relatedPackages, type SpdxPackage, type SpdxRelation } from './spdx-graph.ts';

const depending = new Set([
  'dependsOn',
  'contains',
  'hasDynamicLink',
  'hasStaticLink',
  'hasOptionalDependency',
]);

/** A package, and what the profiles for models and for data make of it. */
const packageTypes = new Set(['software_Package', 'ai_AIPackage', 'dataset_DatasetPackage']);

/** What a relationship's `scope` of the software life cycle says of the dependency. */
const scopes = new Map<string, PackageScope>([
  ['development', 'development'],
  ['build', 'development'],
  ['test', 'development'],
]);

/**
 * SPDX 3.0 JSON-LD: elements in one `@graph`, joined by relationships. What the document's root names is the product.
 * @implements SRS-1619
 */
export function readSpdx3({ path, value, lineOf }: BomText): LockedPackage[] {
  const graph = listOf(value, '@graph');
  if (graph.length === 0) throw new Unreadable('it has no `@graph` with elements in it');
  const typeOf = (element: unknown): string => textField(element, 'type') || textField(element, '@type');
  const idOf = (element: unknown): string => textField(element, 'spdxId') || textField(element, '@id');
  for (const [index, element] of graph.entries())
    if (typeOf(element) === '')
      throw new Unreadable('it has an element without a type', lineOf('@graph', index));
  const relationships = graph.filter((each) => /Relationship$/.test(typeOf(each)));
  const expressions = new Map(
    graph.map((each) => [idOf(each), textField(each, 'simplelicensing_licenseExpression')]),
  );
  const licences = new Map<string, string>();
  for (const kind of ['hasDeclaredLicense', 'hasConcludedLicense'])
    for (const each of relationships.filter((one) => textField(one, 'relationshipType') === kind)) {
      const stated = targetsOf(each).map((to) => statedLicence(expressions.get(to) ?? ''));
      licences.set(
        textField(each, 'from'),
        stated.find(Boolean) ?? licences.get(textField(each, 'from')) ?? '',
      );
    }
  const packages = graph.flatMap((entry, index): SpdxPackage[] => {
    if (!packageTypes.has(typeOf(entry))) return [];
    const line = lineOf('@graph', index);
    const name = textField(entry, 'name');
    if (name === '') throw new Unreadable('it has a package without a name', line);
    const identifiers = listOf(entry, 'externalIdentifier').map((each) => textField(each, 'identifier'));
    return [
      {
        id: idOf(entry),
        name,
        version: textField(entry, 'software_packageVersion'),
        purl: [textField(entry, 'software_packageUrl'), ...identifiers].find(partsOfPurl) ?? '',
        licence: licences.get(idOf(entry)) ?? '',
        hashes: listOf(entry, 'verifiedUsing').flatMap((each) =>
          hexHash(textField(each, 'algorithm'), textField(each, 'hashValue')),
        ),
        line,
      },
    ];
  });
  const held = new Set(graph.map(idOf));
  const isElsewhere = graph.some((each) => listOf(each, 'import').length > 0);
  for (const each of relationships.filter((one) => depending.has(textField(one, 'relationshipType')))) {
    const targets = targetsOf(each);
    if (targets.length === 0 || textField(each, 'from') === '')
      throw new Unreadable('it has a relationship that does not say between which elements');
    const lost = [textField(each, 'from'), ...targets].find(
      (id) => !held.has(id) && !/^https?:\/\/spdx\.org\//.test(id),
    );
    if (lost !== undefined && !isElsewhere) throw cutOff(lost);
  }
  const relations = relationships.flatMap((each): SpdxRelation[] => {
    const type = textField(each, 'relationshipType');
    if (!depending.has(type)) return [];
    const scope =
      type === 'hasOptionalDependency' ? 'optional' : (scopes.get(textField(each, 'scope')) ?? 'production');
    return targetsOf(each).map((to) => ({ from: textField(each, 'from'), to, scope }));
  });
  const described = graph
    .filter((each) => /^(?:SpdxDocument|software_Sbom|Bom)$/.test(typeOf(each)))
    .flatMap((each) => [textField(each, 'rootElement'), ...textsOf(each, 'rootElement')]);
  return relatedPackages(path, packages, relations, described);
}

/** `to` is a list, though some makers write one text. */
function targetsOf(relationship: unknown): string[] {
  return [textField(relationship, 'to'), ...textsOf(relationship, 'to')].filter(Boolean);
}
