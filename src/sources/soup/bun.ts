import type { PackageScope } from '../../model/index.ts';
import { entriesOf, field, textField } from '../safe-json.ts';
import { Unreadable } from '../unreadable.ts';
import { type GraphNode, packagesOfGraph } from './graph.ts';
import { integrityHashes } from './hashes.ts';
import { readJson } from './json.ts';
import { originIn } from './origin.ts';
import { packageUrl } from './purl.ts';
import type { Edge, Root } from './reach.ts';
import { cutOff, demandKnown, type Identity, type LockContent, type LockText } from './reader.ts';
import { versionInName } from './repository.ts';

/** Longest place of a package that is read, in characters. */
const maximumKey = 1000;

const fields: [name: string, scope: PackageScope][] = [
  ['dependencies', 'production'],
  ['peerDependencies', 'production'],
  ['optionalDependencies', 'optional'],
  ['devDependencies', 'development'],
];

/** Members of a package that ask for nothing. */
const told = ['optionalPeers', 'bin', 'os', 'cpu', 'libc', 'bundled'];

/**
 * bun.lock: JSON with commas behind last members. Keys of packages are their place, `parent/name`; a value is a list whose first part
 * is `name@version` and whose last may be the hash.
 * @implements SRS-1608
 */
export function readBunLock(file: LockText): LockContent {
  const { value, lineOf } = readJson({ ...file, text: withoutTrailingCommas(file.text) }, 2);
  if (typeof field(value, 'lockfileVersion') !== 'number' || field(value, 'workspaces') === undefined)
    throw new Unreadable('it states no `lockfileVersion` and `workspaces`');
  const entries = new Map(entriesOf(value, 'packages'));
  const nodes = new Map<string, GraphNode>();
  for (const [key, entry] of entries) {
    if (key.length > maximumKey) throw new Unreadable('the place of a package is too long to be one');
    const parts = Array.isArray(entry) ? (entry as unknown[]) : [];
    const stated = typeof parts[0] === 'string' ? parts[0] : '';
    const at = stated.indexOf('@', 1);
    if (at < 0)
      throw new Unreadable(`the package ${key.slice(0, 60)} states no version`, lineOf('packages', key));
    const soup = identityOf(file.path, stated.slice(0, at), stated.slice(at + 1));
    if (!soup) continue;
    const asked = parts.find((part) => typeof part === 'object' && part !== null);
    demandKnown(asked, [...fields.map(([name]) => name), ...told]);
    const hash = parts.at(-1);
    nodes.set(key, {
      ...soup,
      hashes: integrityHashes(typeof hash === 'string' ? hash : ''),
      edges: fields.slice(0, 3).flatMap(([name, scope]) =>
        entriesOf(asked, name).map(
          ([each]): Edge => ({
            key: demanded(key, each, name, entries),
            optional: scope === 'optional',
          }),
        ),
      ),
      line: lineOf('packages', key),
    });
  }
  return { packages: packagesOfGraph(file.path, nodes, rootsOf(value, entries)) };
}

/**
 * Bun writes an address or a path in the place of a version, a commit of GitHub by its first digits. A `link` leads to what another directory of the
 * machine registered under that name.
 * @returns undefined for what is of the project itself
 */
function identityOf(file: string, name: string, version: string): Identity | undefined {
  const common = { ecosystem: 'npm' as const, name };
  if (version.startsWith('workspace:')) return undefined;
  if (/^link:[^./]/.test(version)) return { ...common, version: '', origin: { outside: version } };
  const isLocalArchive = /^[^:@]+\.(?:tgz|tar\.gz)$/.test(version);
  const origin = originIn(file, isLocalArchive ? `file:${version}` : version);
  if (origin === 'inside') return undefined;
  if (!origin) return { ...common, version };
  if (!('revision' in origin)) return { ...common, version: versionInName(version), origin };
  const { url, revision } = origin;
  if (!/^[0-9a-f]{7,39}$/.test(revision)) return { ...common, version: '', origin };
  return {
    ...common,
    version: revision,
    purl: packageUrl('npm', name, revision, [['vcs_url', `git+${url}@${revision}`]]),
  };
}

function rootsOf(value: unknown, entries: ReadonlyMap<string, unknown>): Root[] {
  return entriesOf(value, 'workspaces').flatMap(([, workspace]) => {
    demandKnown(workspace, [...fields.map(([name]) => name), ...told]);
    return fields.flatMap(([name, scope]) =>
      entriesOf(workspace, name).map(([each, range]) => ({
        key: demanded(textField(workspace, 'name'), each, name, entries),
        scope,
        requested: typeof range === 'string' ? range : '',
      })),
    );
  });
}

/** The package that one at a place gets: its own, or that of the nearest place above. */
function resolve(from: string, name: string, entries: ReadonlyMap<string, unknown>): string {
  for (let at = from; at !== ''; at = above(at)) if (entries.has(`${at}/${name}`)) return `${at}/${name}`;
  return name;
}

/** The package that one at a place has to get; optional ones and those asked of others may be missing. */
function demanded(from: string, name: string, asked: string, entries: ReadonlyMap<string, unknown>): string {
  const key = resolve(from, name, entries);
  if (/^(?:dependencies|devDependencies)$/.test(asked) && !entries.has(key)) throw cutOff(name);
  return key;
}

/** The place above: without the last name, which has two parts where it has a scope. */
function above(place: string): string {
  return place.replace(/(?:^|\/)(?:@[^/]*\/)?[^/]*$/, '');
}

/** Blanks out commas before a closing bracket, so that lines and columns stay. */
function withoutTrailingCommas(text: string): string {
  let out = '';
  let taken = 0;
  let comma = -1;
  for (let at = 0; at < text.length; at++) {
    const character = text[at] as string;
    if (character === '"') at = endOfString(text, at);
    if (character === ',') comma = at;
    else if (comma >= 0 && !/\s/.test(character)) {
      if (character === '}' || character === ']') {
        out += `${text.slice(taken, comma)} `;
        taken = comma + 1;
      }
      comma = -1;
    }
  }
  return out + text.slice(taken);
}

/** Offset of the quote that ends a string, or of the end of the text. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return at;
  }
  return text.length;
}

/** bun.lockb is binary and of no documented form. */
export function refuseBinaryBun(): never {
  throw new Unreadable(
    'it is Bun’s binary lockfile; write the text one with `bun install --save-text-lockfile --frozen-lockfile --lockfile-only`, and remove this one',
  );
}
