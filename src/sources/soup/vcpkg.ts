import { entriesOf, field, listOf, textField } from '../safe-json.ts';
import { Unreadable } from '../unreadable.ts';
import { readJson } from './json.ts';
import { demandKnown, type LockContent, type LockText, lockedPackage } from './reader.ts';

/** Members that are lists or tables. */
const known = [
  'dependencies',
  'overrides',
  'features',
  'default-features',
  'maintainers',
  'contacts',
  'summary',
  'description',
  'configuration',
  'vcpkg-configuration',
];

/**
 * vcpkg.json. Only `overrides` name the one version that is built; `version>=` and a baseline name the least, and what it comes to
 * stands in vcpkg's registry, not here. Packages for the host are development, those of features optional.
 * @implements SRS-1617
 */
export function readVcpkg(file: LockText): LockContent {
  const { value, lineOf } = readJson(file, 2);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Unreadable('it is no manifest');
  const comments = Object.keys(value).filter((key) => key.startsWith('$'));
  demandKnown(value, [...known, ...comments]);
  const pins = new Map(
    listOf(value, 'overrides').map((entry, index) => [
      textField(entry, 'name'),
      { version: versionOf(entry), line: lineOf('overrides', index) },
    ]),
  );
  if (pins.has('')) throw new Unreadable('it has an override without a name', pins.get('')?.line);
  const features: [name: string, feature: unknown][] = Array.isArray(field(value, 'features'))
    ? listOf(value, 'features').map((feature) => [textField(feature, 'name'), feature])
    : entriesOf(value, 'features');
  const asked = [
    ...listOf(value, 'dependencies').map((entry, index) => ({
      entry,
      line: lineOf('dependencies', index),
      isOptional: false,
    })),
    ...features.flatMap(([feature, holder]) =>
      listOf(holder, 'dependencies').map((entry) => ({
        entry,
        line: lineOf('features', feature),
        isOptional: true,
      })),
    ),
  ].map((each) => ({
    ...each,
    name: typeof each.entry === 'string' ? each.entry : textField(each.entry, 'name'),
  }));
  const nameless = asked.find(({ name }) => name === '');
  if (nameless) throw new Unreadable('it has a dependency without a name', nameless.line);
  const names = new Set(asked.map(({ name }) => name));
  // A feature may ask for the project itself with other features, and for what is asked for anyway.
  const own = textField(value, 'name');
  const all = asked.filter(
    ({ name }, index) => name !== own && asked.findIndex((each) => each.name === name) === index,
  );
  const packages = all.map(({ entry, name, line, isOptional }) => {
    const least = textField(entry, 'version>=');
    return lockedPackage(file.path, {
      ecosystem: 'generic',
      name,
      version: pins.get(name)?.version ?? '',
      // An override is the one version that is built, whatever is asked for.
      requested: pins.has(name) ? '' : least && `>=${least}`,
      scope: field(entry, 'host') === true ? 'development' : isOptional ? 'optional' : 'production',
      line,
    });
  });
  const further = [...pins]
    .filter(([name]) => !names.has(name))
    .map(([name, pin]) => lockedPackage(file.path, { ecosystem: 'generic', name, ...pin, direct: false }));
  return { packages: [...packages, ...further] };
}

function versionOf(entry: unknown): string {
  const key = ['version', 'version-semver', 'version-string', 'version-date'].find((each) =>
    textField(entry, each),
  );
  return key ? textField(entry, key) : '';
}
