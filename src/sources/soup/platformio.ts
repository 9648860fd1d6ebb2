import { type Asked, platformioPackage } from './native-manifests.ts';
import type { LockText } from './reader.ts';

/** Options whose values are packages. */
const packages = /^(?:lib_deps|platform|platform_packages)$/;

/** Values of an option with their lines, by section and option. */
type Options = ReadonlyMap<string, { value: string; line: number }[]>;

/**
 * Libraries, platforms and packages of platforms that PlatformIO installs. It has no lockfile: one version (`name@1.2.3`), commit or release
 * that is asked for is the one used; a range or a name alone has none. Directories are passed over. A variable stands for the packages of the
 * option it names (`${common.libraries}`), in whatever section; one that nothing defines is told as a package without a version.
 * @implements SRS-3606, SRS-3565
 */
export function platformioPackages({ text }: LockText): Asked[] {
  const options = optionsOf(text);
  const done = new Set<string>();
  return [...options.keys()].flatMap((key) =>
    packages.test(key.slice(key.lastIndexOf('.') + 1)) ? packagesOf(options, key, done) : [],
  );
}

/** @param done options that were read: each counts once, and none leads to itself */
function packagesOf(options: Options, key: string, done: Set<string>): Asked[] {
  if (done.has(key)) return [];
  done.add(key);
  return (options.get(key) ?? []).flatMap(({ value, line }) =>
    value.split(/,(?!\s*[<>=!~^\d])/).flatMap((each): Asked[] => {
      const [, variable = ''] = /^\$\{([^}]+)\}$/.exec(each.trim()) ?? [];
      const named = variable.replace(/^this\./, key.slice(0, key.lastIndexOf('.') + 1));
      if (options.has(named)) return packagesOf(options, named, done);
      const asked = platformioPackage(each.trim());
      return asked ? [{ scope: 'production', line, ...asked }] : [];
    }),
  );
}

function optionsOf(text: string): Options {
  const found = new Map<string, { value: string; line: number }[]>();
  let section = '';
  let open: { value: string; line: number }[] = [];
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    if (/^\s*[;#]/.test(raw) || raw.trim() === '') continue;
    const header = /^\[([^\]]+)\]/.exec(raw)?.[1];
    if (header !== undefined) {
      section = header.trim();
      open = [];
      continue;
    }
    const [, option, rest = ''] = /^([^\s=:][^=:]*?)\s*[=:](.*)$/.exec(raw) ?? [];
    if (option !== undefined) {
      open = [];
      found.set(`${section}.${option}`, open);
    }
    const value = (option === undefined ? raw : rest).replace(/\s[;#].*$/, '').trim();
    if (value !== '') open.push({ value, line: index + 1 });
  }
  return found;
}
