import type { LockedPackage, PackageScope } from '../../model/index.ts';
import { field, listOf, textField } from '../safe-json.ts';
import { Unreadable } from '../unreadable.ts';
import { type BomText, statedLicence } from './bom-text.ts';
import { hexHash } from './hashes.ts';
import { packageUrl } from './purl.ts';
import { partsOfPurl } from './purl-parts.ts';
import { textsOf } from './python.ts';
import { cutOff, lockedPackage, type StatedPackage } from './reader.ts';

/** Kinds of components that are no software of their own. */
const noSoftware = new Set(['file', 'data', 'cryptographic-asset']);

/**
 * CycloneDX JSON 1.2 to 1.7. The component in `metadata` is the product; what it depends on is direct, or all where the file does not
 * say. `excluded` and the property of npm's own SBOM mean development.
 * @implements SRS-1619
 */
export function readCycloneDx({ path, value, lineOf }: BomText): LockedPackage[] {
  if (!/^1\.[2-7]$/.test(textField(value, 'specVersion')))
    throw new Unreadable('it states no `specVersion` that is known (1.2 to 1.7)');
  if (field(value, 'components') === undefined && field(value, 'vulnerabilities') === undefined)
    throw new Unreadable('it has neither `components` nor `vulnerabilities`');
  const asked = new Map(
    listOf(value, 'dependencies').map((each) => [textField(each, 'ref'), textsOf(each, 'dependsOn')]),
  );
  const root = asked.get(textField(field(field(value, 'metadata'), 'component'), 'bom-ref'));
  const direct = root && root.length > 0 ? new Set(root) : undefined;
  const references = new Set(listOf(value, 'services').map((each) => textField(each, 'bom-ref')));
  const found: { reference: string; stated: StatedPackage }[] = [];
  const take = (component: unknown, line: number): void => {
    for (const each of listOf(component, 'components')) take(each, line);
    const other = Object.entries(typeof component === 'object' && component !== null ? component : {}).find(
      ([key, list]) =>
        key !== 'components' &&
        Array.isArray(list) &&
        list.some((each) => field(each, 'bom-ref') !== undefined && textField(each, 'name') !== ''),
    );
    if (other)
      throw new Unreadable(
        `a component holds others as \`${other[0].slice(0, 60)}\`, which the format does not know`,
        line,
      );
    const reference = textField(component, 'bom-ref');
    references.add(reference);
    if (noSoftware.has(textField(component, 'type'))) return;
    found.push({
      reference,
      stated: stateOf(component, line, direct?.has(reference) ?? true),
    });
  };
  for (const [index, component] of listOf(value, 'components').entries())
    take(component, lineOf('components', index));
  const lost = root?.find((each) => !references.has(each));
  if (lost !== undefined) throw cutOff(lost);
  const purls = new Map(found.map(({ reference, stated }) => [reference, stated.purl ?? '']));
  return found.map(({ reference, stated }) => {
    const dependencies = (asked.get(reference) ?? []).flatMap((each) => purls.get(each) ?? []);
    return lockedPackage(path, { ...stated, dependencies: dependencies.filter(Boolean) });
  });
}

function stateOf(component: unknown, line: number, direct: boolean): StatedPackage {
  const [group, own] = [textField(component, 'group'), textField(component, 'name')];
  if (own === '') throw new Unreadable('it has a component without a name', line);
  const stated = textField(component, 'purl');
  const parts = partsOfPurl(stated);
  const version = textField(component, 'version') || (parts?.version ?? '');
  const name = parts?.name ?? (group === '' ? own : `${group}/${own}`);
  const ecosystem = parts?.ecosystem ?? 'generic';
  return {
    ecosystem,
    name,
    version,
    purl: parts?.version === version ? parts.purl : packageUrl(ecosystem, name, version, parts?.qualifiers),
    direct,
    scope: scopeOf(component),
    licence: licenceOf(component),
    hashes: listOf(component, 'hashes').flatMap((hash) =>
      hexHash(textField(hash, 'alg'), textField(hash, 'content')),
    ),
    line,
  };
}

function scopeOf(component: unknown): PackageScope {
  const isDevelopment = listOf(component, 'properties').some(
    (each) => /:development$/.test(textField(each, 'name')) && textField(each, 'value') === 'true',
  );
  const scope = textField(component, 'scope');
  if (isDevelopment || scope === 'excluded') return 'development';
  return scope === 'optional' ? 'optional' : 'production';
}

/** Several licences all apply, since CycloneDX writes a choice as an expression. */
function licenceOf(component: unknown): string {
  const stated = listOf(component, 'licenses').map((each) => {
    const licence = field(each, 'license');
    return textField(each, 'expression') || textField(licence, 'id') || textField(licence, 'name');
  });
  const known = [...new Set(stated.map(statedLicence).filter(Boolean))];
  return known.length > 1
    ? known.map((each) => (each.includes(' OR ') ? `(${each})` : each)).join(' AND ')
    : (known[0] ?? '');
}
