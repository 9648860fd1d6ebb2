import {
  type BoundArtifact,
  type Item,
  type Model,
  packageOrigin,
  revisionKinds,
  type SoupItem,
  type SoupKind,
} from '../../model/index.ts';
import { isSpdxExpression } from '../licence.ts';
import { registerOf } from '../register.ts';
import { billIdentifier, billTime } from './identifier.ts';
import { suppliedComponents } from './supplied.ts';
import { cyclonedxVulnerabilities } from './vex.ts';

const scopes = { production: 'required', optional: 'optional', development: 'excluded' } as const;

const types: Record<SoupKind, string> = {
  package: 'library',
  'operating system': 'operating-system',
  runtime: 'platform',
  compiler: 'application',
  'base image': 'container',
};

/**
 * The SOUP as CycloneDX 1.6 JSON (ECMA-424): components with licence, hashes, supplier from the register, the dependencies between them, and
 * their vulnerabilities with what was said of them.
 * @implements SRS-1708
 */
export function cyclonedx(model: Model): object {
  const { product, soup } = model;
  const ref = `${product.name}@${product.version}`;
  const suppliers = suppliersOf(model);
  const entries = new Map(model.items.filter(({ type }) => type === 'SOUP').map((item) => [item.id, item]));
  const vulnerabilities = cyclonedxVulnerabilities(model);
  const parts = suppliedComponents(model);
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${billIdentifier(model)}`,
    version: 1,
    metadata: {
      timestamp: billTime(model),
      tools: { components: [{ type: 'application', ...model.generator }] },
      manufacturer: { name: product.manufacturer.name },
      component: {
        type: 'application',
        'bom-ref': ref,
        name: product.name,
        version: product.version,
        supplier: { name: product.manufacturer.name },
        ...softwareOf(model),
      },
    },
    components: [
      ...soup.map((item) => component(item, suppliers.get(item.entry) ?? '', entries.get(item.entry))),
      ...parts,
    ],
    dependencies: [
      {
        ref,
        dependsOn: [
          ...soup.filter(({ direct }) => direct).map(({ purl }) => purl),
          ...parts.map((part) => part['bom-ref']),
        ],
      },
      ...soup.map(({ purl, dependencies }) => ({ ref: purl, dependsOn: dependencies })),
    ],
    ...(vulnerabilities.length === 0 ? {} : { vulnerabilities }),
  };
}

/** The software that is released: one piece is the product itself, of several each is a part of it. */
function softwareOf({ artifacts, product }: Model): object {
  const hashesOf = ({ sha256 }: BoundArtifact) => [{ alg: 'SHA-256', content: sha256 }];
  const [only, ...others] = artifacts;
  if (!only) return {};
  const purlOf = ({ kind, name }: BoundArtifact) => (kind === 'package' ? { purl: name } : {});
  if (others.length === 0) return { hashes: hashesOf(only), ...purlOf(only) };
  return {
    components: artifacts.map((artifact) => ({
      type: artifact.kind === 'file' ? 'file' : artifact.kind === 'image' ? 'container' : 'application',
      'bom-ref': `software:${artifact.name}`,
      name: artifact.name,
      version: product.version,
      hashes: hashesOf(artifact),
      ...purlOf(artifact),
    })),
  };
}

function component(item: SoupItem, supplier: string, entry: Item | undefined): object {
  const properties = propertiesOf(item, entry);
  const { group, name } = splitName(item);
  const hashes = fileHashes(item);
  const references = referencesOf(item);
  return {
    type: types[item.kind],
    'bom-ref': item.purl,
    ...(group === '' ? {} : { group }),
    name,
    version: item.version,
    ...(supplier === '' ? {} : { supplier: { name: supplier } }),
    scope: scopes[item.scope],
    ...(hashes.length === 0
      ? {}
      : { hashes: hashes.map(({ algorithm, value }) => ({ alg: algorithm, content: value })) }),
    ...(item.licence === '' ? {} : { licenses: [licence(item.licence)] }),
    purl: item.purl,
    ...(references.length === 0 ? {} : { externalReferences: references }),
    ...(properties.length === 0 ? {} : { properties }),
  };
}

/**
 * Where a package that is not the registry's is taken from: its repository, or its archive by address or path.
 * @implements SRS-3549
 */
function referencesOf({ purl }: SoupItem): { type: string; url: string }[] {
  const origin = packageOrigin(purl);
  if (!origin) return [];
  const { kind, address } = origin;
  if (kind === 'repository') return [{ type: 'vcs', url: address.replace(/^git\+|@[0-9a-f]{40,64}$/gi, '') }];
  return [{ type: 'distribution', url: kind === 'path' ? encodeURI(address) : address }];
}

/** What CycloneDX has no member for: the class of what uses it, and how long it is supported. */
function propertiesOf({ safetyClass }: SoupItem, entry: Item | undefined): { name: string; value: string }[] {
  return [
    { name: 'dossier:safetyClass', value: safetyClass },
    { name: 'dossier:support', value: entry?.attributes.support ?? '' },
    { name: 'dossier:endOfLife', value: entry?.attributes['end-of-life'] ?? '' },
  ].filter(({ value }) => value !== '');
}

function licence(text: string): object {
  return isSpdxExpression(text) ? { expression: text } : { license: { name: text } };
}

function splitName({ ecosystem, name }: SoupItem): { group: string; name: string } {
  const at = name.lastIndexOf(ecosystem === 'maven' ? ':' : '/');
  return at < 0 ? { group: '', name } : { group: name.slice(0, at), name: name.slice(at + 1) };
}

/**
 * Hashes of files, which is what bills of materials mean by a hash.
 * @implements SRS-3540, SRS-3545
 */
export function fileHashes({ hashes }: SoupItem): SoupItem['hashes'] {
  return hashes.filter(({ algorithm }) => !revisionKinds.some((kind) => kind === algorithm));
}

/** Register entry → who makes the package. */
export function suppliersOf({ items }: Model): Map<string, string> {
  return new Map(
    registerOf(items)
      .filter(({ isGroup }) => !isGroup)
      .map(({ item }) => [item.id, item.attributes.manufacturer ?? '']),
  );
}
