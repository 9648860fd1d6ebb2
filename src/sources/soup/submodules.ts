import { Unreadable } from '../unreadable.ts';
import { packageUrl } from './purl.ts';
import { type LockContent, type LockText, lockedPackage } from './reader.ts';
import { shortName } from './repository.ts';

/**
 * .gitmodules: repositories that stand in this one. The commit they are pinned to is no part of the file; git's index has it, and
 * `gatherPackages` takes it from there by `requested`, which is the path.
 * @implements SRS-1618
 */
export function readSubmodules({ path, text }: LockText): LockContent {
  const modules: { line: number; values: Map<string, string> }[] = [];
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#') || line.startsWith(';')) continue;
    const value = /^([A-Za-z][\w-]*)\s*=\s*(.*)$/.exec(line);
    const open = modules.at(-1);
    if (/^\[submodule "(?:[^"\\]|\\.)*"\]$/.test(line)) modules.push({ line: index + 1, values: new Map() });
    else if (value && open?.values.has((value[1] ?? '').toLowerCase()))
      throw new Unreadable(`${value[1]?.slice(0, 60)} stands twice in a submodule`, index + 1);
    else if (value && open)
      open.values.set((value[1] ?? '').toLowerCase(), (value[2] ?? '').replace(/^"(.*)"$/, '$1'));
    else throw new Unreadable(`this is no line of a .gitmodules file: ${line.slice(0, 60)}`, index + 1);
  }
  const packages = modules.map(({ line, values }) => {
    const [url = '', at = ''] = [values.get('url'), values.get('path')];
    const name = shortName(url) || shortName(at);
    if (name === '' || url === '' || at === '')
      throw new Unreadable('a submodule lacks `path` or `url`', line);
    return lockedPackage(path, { ...submodule(name, '', url), requested: at, line });
  });
  return { packages };
}

/** A repository of another at a commit; the address is part of its package URL where git could fetch it from elsewhere. */
export function submodule(
  name: string,
  commit: string,
  url: string,
): { ecosystem: 'generic'; name: string; version: string; purl: string } {
  const source: [string, string][] = url === '' ? [] : [['vcs_url', `git+${url}`]];
  return { ecosystem: 'generic', name, version: commit, purl: packageUrl('generic', name, commit, source) };
}
