import { compareText, type Finding, isCommit, type LockedPackage } from '../../model/index.ts';
import { Unreadable } from '../unreadable.ts';
import type { YamlNode } from './block-yaml.ts';
import { isAddress, type Origin, withoutCredentials } from './origin.ts';
import { packageUrl } from './purl.ts';

/** A lockfile or bill of materials as text. */
export interface LockText {
  /** POSIX path relative to the project root. */
  path: string;
  text: string;
}

/** What a file states. */
export interface LockContent {
  packages: LockedPackage[];
  /** What is wrong with single packages; a file that is wrong as a whole is refused by an `Unreadable`. */
  findings?: Finding[];
}

/** Reads the files of one format. Throws nothing but `Unreadable`, whatever the text is. */
export type LockReader = (file: LockText) => LockContent;

/** A file of a format that holds all it names does not: something is missing from it. */
export function cutOff(name: string): Unreadable {
  return new Unreadable(`it asks for ${name.slice(0, 80)} and does not hold it; it may be cut off`);
}

/**
 * Refuses a list or table under a name that the format does not know: it might be a known one in another spelling.
 * @implements SRS-3273
 */
export function demandKnown(value: unknown, known: readonly string[]): void {
  if (typeof value !== 'object' || value === null) return;
  for (const key in value) {
    const member = (value as Record<string, unknown>)[key];
    if (typeof member === 'object' && member !== null && !known.includes(key)) throw unknownMember(key);
  }
}

/** The same for a mapping of YAML, of which lists are not asked. */
export function demandTables({ map }: YamlNode, known: readonly string[]): void {
  for (const [key, { map: table }] of map ?? [])
    if (table !== undefined && !known.includes(key)) throw unknownMember(key);
}

/** The same for members of any kind. @param line on which the object stands */
export function demandOnly(value: object, known: readonly string[], line?: number): void {
  const other = Object.keys(value).find((key) => !known.includes(key));
  if (other !== undefined) throw unknownMember(other, line);
}

function unknownMember(key: string, line?: number): Unreadable {
  return new Unreadable(`it holds \`${key.slice(0, 60)}\`, which the format does not know`, line);
}

/** What a reader knows of a package; what it leaves out takes the cautious value: production, asked for by the project. */
export type StatedPackage = Pick<LockedPackage, 'ecosystem' | 'name' | 'version'> &
  Partial<Omit<LockedPackage, 'place' | 'ecosystem' | 'name' | 'version'>> & {
    line: number;
    /** Where its code is taken from, if not from the registry of its ecosystem. */
    origin?: Origin | undefined;
  };

/** What tells a package from others: what readers know of it before its edges. */
export type Identity = Pick<StatedPackage, 'ecosystem' | 'name' | 'version' | 'purl' | 'origin'>;

/**
 * Version and package URL of a package. One from a repository has its commit for a version, since a version number there says nothing of
 * the code; without a commit (a branch, a tag) it has none, and neither has a directory outside of the project. Its URL names the
 * repository, archive or directory, so that nobody takes it for the registry's package of that name.
 * @implements SRS-1630, SRS-3546, SRS-3547
 */
export function identified({ ecosystem, name, version, purl, origin }: Identity): {
  version: string;
  purl: string;
} {
  if (!origin) return { version, purl: purl ?? packageUrl(ecosystem, name, version) };
  if ('outside' in origin)
    return { version: '', purl: packageUrl(ecosystem, name, '', [['file_name', origin.outside]]) };
  if ('archive' in origin) {
    const key = isAddress(origin.archive) ? 'download_url' : 'file_name';
    return { version, purl: packageUrl(ecosystem, name, version, [[key, origin.archive]]) };
  }
  const commit = isCommit(origin.revision) ? origin.revision : '';
  // The short form of ssh is no address.
  const url = origin.url.replace(/^([\w.-]+@[^/:]+):(?!\/\/)/, 'ssh://$1/');
  const source = `git+${url}${commit && `@${commit}`}`;
  return { version: commit, purl: packageUrl(ecosystem, name, commit, [['vcs_url', source]]) };
}

/** What stands for the version of a package that has none. */
function asked(origin: Origin | undefined): string {
  if (!origin) return '';
  if ('revision' in origin) return origin.revision;
  return 'archive' in origin ? origin.archive : origin.outside;
}

/** A package as the model has it. */
export function lockedPackage(path: string, stated: StatedPackage): LockedPackage {
  const { origin, requested = '', dependencies = [] } = stated;
  const { version, purl } = identified(stated);
  // Member by member: lockfiles hold thousands, and copies of objects take most of the time of reading them.
  return {
    ecosystem: stated.ecosystem,
    name: stated.name,
    version,
    requested: withoutCredentials(version === '' ? requested || asked(origin) : requested),
    purl,
    kind: stated.kind ?? 'package',
    direct: stated.direct ?? true,
    scope: stated.scope ?? 'production',
    licence: stated.licence ?? '',
    hashes: stated.hashes ?? [],
    dependencies: isAscending(dependencies)
      ? [...dependencies]
      : [...new Set(dependencies)].sort(compareText),
    place: { file: path, line: stated.line, column: 1 },
  };
}

/** Whether texts are sorted and none stands twice, as most lockfiles have them. */
function isAscending(texts: readonly string[]): boolean {
  return texts.every((text, at) => at === 0 || compareText(texts[at - 1] as string, text) < 0);
}
