import { packageUrl } from './purl.ts';
import type { StatedPackage } from './reader.ts';
import { isRelease, shortName, versionInName } from './repository.ts';

/** Package managers: how they are called to install, whose packages they are, how one states a version, and options with a value. */
const managers: readonly (readonly [
  call: RegExp,
  ecosystem: 'deb' | 'apk' | 'rpm' | 'pypi' | 'npm' | 'gem' | 'golang' | 'cargo' | 'conda',
  form: RegExp,
  withValue: RegExp,
])[] = [
  [
    /^(?:apt-get|apt|aptitude)$/,
    'deb',
    /^([^=/]+?)(?::\w+)?(?:=([^*]+))?$/,
    /^-(?:o|c|t)$|^--(?:option|config-file|target-release|default-release)$/,
  ],
  [
    /^apk$/,
    'apk',
    /^([^=~<>@]+)(?:@[^=~<>]+)?(?:=([^=~]+)|[~<>].*)?$/,
    /^-(?:t|X|p)$|^--(?:virtual|repository|root)$/,
  ],
  [
    /^(?:dnf|yum|microdnf)$/,
    'rpm',
    /^(.+?)(?:-(\d[\w.~^+:]*-\w[\w.~^+]*?)(?:\.(?:x86_64|aarch64|noarch|i686|s390x|ppc64le))?)?$/,
    /^(?:-c|-x)$/,
  ],
  [
    /^(?:pip|pip3|pipx)$/,
    'pypi',
    /^([A-Za-z0-9][\w.-]*)(?:\[[^\]]*\])?(?:={2,3}([\w.!+]+)|[<>=!~].*)?$/,
    /^-(?:[cetif]|[a-z]*r)$|^--(?:requirement|constraint|editable|target|index-url|extra-index-url|find-links|trusted-host|prefix|root|python-version|platform|timeout|retries)$/,
  ],
  [
    /^(?:npm|pnpm|yarn|bun)$/,
    'npm',
    /^((?:@[^/@]+\/)?[^@/:]+)(?:@(?:(\d+\.\d+\.\d[\w.+-]*)|.*))?$/,
    /^--(?:prefix|registry|cache|loglevel|workspace)$|^-w$/,
  ],
  [
    /^gem$/,
    'gem',
    /^([A-Za-z][\w.-]*?)(?::(\d[\w.]*))?$/,
    /^-[vins]$|^--(?:version|install-dir|bindir|source|platform)$/,
  ],
  [/^go$/, 'golang', /^([^@]+)@(?:(v\d\S*)|.*)$/, /^-(?:ldflags|gcflags|tags|mod|modfile|p|o|C)$/],
  [
    /^cargo$/,
    'cargo',
    /^([\w-]+)(?:@(\d+\.\d+\.\d\S*)|@.*)?$/,
    /^--(?:version|vers|path|root|registry|index|features|bin|target|branch|tag|rev)$/,
  ],
  [
    /^(?:conda|mamba|micromamba)$/,
    'conda',
    /^([\w.-]+?)(?:==?(\d[^=*<>,|]*)(?:=.*)?|[<>=!].*)?$/,
    /^-[cnpf]$|^--(?:channel|name|prefix|file)$/,
  ],
];

/** What comes before the names behind a command. */
const verbs = /^(?:install|i|add|reinstall)$/;

/** What is fetched by its address, where that is a file to run or to unpack. */
const fetched =
  /^https?:\/\/(?!localhost\b|127\.)\S+\.(?:tar(?:\.\w+)?|t[gx]z|zip|7z|deb|rpm|apk|whl|jar|war|gem|run|bin|sh|exe|msi|AppImage)$/i;

/** What may stand before a command. */
const before = /^(?:sudo|env|exec|time|yes|-\S*|[A-Za-z_]\w*=.*)$/;

/**
 * Packages that commands of a shell install from an archive of the system or of a language, repositories that they clone, and archives and programs that they fetch by address. One
 * without a version is whatever there is on the day of the build. What a variable or another command names keeps that for its name.
 * @implements SRS-3524, SRS-3556, SRS-3564
 */
