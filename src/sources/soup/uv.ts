import type { PackageScope } from '../../model/index.ts';
import { entriesOf, field, listOf, textField } from '../safe-json.ts';
import { Unreadable } from '../unreadable.ts';
import { type GraphNode, packagesOfGraph } from './graph.ts';
import { addTo, allCalled } from './lists.ts';
import { fromPath, type Inside, type Origin, originIn, placed } from './origin.ts';
import { archiveHashes } from './python.ts';
import type { Edge, Root } from './reach.ts';
import { cutOff, demandKnown, type LockContent, type LockText } from './reader.ts';
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
  const keyAt = entries.map(keyOf);
  const keys = new Set(keyAt);
  for (const [index, entry] of entries.entries()) {
    const name = textField(entry, 'name');
    demandKnown(entry, known);
    if (name === '') throw new Unreadable('it has a package without a name', lineOf(index));
    for (const asked of [name, nameAndVersion(entry)]) addTo(byName, asked, keyAt[index] as string);
  }
  /** An edge states the version where there are several, and the source where one version has several. */
  const edges = (list: readonly unknown[]): Edge[] =>
    list.flatMap((asked) => {
      const exact = keyOf(asked);
      const named = allCalled(byName, nameAndVersion(asked));
      const all = keys.has(exact)
        ? [exact]
        : named.length > 0
          ? named
          : allCalled(byName, textField(asked, 'name'));
      if (all.length === 0) throw cutOff(textField(asked, 'name'));
      return all.map((key) => ({ key }));
    });
  const nodes = new Map<string, GraphNode>();
  const roots: Root[] = [];
  for (const [index, entry] of entries.entries()) {
    const extras = entriesOf(entry, 'optional-dependencies').flatMap(([, list]) => asList(list));
    const origin = originOf(file.path, field(entry, 'source'));
    if (origin === 'inside') {
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
      nodes.set(keyAt[index] as string, {
        ecosystem: 'pypi',
        name: textField(entry, 'name'),
        version: textField(entry, 'version'),
        origin,
        hashes: archiveHashes([field(entry, 'sdist'), ...listOf(entry, 'wheels')]),
        edges: [...edges(listOf(entry, 'dependencies')), ...edges(extras)],
        line: lineOf(index),
      });
  }
  return { packages: packagesOfGraph(file.path, nodes, roots) };
}

function keyOf(entry: unknown): string {
  const source = field(entry, 'source');
  return `${nameAndVersion(entry)} ${source === undefined ? '' : JSON.stringify(source)}`;
}

function nameAndVersion(entry: unknown): string {
  return `${textField(entry, 'name')}@${textField(entry, 'version')}`;
}

/** `git = "https://host/name?rev=main#commit"`, `url` and `path` of an archive, or a directory. */
function originOf(file: string, source: unknown): Origin | Inside | undefined {
  const git = textField(source, 'git');
  if (git !== '') return originIn(file, `git+${git}`);
  const url = textField(source, 'url');
  if (url !== '') return originIn(file, url);
  const path = textField(source, 'path');
  if (path !== '') return { archive: placed(file, path) };
  const kind = ['virtual', 'editable', 'directory'].find((each) => field(source, each) !== undefined);
  return kind === undefined ? undefined : fromPath(file, textField(source, kind));
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
