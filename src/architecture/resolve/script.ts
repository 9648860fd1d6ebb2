import { builtinModules } from 'node:module';
import { isRecord } from '../../model/index.ts';
import {
  ancestorsOf,
  joinPath,
  type ManifestText,
  parentOf,
  type Resolution,
  type Resolver,
  runtime,
  toFile,
  toPackage,
  unresolved,
} from './resolution.ts';

const endings = [
  '',
  '.ts',
  '.tsx',
  '.mts',
  '.cts',
  '.js',
  '.jsx',
  '.mjs',
  '.cjs',
  '.d.ts',
  '/index.ts',
  '/index.tsx',
  '/index.mts',
  '/index.js',
  '/index.jsx',
  '/index.mjs',
];
/** What the builds of Vue, Nuxt and SvelteKit stand for where no configuration says otherwise. */
const aliases = [
  ['@/', 'src/'],
  ['~/', ''],
  ['$lib/', 'src/lib/'],
] as const;
const builtins = new Set(builtinModules);
const notCode =
  /\.(?:json|css|scss|less|sass|svg|png|jpe?g|gif|webp|html?|md|wasm|ttf|woff2?|ya?ml|txt|glsl|vert|frag)(?:\?.*)?$/;

interface Workspace {
  directory: string;
  name: string;
  exports: unknown;
  imports: unknown;
  entry: string;
}

interface PathMapping {
  directory: string;
  base: string;
  paths: [pattern: string, targets: string[]][];
}

