import { parse } from 'smol-toml';
import type { Ecosystem, PackageScope } from '../../model/index.ts';
import { entriesOf, field, parseJson } from '../safe-json.ts';
import { requiredName, textsOf } from './python.ts';

/** A package that a manifest asks for. */
export interface Request {
  name: string;
  /** Empty where it is no plain text. */
  range: string;
  scope: PackageScope;
}

/** What one manifest asks for, and of which ecosystem. */
export interface Requests {
  ecosystem: Ecosystem;
  /** Directory of the manifest. */
  directory: string;
  requests: Request[];
}

/**
 * What package.json, pyproject.toml, Cargo.toml and composer.json ask for: some lockfiles do not tell it. A manifest that cannot be
 * read tells nothing, and its lockfile keeps the cautious answer.
 */
export function requestsOf(path: string, text: string): Requests | undefined {
  const slash = path.lastIndexOf('/');
  const directory = path.slice(0, Math.max(0, slash));
  const name = path.slice(slash + 1);
  const read = readers.get(name);
  const value = name.endsWith('.toml') ? tomlOf(text) : jsonOf(text);
  return read && value !== undefined ? { directory, ...read(value) } : undefined;
}

type Asked = Omit<Requests, 'directory'>;

const readers = new Map<string, (manifest: unknown) => Asked>([
  [
    'package.json',
    (manifest) => ({
      ecosystem: 'npm',
      requests: [
        ...named(manifest, 'dependencies', 'production'),
        ...named(manifest, 'peerDependencies', 'production'),
        ...named(manifest, 'optionalDependencies', 'optional'),
        ...named(manifest, 'devDependencies', 'development'),
      ],
    }),
  ],
  [
    'composer.json',
    (manifest) => ({
      ecosystem: 'composer',
      requests: [
        ...named(manifest, 'require', 'production'),
        ...named(manifest, 'require-dev', 'development'),
      ],
    }),
  ],
  ['Cargo.toml', (manifest) => ({ ecosystem: 'cargo', requests: cargoRequests(manifest) })],
  ['pyproject.toml', (manifest) => ({ ecosystem: 'pypi', requests: pythonRequests(manifest) })],
]);

function named(holder: unknown, key: string, scope: PackageScope): Request[] {
  return entriesOf(holder, key).map(([name, range]) => ({
    name,
    range: typeof range === 'string' ? range : '',
    scope,
  }));
}

function cargoRequests(manifest: unknown): Request[] {
  const holders = [manifest, ...entriesOf(manifest, 'target').map(([, target]) => target)];
  const asked = (key: string, scope: PackageScope): Request[] =>
    holders.flatMap((holder) =>
      entriesOf(holder, key)
        .filter(([, value]) => typeof field(value, 'path') !== 'string')
        .map(([name, value]) => {
          const renamed = field(value, 'package');
          const range = typeof value === 'string' ? value : field(value, 'version');
          return {
            name: typeof renamed === 'string' ? renamed : name,
            range: typeof range === 'string' ? range : '',
            scope: field(value, 'optional') === true ? 'optional' : scope,
          };
        }),
    );
  return [
    ...asked('dependencies', 'production'),
    ...asked('build-dependencies', 'production'),
    ...asked('dev-dependencies', 'development'),
  ];
}

/** Project tables of PEP 621, dependency groups of PEP 735, and those of Poetry and PDM. */
function pythonRequests(manifest: unknown): Request[] {
  const [project, tool] = [field(manifest, 'project'), field(manifest, 'tool')];
  const [poetry, pdm] = [field(tool, 'poetry'), field(tool, 'pdm')];
  const texts = (holder: unknown, key: string, scope: PackageScope): Request[] =>
    textsOf(holder, key).map((text) => ({ name: requiredName(text), range: '', scope }));
  const groups = (holder: unknown, key: string, scope: PackageScope): Request[] =>
    entriesOf(holder, key).flatMap(([group]) => texts(field(holder, key), group, scope));
  return [
    ...texts(project, 'dependencies', 'production'),
    ...groups(project, 'optional-dependencies', 'optional'),
    ...groups(manifest, 'dependency-groups', 'development'),
    ...groups(pdm, 'dev-dependencies', 'development'),
    ...named(poetry, 'dependencies', 'production').filter(({ name }) => name !== 'python'),
    ...named(poetry, 'dev-dependencies', 'development'),
    ...entriesOf(poetry, 'group').flatMap(([, group]) => named(group, 'dependencies', 'development')),
  ];
}

function jsonOf(text: string): unknown {
  const answer = parseJson(text.replace(/^\ufeff/, ''));
  return 'refused' in answer ? undefined : answer.value;
}

function tomlOf(text: string): unknown {
  try {
    return parse(text, { maxDepth: 64 });
  } catch {
    return undefined;
  }
}
