import { Unreadable } from '../unreadable.ts';
import { revisionHash } from './hashes.ts';
import { originIn } from './origin.ts';
import { type LockContent, type LockText, lockedPackage, type StatedPackage } from './reader.ts';

interface Directive {
  words: string[];
  line: number;
  isIndirect: boolean;
}

/** Directives of go.mod (Go Modules Reference). */
const known = new Set('module go toolchain godebug require replace exclude retract tool ignore'.split(' '));

/**
 * go.mod: modules with the least version that is asked for, which is the one that is built from Go 1.17 on, where the file names all.
 * A module that `replace` puts in place of another is the one used; one from a directory of the project is its own.
 * @implements SRS-1612
 */
export function readGoMod({ path, text }: LockText): LockContent {
  const directives = readDirectives(text);
  if (!directives.some(({ words }) => words[0] === 'module')) throw new Unreadable('it names no `module`');
  const other = directives.find(({ words: [word = ''] }) => !known.has(word));
  if (other)
    throw new Unreadable(`\`${other.words[0]?.slice(0, 60)}\` is no directive of go.mod`, other.line);
  const replaced = new Map<string, [name: string, version: string]>();
  for (const { words, line } of directives.filter((each) => each.words[0] === 'replace')) {
    const arrow = words.indexOf('=>');
    if (arrow < 2 || words.length < arrow + 2) throw new Unreadable('a `replace` does not say by what', line);
    replaced.set(words.slice(1, arrow).join(' '), [words[arrow + 1] as string, words[arrow + 2] ?? '']);
  }
  const packages = directives
    .filter(({ words }) => words[0] === 'require')
    .flatMap(({ words: [, name = '', version = ''], line, isIndirect }): StatedPackage[] => {
      if (name === '' || version === '') throw new Unreadable('a `require` lacks its version', line);
      const replacement = replaced.get(`${name} ${version}`) ?? replaced.get(name);
      const [own, used] = replacement ?? [name, version];
      const common = { ecosystem: 'golang' as const, direct: !isIndirect, line };
      const origin = replacement && originIn(path, own);
      if (origin === 'inside') return [];
      if (origin) return [{ ...common, name, version: '', origin }];
      return [{ ...common, name: own, version: used, requested: version }];
    });
  return { packages: packages.map((each) => lockedPackage(path, each)) };
}

/** Directives one by one, those in parentheses with the word before them. */
function readDirectives(text: string): Directive[] {
  const directives: Directive[] = [];
  let block = '';
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const slashes = raw.indexOf('//');
    const comment = slashes < 0 ? '' : raw.slice(slashes + 2).trim();
    const words = (slashes < 0 ? raw : raw.slice(0, slashes))
      .split(/\s+/)
      .filter(Boolean)
      .map((word) => word.replace(/^["`](.*)["`]$/, '$1'));
    const [first] = words;
    if (first === undefined) continue;
    if (block === '' && words.at(-1) === '(' && words.length === 2) block = first;
    else if (first === ')' && block !== '') block = '';
    else
      directives.push({
        words: block === '' ? words : [block, ...words],
        line: index + 1,
        isIndirect: /^indirect(?:\s|;|$)/.test(comment),
      });
  }
  if (block !== '') throw new Unreadable(`its \`${block} (\` is never closed`);
  return directives;
}

/**
 * go.sum: every module that was ever looked at, with hashes over Go's own list of files (`h1:`), which are no hashes of an archive. Those
 * are kept with the modules of the go.mod beside it; modules it serves only where go.mod does not name all, before Go 1.17 (`gatherPackages`).
 * @implements SRS-1612, SRS-3540
 */
export function readGoSum({ path, text }: LockText): LockContent {
  const packages = text.split(/\r?\n/).flatMap((line, index) => {
    if (line.trim() === '') return [];
    const form = /^(\S+) (v[^\s/]+)(\/go\.mod)? h1:([A-Za-z0-9+/]{43}=)$/.exec(line);
    if (!form) throw new Unreadable(`this is no line of a go.sum: ${line.slice(0, 60)}`, index + 1);
    const [, name = '', version = '', isManifest, hash = ''] = form;
    if (isManifest) return [];
    const hashes = revisionHash('h1', Buffer.from(hash, 'base64').toString('hex'));
    return [
      lockedPackage(path, { ecosystem: 'golang', name, version, hashes, direct: false, line: index + 1 }),
    ];
  });
  return { packages };
}
