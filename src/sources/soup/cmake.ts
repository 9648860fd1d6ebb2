import type { LockedPackage } from '../../model/index.ts';
import { append } from '../../model/index.ts';
import { type CmakeCommand, readCmake } from './cmake-commands.ts';
import { hexHash } from './hashes.ts';
import { searchedPackages } from './machine.ts';
import { packageUrl } from './purl.ts';
import { type LockContent, type LockText, lockedPackage } from './reader.ts';
import { isRelease, shortName, versionInName } from './repository.ts';

/**
 * What a CMake file fetches with FetchContent_Declare, ExternalProject_Add or CPMAddPackage. A tag or commit is a version, a branch is
 * none; an archive has the version in its name. Variables that the same file sets are put in. What `find_package` takes from the
 * machine is locked by nothing here.
 * @implements SRS-1618
 */
export function readCmakeFetches(file: LockText): LockContent {
  const { path, text } = file;
  const onMachine = searchedPackages(file);
  // Most CMake files fetch nothing, and some use a language of their own inside: they are not this reader's business.
  if (!/\b(?:FetchContent_Declare|ExternalProject_Add|CPMAddPackage)\b/i.test(text))
    return { packages: onMachine };
  const variables = new Map<string, string>();
  const packages: LockedPackage[] = [];
  for (const command of readCmake(text)) {
    const [first = '', ...rest] = expanded(command.arguments, variables);
    if (command.name === 'set' || (settingOnce.test(command.name) && !variables.has(first))) {
      const end = rest.findIndex((word) => word === 'CACHE' || word === 'PARENT_SCOPE');
      const value = (end < 0 ? rest : rest.slice(0, end)).join(';').slice(0, longest);
      // What another file may set goes before what this one has said only there.
      if (!(variables.get(first) && isUnknown(value))) variables.set(first, value);
    } else if (/^(?:fetchcontent_declare|externalproject_add)$/.test(command.name))
      append(packages, fetched(path, command, first, variables));
    else if (command.name === 'cpmaddpackage')
      append(packages, fetched(path, command, optionsOf(command, variables).get('NAME') ?? first, variables));
  }
  return { packages: [...packages, ...onMachine] };
}

/** Sets a variable that is not set, in the manner of large superbuilds. */
const settingOnce = /^(?:externalproject_setifnotdefined|set_if_not_defined)$/;

/** A source directory of the project itself is no SOUP. */
function fetched(
  path: string,
  command: CmakeCommand,
  name: string,
  variables: ReadonlyMap<string, string>,
): LockedPackage[] {
  const options = optionsOf(command, variables);
  const short = /^(?:(gh|gl|bb):)?([^\s#@]+\/[^\s#@]+)[#@](\S+)$/.exec(name);
  const hub = options.get('GITHUB_REPOSITORY') ?? (short ? short[2] : undefined);
  const git = options.get('GIT_REPOSITORY') ?? (hub && `https://github.com/${hub}`);
  const url = options.get('URL');
  if (git === undefined && url === undefined) {
    const source = options.get('SOURCE_DIR');
    const isOwn = options.has('DOWNLOAD_COMMAND') || (source !== undefined && !source.includes('BINARY_DIR'));
    // It may be fetched by what stands in a variable that nobody here set.
    if (isOwn || !expanded(command.arguments, variables).some(isUnknown)) return [];
    const unknown = shown(name);
    return [lockedPackage(path, { ecosystem: 'generic', name: unknown, version: '', line: command.line })];
  }
  const asked = options.get('GIT_TAG') ?? options.get('VERSION') ?? short?.[3] ?? '';
  const isKnown = !asked.includes(open) && isRelease(asked);
  const version = isKnown ? asked : url ? versionInName(url) : '';
  const called = shown(short ? shortName(hub ?? name) : name);
  const [algorithm = '', hash = ''] = (options.get('URL_HASH') ?? '').split('=', 2);
  const source: [string, string] = git
    ? ['vcs_url', `git+${shown(git)}`]
    : ['download_url', shown(url ?? '')];
  return [
    lockedPackage(path, {
      ecosystem: 'generic',
      name: called,
      version,
      requested: shown(asked || (url ?? '')),
      purl: packageUrl('generic', called, version, [source]),
      hashes: hexHash(algorithm, hash),
      line: command.line,
    }),
  ];
}

const keywords = new Set([
  'GIT_REPOSITORY',
  'GIT_TAG',
  'URL',
  'URL_HASH',
  'NAME',
  'VERSION',
  'GITHUB_REPOSITORY',
  'SOURCE_DIR',
  'DOWNLOAD_COMMAND',
]);

function optionsOf(command: CmakeCommand, variables: ReadonlyMap<string, string>): Map<string, string> {
  const words = expanded(command.arguments, variables);
  const options = new Map<string, string>();
  for (const [index, word] of words.entries()) {
    const value = words[index + 1];
    if (keywords.has(word) && value !== undefined && !options.has(word)) options.set(word, value);
  }
  return options;
}

/** Longest value of a variable: values grow with each that is put in, and no address or version is as long. */
const longest = 2000;

const open = '\u{1}';
const close = '\u{2}';

/**
 * Puts variables in, inner ones first: `${${PROJECT}_TAG}`. One that nobody set stays between marks, since names are often made of such:
 * what is set by a name with marks in it is found by it.
 */
function filled(text: string, variables: ReadonlyMap<string, string>): string {
  let now = text;
  for (let round = 0; round < 4 && now.includes('${'); round++) {
    now = now
      .replace(/\$\{([^${}]+)\}/g, (_, name: string) => variables.get(name) ?? `${open}${name}${close}`)
      .slice(0, longest);
  }
  return now;
}

/** Arguments with variables put in; one that is a variable alone stands for all words of its list. */
function expanded(words: readonly string[], variables: ReadonlyMap<string, string>): string[] {
  return words.flatMap((word) => {
    const value = filled(word, variables);
    return word.startsWith('${') && value.includes(';') ? value.split(';') : [value];
  });
}

/** Whether a word is a variable that nobody set, and nothing else. */
function isUnknown(word: string): boolean {
  return word.startsWith(open) && word.indexOf(close) === word.length - 1;
}

/** As it stands in the file. */
function shown(text: string): string {
  return text.replaceAll(open, '${').replaceAll(close, '}');
}
