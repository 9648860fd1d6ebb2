import { field, listOf, textField } from '../safe-json.ts';
import { readJson } from './json.ts';
import { type LockContent, LockProblem, type LockText, lockedPackage } from './reader.ts';

/**
 * vcpkg.json. Only `overrides` name the one version that is built; `version>=` and a baseline name the least, and what it comes to
 * stands in vcpkg's registry, not here. Packages for the host are development.
 * @implements SRS-1617
 */
export function readVcpkg(file: LockText): LockContent {
  const { value, lineOf } = readJson(file, 2);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new LockProblem('it is no manifest');
  const pins = new Map(
    listOf(value, 'overrides').map((entry, index) => [
      textField(entry, 'name'),
      { version: versionOf(entry), line: lineOf('overrides', index) },
    ]),
  );
  const asked = listOf(value, 'dependencies').map((entry, index) => ({
    entry,
    name: typeof entry === 'string' ? entry : textField(entry, 'name'),
    line: lineOf('dependencies', index),
  }));
  const nameless = asked.find(({ name }) => name === '');
  if (nameless) throw new LockProblem('it has a dependency without a name', nameless.line);
  const names = new Set(asked.map(({ name }) => name));
  const packages = asked.map(({ entry, name, line }) => {
    const least = textField(entry, 'version>=');
    return lockedPackage(file.path, {
      ecosystem: 'generic',
      name,
      version: pins.get(name)?.version ?? '',
      requested: least && `>=${least}`,
      scope: field(entry, 'host') === true ? 'development' : 'production',
      line,
    });
  });
  const further = [...pins]
    .filter(([name]) => name !== '' && !names.has(name))
    .map(([name, pin]) => lockedPackage(file.path, { ecosystem: 'generic', name, ...pin, direct: false }));
  return { packages: [...packages, ...further] };
}

function versionOf(entry: unknown): string {
  const key = ['version', 'version-semver', 'version-string', 'version-date'].find((each) =>
    textField(entry, each),
  );
  return key ? textField(entry, key) : '';
}
