import { Unreadable } from '../unreadable.ts';
import { hexHash } from './hashes.ts';
import { type LockContent, type LockText, lockedPackage } from './reader.ts';

/**
 * Elixir's mix.lock: one line a package, `"name": {:hex, :name, "version", "hash", …}` or `{:git, "url", "commit", …}`; the first may stand behind the
 * sign of the map. What the project itself asks for stands in mix.exs only: all count as direct.
 * @implements SRS-1631
 */
export function readMixLock({ path, text }: LockText): LockContent {
  const lines = text.split(/\r?\n/);
  if (!text.trimStart().startsWith('%{') || !text.trimEnd().endsWith('}'))
    throw new Unreadable('it is no map; it may be cut off');
  const packages = lines.flatMap((raw, index) => {
    const line = index + 1;
    const entry = /^\s*"([^"]+)":\s*\{:(\w+), (.*)$/.exec(raw.replace(/^%\{/, ''));
    if (!entry) {
      if (/^\s*(?:%\{|\})?\s*$/.test(raw)) return [];
      throw new Unreadable('this is no entry', line);
    }
    const [, name = '', kind, rest = ''] = entry;
    if (/"[^"]*":\s*\{:/.test(rest)) throw new Unreadable('this line holds two entries', line);
    const common = { ecosystem: 'hex' as const, name, line };
    const git = /^"([^"]+)", "([0-9a-f]+)"/.exec(rest);
    if (kind === 'git' && git)
      return [
        lockedPackage(path, {
          ...common,
          version: '',
          origin: { url: git[1] as string, revision: git[2] as string },
        }),
      ];
    const hex = /^:"?([\w.]+)"?, "([^"]+)", "([0-9a-f]*)"/.exec(rest);
    if (kind !== 'hex' || !hex) throw new Unreadable('this is no entry of Hex or git', line);
    const [, own = name, version = '', hash = ''] = hex;
    return [lockedPackage(path, { ...common, name: own, version, hashes: hexHash('sha256', hash) })];
  });
  return { packages };
}