/** Resolves TypeScript and JavaScript: relative paths, tsconfig `paths`, package `imports`, workspaces and their `exports`. */
export function scriptResolver(files: ReadonlySet<string>, manifests: readonly ManifestText[]): Resolver {
  const workspaces = manifests.filter(({ path }) => path.endsWith('package.json')).flatMap(readWorkspace);
  const byName = new Map(workspaces.filter(({ name }) => name).map((entry) => [entry.name, entry]));
  const byDirectory = new Map(workspaces.map((entry) => [entry.directory, entry]));
  const mappings = manifests.filter(({ path }) => /[tj]sconfig\.json$/.test(path)).flatMap(readMapping);
  const mappingByDirectory = new Map(mappings.map((entry) => [entry.directory, entry]));

  function find(path: string | undefined): string | undefined {
    if (path === undefined) return undefined;
    const source = path.replace(/\.([cm]?)js(x?)$/, '.$1ts$2');
    const roots = source === path ? [path] : [path, source, path.replace(/\.jsx?$/, '.tsx')];
    for (const root of roots)
      for (const ending of endings) if (files.has(root + ending)) return root + ending;
    return undefined;
  }

  function mapped(file: string, specifier: string): string | undefined {
    for (const directory of ancestorsOf(file)) {
      const mapping = mappingByDirectory.get(directory);
      if (!mapping) continue;
      for (const [pattern, targets] of mapping.paths) {
        const rest = matchPattern(pattern, specifier);
        if (rest === undefined) continue;
        for (const target of targets) {
          const found = find(joinPath(mapping.base, target.replace('*', rest)));
          if (found) return found;
        }
      }
      const found =
        mapping.base === '' && mapping.paths.length === 0
          ? undefined
          : find(joinPath(mapping.base, specifier));
      if (found) return found;
    }
    return undefined;
  }

  function ofWorkspace({ directory, exports, entry }: Workspace, rest: string): Resolution {
    const target = exportTarget(exports, rest === '' ? '.' : `./${rest}`);
    const candidates = [
      target,
      rest === '' ? entry : rest,
      rest === '' ? 'src/index' : `src/${rest}`,
      rest === '' ? 'index' : rest,
    ];
    for (const candidate of candidates) {
      const found =
        candidate === undefined
          ? undefined
          : (find(joinPath(directory, candidate)) ??
            find(joinPath(directory, candidate.replace(/^(?:\.\/)?(?:dist|lib|build|out)\//, 'src/'))));
      if (found) return toFile(found);
    }
    return unresolved;
  }

  return ({ file, specifier }) => {
    const bare = specifier.replace(/[?#](?!.*\/).*$/, '') || specifier;
    if (/^\.{0,2}(?:\/|$)/.test(bare)) {
      const path = joinPath(bare.startsWith('/') ? '' : parentOf(file), bare);
      const found = find(path);
      if (found) return toFile(found);
      return notCode.test(specifier) ? runtime : unresolved;
    }
    if (/^(?:node|bun|deno|data|https?|virtual|npm|jsr):/.test(specifier)) {
      const remote = /^(?:npm|jsr):((?:@[^/@]+\/)?[^/@]+)/.exec(specifier)?.[1];
      return remote ? toPackage('npm', remote) : runtime;
    }
    const byPath = mapped(file, bare);
    if (byPath) return toFile(byPath);
    const alias = aliases.find(([start]) => bare.startsWith(start));
    if (alias) {
      for (const directory of ancestorsOf(file)) {
        const found = find(joinPath(directory, alias[1] + bare.slice(alias[0].length)));
        if (found) return toFile(found);
      }
    }
    if (/^\$(?:app|env)\//.test(specifier)) return runtime;
    if (specifier.startsWith('#')) {
      for (const directory of ancestorsOf(file)) {
        const workspace = byDirectory.get(directory);
        const target = workspace && exportTarget(workspace.imports, specifier);
        const found = target === undefined ? undefined : find(joinPath(directory, target));
        if (found) return toFile(found);
      }
      return unresolved;
    }
    const name = /^(?:@[^/]+\/)?[^/]+/.exec(bare)?.[0] ?? bare;
    const workspace = byName.get(name);
    if (workspace) return ofWorkspace(workspace, bare.slice(name.length + 1));
    if (builtins.has(bare) || builtins.has(name)) return { kind: 'runtime', name: `node:${bare}` };
    return /^(?:@[\w.~-]+\/)?[\w.~-]+$/.test(name) ? toPackage('npm', name) : unresolved;
  };
}

function readWorkspace({ path, text }: ManifestText): Workspace[] {
  const value = parseJson(text);
  if (!isRecord(value)) return [];
  const textOf = (key: string) => (typeof value[key] === 'string' ? (value[key] as string) : '');
  const entry = textOf('source') || textOf('module') || textOf('main') || 'index';
  return [
    {
      directory: parentOf(path),
      name: textOf('name'),
      exports: value.exports,
      imports: value.imports,
      entry,
    },
  ];
}

function readMapping({ path, text }: ManifestText): PathMapping[] {
  const value = parseJson(text);
  const options = isRecord(value) ? value.compilerOptions : undefined;
  if (!isRecord(options)) return [];
  const base =
    typeof options.baseUrl === 'string' ? joinPath(parentOf(path), options.baseUrl) : parentOf(path);
  if (base === undefined || (!isRecord(options.paths) && typeof options.baseUrl !== 'string')) return [];
  const paths = Object.entries(isRecord(options.paths) ? options.paths : {}).map(
    ([pattern, targets]): [string, string[]] => [
      pattern,
      Array.isArray(targets) ? targets.filter((target) => typeof target === 'string') : [],
    ],
  );
  return [{ directory: parentOf(path), base, paths }];
}

/** The file a package's `exports` or `imports` field gives for a subpath: the first string under any condition, sources first. */
function exportTarget(field: unknown, subpath: string, depth = 0): string | undefined {
  if (typeof field === 'string') return subpath === '.' ? field : undefined;
  if (Array.isArray(field)) return firstOf(field.map((entry) => exportTarget(entry, subpath, depth + 1)));
  if (!isRecord(field) || depth > 8) return undefined;
  const keys = Object.keys(field);
  if (!keys.some((key) => key.startsWith('.') || key.startsWith('#')))
    return subpath === '.' ? conditionTarget(field, 0) : undefined;
  for (const key of keys) {
    const rest = matchPattern(key, subpath);
    const target = rest === undefined ? undefined : conditionTarget(field[key], 0);
    if (target !== undefined) return target.replaceAll('*', rest ?? '');
  }
  return undefined;
}

function conditionTarget(value: unknown, depth: number): string | undefined {
  if (typeof value === 'string') return value;
  if (depth > 8) return undefined;
  if (Array.isArray(value)) return firstOf(value.map((entry) => conditionTarget(entry, depth + 1)));
  if (!isRecord(value)) return undefined;
  const order = ['source', 'development', 'import', 'module', 'node', 'default', 'require', 'types'];
  const keys = [
    ...order.filter((key) => Object.hasOwn(value, key)),
    ...Object.keys(value).filter((key) => !order.includes(key)),
  ];
  return firstOf(keys.map((key) => conditionTarget(value[key], depth + 1)));
}

function firstOf(values: (string | undefined)[]): string | undefined {
  return values.find((value) => value !== undefined);
}

/** What a `*` in a pattern stands for; empty for a pattern without one that is equal, undefined where it does not match. */
function matchPattern(pattern: string, text: string): string | undefined {
  const star = pattern.indexOf('*');
  if (star < 0) return pattern === text ? '' : undefined;
  const [head, tail] = [pattern.slice(0, star), pattern.slice(star + 1)];
  if (text.length < head.length + tail.length || !text.startsWith(head) || !text.endsWith(tail))
    return undefined;
  return text.slice(head.length, text.length - tail.length);
}

/** JSON as tsconfig allows it: with comments and trailing commas. Undefined for what is neither. */
function parseJson(text: string): unknown {
  for (const attempt of [text, withoutComments(text)]) {
    try {
      return JSON.parse(attempt);
    } catch {}
  }
  return undefined;
}

function withoutComments(text: string): string {
  return text
    .replace(
      /("(?:[^"\\\n]|\\.)*")|\/\/[^\n]*|\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\//g,
      (_match, literal) => literal ?? ' ',
    )
    .replace(/("(?:[^"\\\n]|\\.)*")|,(?=\s*[}\]])/g, (_match, literal) => literal ?? '');
}
