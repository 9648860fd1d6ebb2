import type { PackageScope } from '../../model/index.ts';
import { entriesOf, field, listOf, textField } from '../safe-json.ts';
import { Unreadable } from '../unreadable.ts';
import { type GraphNode, packagesOfGraph } from './graph.ts';
import { addTo, allCalled } from './lists.ts';
import { archiveHashes } from './python.ts';
import type { Edge, Root } from './reach.ts';
import { cutOff, demandKnown, type LockContent, type LockText } from './reader.ts';
import { type Repository, repositoryIn } from './repository.ts';
import { readToml } from './toml.ts';

/** Members of the file that are lists or tables. */
const ofFile = [
  'package',
  'manifest',
  'options',
  'conflicts',
  'resolution-markers',
  'supported-markers',
  'required-markers',
];

/** Members of a package that are lists or tables. */
const known = [
  'source',
  'dependencies',
  'optional-dependencies',
  'dev-dependencies',
  'metadata',
  'sdist',
  'wheels',
  'resolution-markers',
];

/**
 * uv.lock. Packages from a directory are the project's own; what they ask for, extras and groups told apart, is direct.
 * @implements SRS-1609
 */
export function readUvLock(file: LockText): LockContent {
  const { value, lineOf } = readToml(file, 'package');
  if (field(value, 'version') !== 1) throw new Unreadable('it states no `version` that is known (1)');
  demandKnown(value, ofFile);
  const entries = listOf(value, 'package');
  const byName = new Map<string, string[]>();
  const keys = new Set<string>();
  for (const [index, entry] of entries.entries()) {
    const name = textField(entry, 'name');
    demandKnown(entry, known);
    if (name === '') throw new Unreadable('it has a package without a name', lineOf(index));
    addTo(byName, name, keyOf(entry));
    keys.add(keyOf(entry));
  }
  /** An edge states the version where there are several. */
  const edges = (list: readonly unknown[]): Edge[] =>
    list.flatMap((asked) => {
      const exact = keyOf(asked);
      const all = keys.has(exact) ? [exact] : allCalled(byName, textField(asked, 'name'));
      if (all.length === 0) throw cutOff(textField(asked, 'name'));
      return all.map((key) => ({ key }));
    });
  const nodes = new Map<string, GraphNode>();
  const roots: Root[] = [];
  for (const [index, entry] of entries.entries()) {
    const extras = entriesOf(entry, 'optional-dependencies').flatMap(([, list]) => asList(list));
    if (isOwn(entry)) {
      const ask = (list: readonly unknown[], scope: PackageScope): void => {
        for (const { key } of edges(list)) roots.push({ key, scope, requested: requestOf(entry, key) });
      };
      ask(listOf(entry, 'dependencies'), 'production');
      ask(extras, 'optional');
      ask(
        entriesOf(entry, 'dev-dependencies').flatMap(([, list]) => asList(list)),
        'development',
      );
    } else
      nodes.set(keyOf(entry), {
        ecosystem: 'pypi',
        name: textField(entry, 'name'),
        version: textField(entry, 'version'),
        repository: gitOf(field(entry, 'source')),
        hashes: archiveHashes([field(entry, 'sdist'), ...listOf(entry, 'wheels')]),
        edges: [...edges(listOf(entry, 'dependencies')), ...edges(extras)],
        line: lineOf(index),
      });
  }
  return { packages: packagesOfGraph(file.path, nodes, roots) };
}

function keyOf(entry: unknown): string {
  return `${textField(entry, 'name')}@${textField(entry, 'version')}`;
}

/** `git = "https://host/name?rev=main#commit"`. */
function gitOf(source: unknown): Repository | undefined {
  const address = textField(source, 'git');
  return address === '' ? undefined : repositoryIn(`git+${address}`);
}

function isOwn(entry: unknown): boolean {
  return ['virtual', 'editable', 'directory'].some(
    (kind) => field(field(entry, 'source'), kind) !== undefined,
  );
}

/** The range an own package states for one it asks for. */
function requestOf(entry: unknown, key: string): string {
  const metadata = field(entry, 'metadata');
  const groups = entriesOf(metadata, 'requires-dev').flatMap(([, list]) => asList(list));
  const found = [...listOf(metadata, 'requires-dist'), ...groups].find((each) =>
    key.startsWith(`${textField(each, 'name')}@`),
  );
  return textField(found, 'specifier');
}

function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