export function installedBy(script: string, line: number): StatedPackage[] {
  return commandsIn(script).flatMap((words) => {
    const start = words.findIndex(
      (word, at) => !before.test(word) && !runsModule(words, at) && word !== 'uv',
    );
    if (/^(?:.*\/)?(?:curl|wget)$/.test(words[start] ?? ''))
      return words.flatMap((word) => fetchedFrom(word, line));
    if (words[start] === 'git' && words[start + 1] === 'clone') return clonedBy(words, line);
    const [, ecosystem, form, withValue] =
      managers.find(([call]) => call.test((words[start] ?? '').replace(/^.*\//, ''))) ?? [];
    if (!ecosystem || !form || !withValue) return [];
    const rest = words.slice(start + 1).filter((word) => word !== 'global');
    const verb = rest.findIndex((word) => !word.startsWith('-'));
    if (!verbs.test(rest[verb] ?? '')) return [];
    const stated = /^(?:gem|cargo)$/.test(ecosystem) ? optionValue(rest, /^(?:-v|--version|--vers)$/) : '';
    const apart = /^\d[\w.+-]*$/.test(stated) ? stated : '';
    return rest
      .slice(verb + 1)
      .filter(
        (word, at, all) =>
          word !== '' &&
          // Without a version Go installs a program of the own module.
          (ecosystem !== 'golang' || word.includes('@')) &&
          !word.startsWith('-') &&
          !withValue.test(all[at - 1] ?? '') &&
          !/^\.{0,2}\/|^\.(?:$|\[)|^\d?[<>]/.test(word),
      )
      .map((word): StatedPackage => {
        const [, name = word, behind = ''] = form.exec(word) ?? [];
        const version = behind || apart;
        const isKnown = !word.includes('$') && !/[*]/.test(version);
        return {
          ecosystem,
          name: (isKnown ? name : word).slice(0, 200),
          version: isKnown ? version : '',
          requested: word.slice(0, 200),
          line,
        };
      });
  });
}

/** The value of an option, behind `=` or in the next word; empty where it has none. */
function optionValue(words: readonly string[], name: RegExp): string {
  for (const [at, word] of words.entries()) {
    const [key = '', ...rest] = word.split('=');
    if (name.test(key)) return rest.length > 0 ? rest.join('=') : (words[at + 1] ?? '');
  }
  return '';
}

/** What `git clone` takes: a tag of a release is its version, and a branch is none. */
function clonedBy(words: readonly string[], line: number): StatedPackage[] {
  const url = words.find((word) => /^(?:[a-z+]+:\/\/|git@)\S+$/.test(word));
  if (url === undefined) return [];
  const revision = optionValue(words, /^(?:-b|--branch)$/);
  const name = shortName(url);
  const version = isRelease(revision) ? revision : '';
  const purl = packageUrl('generic', name, version, [['vcs_url', `git+${url}`]]);
  return [
    { ecosystem: 'generic', name, version, purl, requested: `${url}${revision && `#${revision}`}`, line },
  ];
}

/** `python3 -m`, before the name of a module. */
function runsModule(words: readonly string[], at: number): boolean {
  return /^(?:.*\/)?python[\d.]*$/.test(words[at] ?? '') && words[at + 1] === '-m';
}

/** What an instruction or command fetches by this address; none where it is no address of a file to run or to unpack. */
export function fetchedFrom(address: string, line: number): StatedPackage[] {
  if (!fetched.test(address)) return [];
  const name = shortName(address).replace(/(?<=.)[-_]v?\d.*$/, '');
  return [
    { ecosystem: 'generic', name, version: versionInName(address), requested: address.slice(0, 200), line },
  ];
}

/** Commands of a script as their words; the form of a list, `["apt-get", "install", "curl"]`, is one. */
function commandsIn(script: string): string[][] {
  const list = /^(?:--\S+\s+)*(\[.*\])\s*$/s.exec(script)?.[1];
  if (list) {
    const words = [...list.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, word = '']) => word);
    return /^(?:.*\/)?(?:ba|da|a)?sh$/.test(words[0] ?? '') ? commandsIn(words.at(-1) ?? '') : [words];
  }
  return script
    .split(/&&|\|\|?|;|\n|\b(?:then|do|else)\s/)
    .map((command) =>
      [...command.matchAll(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g)].map(([word]) => word.replace(/["']/g, '')),
    );
}
