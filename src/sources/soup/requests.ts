import { parse } from 'smol-toml';
import type { Ecosystem, PackageScope } from '../../model/index.ts';
import { entriesOf, field, parseJson, textField } from '../safe-json.ts';
import { unlessUnreadable } from '../unreadable.ts';
import { readBlockYaml, type YamlNode } from './block-yaml.ts';
import { requiredName, textsOf } from './python.ts';

/** A package that a manifest asks for. */
export interface Request {
  name: string;
  /** Empty where it is no plain text; `path:` before a directory of Cargo. */
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
 * What package.json, pyproject.toml, pixi.toml, Cargo.toml, composer.json and environments of conda ask for, one answer for each ecosystem: some
 * lockfiles do not tell it. Undefined for a manifest that cannot be read: it tells nothing, and its lockfile keeps the cautious answer.
 */
export function requestsOf(path: string, text: string): Requests[] | undefined {
  const slash = path.lastIndexOf('/');
  const directory = path.slice(0, Math.max(0, slash));
  const name = path.slice(slash + 1);
  const [, read] = readers.find(([form]) => form.test(name)) ?? [];
  const value = name.endsWith('.toml') ? tomlOf(text) : name.endsWith('.json') ? jsonOf(text) : yamlOf(text);
  if (!read || value === undefined) return undefined;
  return read(value).map(([ecosystem, requests]) => ({ ecosystem, directory, requests }));
}

type Asked = [ecosystem: Ecosystem, requests: Request[]];

const readers: readonly [name: RegExp, read: (manifest: unknown) => Asked[]][] = [
  [
    /^package\.json$/,
    (manifest) => [
      [
        'npm',
        [
          ...named(manifest, 'dependencies', 'production'),
          ...named(manifest, 'peerDependencies', 'production'),
          ...named(manifest, 'optionalDependencies', 'optional'),
          ...named(manifest, 'devDependencies', 'development'),
        ],
      ],
    ],
  ],
  [
    /^composer\.json$/,
    (manifest) => [
      [
        'composer',
        [...named(manifest, 'require', 'production'), ...named(manifest, 'require-dev', 'development')],
      ],
    ],
  ],
  [/^Cargo\.toml$/, (manifest) => [['cargo', cargoRequests(manifest)]]],
  [
    /^pyproject\.toml$/,
    (manifest) => {
      const pixi = pixiRequests(field(field(manifest, 'tool'), 'pixi'));
      return [['pypi', pythonRequests(manifest)], ...pixi];
    },
  ],
  [/^pixi\.toml$/, pixiRequests],
  [/^environment[\w.-]*\.ya?ml$/, condaRequests],
];

function named(holder: unknown, key: string, scope: PackageScope): Request[] {
  return entriesOf(holder, key).map(([name, range]) => ({
    name,
    range: typeof range === 'string' ? range : '',
    scope,
  }));
}

function cargoRequests(manifest: unknown): Request[] {
  const targets = entriesOf(manifest, 'target').map(([, target]) => target);
  const holders = [manifest, field(manifest, 'workspace'), ...targets].filter((each) => each !== undefined);
  const asked = (key: string, scope: PackageScope): Request[] =>
    holders.flatMap((holder) =>
      entriesOf(holder, key).map(([name, value]) => {
        const [renamed, path] = [field(value, 'package'), field(value, 'path')];
        const stated = typeof value === 'string' ? value : field(value, 'version');
        const range = typeof path === 'string' ? `path:${path}` : stated;
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

/** Features of pixi whose name says that they are not of the product; another one may be. */
const ofTools = /^(?:dev|develop|development|tests?|testing|lint|docs?|ci|build)$/i;

/** Tables of pixi: packages of conda and of PyPI, also for a platform or in a feature; directories are the project's own. */
function pixiRequests(manifest: unknown): Asked[] {
  const features = entriesOf(manifest, 'feature');
  const holders = [
    ['production', manifest] as const,
    ...features.map(
      ([name, feature]) => [ofTools.test(name) ? 'development' : 'production', feature] as const,
    ),
  ].flatMap(([scope, holder]) =>
    [holder, ...entriesOf(holder, 'target').map(([, target]) => target)].map(
      (each) => [scope, each] as const,
    ),
  );
  const asked = (key: string): Request[] =>
    holders.flatMap(([scope, holder]) =>
      entriesOf(holder, key)
        .filter(([, value]) => typeof field(value, 'path') !== 'string')
        .map(([name, value]) => ({
          name,
          range: typeof value === 'string' ? value : textField(value, 'version'),
          scope,
        })),
    );
  return [
    ['conda', ['dependencies', 'host-dependencies', 'build-dependencies'].flatMap(asked)],
    ['pypi', asked('pypi-dependencies')],
  ];
}

/** `dependencies` of an environment of conda: `channel::name=version=build`, and behind `pip:` what pip installs. */
function condaRequests(manifest: unknown): Asked[] {
  const list = field(manifest, 'dependencies');
  const entries = Array.isArray(list) ? list : [];
  const asked = (each: unknown): Request[] => {
    const [, name, range = ''] =
      typeof each === 'string' ? (/^(?:[^\s:]+::)?([A-Za-z0-9_][\w.-]*)\s*(.*)$/.exec(each) ?? []) : [];
    return name === undefined || /:\/\//.test(range) ? [] : [{ name, range, scope: 'production' }];
  };
  const pip = entries.flatMap((each) => field(each, 'pip') ?? []) as unknown[];
  return [
    ['conda', entries.flatMap(asked)],
    ['pypi', pip.filter((each) => typeof each === 'string' && !/^[-./]/.test(each)).flatMap(asked)],
  ];
}

/** Plain values of YAML; what a package manager does not write is not read. */
function yamlOf(text: string): unknown {
  return unlessUnreadable(() => plainOf(readBlockYaml(text)[0]));
}

function plainOf(node: YamlNode | undefined): unknown {
  if (node?.map) return Object.fromEntries([...node.map].map(([key, value]) => [key, plainOf(value)]));
  return node?.list ? node.list.map(plainOf) : node?.text;
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
