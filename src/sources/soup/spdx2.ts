import type { LockedPackage, PackageScope } from '../../model/index.ts';
import { listOf, textField } from '../safe-json.ts';
import { Unreadable } from '../unreadable.ts';
import { type BomText, statedLicence } from './bom-text.ts';
import { hexHash } from './hashes.ts';
import { partsOfPurl } from './purl-parts.ts';
import { textsOf } from './python.ts';
import { cutOff } from './reader.ts';
import { relatedPackages, type SpdxPackage, type SpdxRelation } from './spdx-graph.ts';

/** Kinds of relationship by which one depends on another; true where they are written from the dependency's side. */
const depending = new Map<string, [reversed: boolean, scope: PackageScope]>([
  ['DEPENDS_ON', [false, 'production']],
  ['CONTAINS', [false, 'production']],
  ['DYNAMIC_LINK', [false, 'production']],
  ['STATIC_LINK', [false, 'production']],
  ['DEPENDENCY_OF', [true, 'production']],
  ['CONTAINED_BY', [true, 'production']],
  ['RUNTIME_DEPENDENCY_OF', [true, 'production']],
  ['PROVIDED_DEPENDENCY_OF', [true, 'production']],
  ['OPTIONAL_DEPENDENCY_OF', [true, 'optional']],
  ['DEV_DEPENDENCY_OF', [true, 'development']],
  ['TEST_DEPENDENCY_OF', [true, 'development']],
  ['BUILD_DEPENDENCY_OF', [true, 'development']],
  ['DEV_TOOL_OF', [true, 'development']],
  ['TEST_TOOL_OF', [true, 'development']],
  ['BUILD_TOOL_OF', [true, 'development']],
]);

/** An element of another document, or none. */
const outside = /^(?:DocumentRef-[^:]+:.+|NONE|NOASSERTION)$/;

/**
 * SPDX 2.2 and 2.3 JSON. What the document describes is the product; what that depends on is direct.
 * @implements SRS-1619, SRS-1634
 */
export function readSpdx2({ path, value, lineOf }: BomText): LockedPackage[] {
  if (!/^SPDX-2\.[23]$/.test(textField(value, 'spdxVersion')))
    throw new Unreadable('it states no `spdxVersion` that is known (SPDX-2.2, SPDX-2.3)');
  if (listOf(value, 'packages').length === 0) throw new Unreadable('it has no `packages`');
  const packages = listOf(value, 'packages').map((entry, index): SpdxPackage => {
    const line = lineOf('packages', index);
    const name = textField(entry, 'name');
    if (name === '') throw new Unreadable('it has a package without a name', line);
    const purl = listOf(entry, 'externalRefs')
      .filter((each) => textField(each, 'referenceType') === 'purl')
      .map((each) => textField(each, 'referenceLocator'))
      .find(partsOfPurl);
    return {
      id: textField(entry, 'SPDXID'),
      name,
      version: statedLicence(textField(entry, 'versionInfo')),
      purl: purl ?? '',
      licence:
        statedLicence(textField(entry, 'licenseConcluded')) ||
        statedLicence(textField(entry, 'licenseDeclared')),
      hashes: listOf(entry, 'checksums').flatMap((each) =>
        hexHash(textField(each, 'algorithm'), textField(each, 'checksumValue')),
      ),
      line,
    };
  });
  const relationships = listOf(value, 'relationships');
  const described = relationships
    .filter((each) => textField(each, 'relationshipType') === 'DESCRIBES')
    .map((each) => textField(each, 'relatedSpdxElement'));
  const held = new Set(['SPDXRef-DOCUMENT', textField(value, 'SPDXID')]);
  for (const list of ['packages', 'files', 'snippets'])
    for (const each of listOf(value, list)) held.add(textField(each, 'SPDXID'));
  const relations = relationships.flatMap((each, index): SpdxRelation[] => {
    const [reversed, scope] = depending.get(textField(each, 'relationshipType')) ?? [];
    if (
      ['spdxElementId', 'relatedSpdxElement', 'relationshipType'].some((end) => textField(each, end) === '')
    )
      throw new Unreadable(
        'it has a relationship that does not say between which elements, or of which type',
        lineOf('relationships', index),
      );
    const ends = [textField(each, 'spdxElementId'), textField(each, 'relatedSpdxElement')] as const;
    const lost = ends.find((end) => !outside.test(end) && !held.has(end));
    if (lost !== undefined) throw cutOff(lost);
    if (reversed === undefined || scope === undefined) return [];
    return [reversed ? { from: ends[1], to: ends[0], scope } : { from: ends[0], to: ends[1], scope }];
  });
  return relatedPackages(path, packages, relations, [...described, ...textsOf(value, 'documentDescribes')]);
}
