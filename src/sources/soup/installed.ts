import type { StatedPackage } from './reader.ts';

/** Package managers of systems: how they are called to install, whose packages they are, and how one states a version. */
const managers: readonly (readonly [
  call: RegExp,
  ecosystem: 'deb' | 'apk' | 'rpm',
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
];

/** What may stand before a command. */
const before = /^(?:sudo|env|exec|time|yes|-\S*|[A-Za-z_]\w*=.*)$/;

/**
 * Packages that commands of a shell install from the system's own archive. One without a version is whatever the archive holds on the day of the
 * build. What a variable or another command names keeps that for its name.
 * @implements SRS-3524
 */
export function installedBy(script: string, line: number): StatedPackage[] {
  return commandsIn(script).flatMap((words) => {
    const start = words.findIndex((word) => !before.test(word));
    const [, ecosystem, form, withValue] =
      managers.find(([call]) => call.test((words[start] ?? '').replace(/^.*\//, ''))) ?? [];
    if (!ecosystem || !form || !withValue) return [];
    const rest = words.slice(start + 1);
    const verb = rest.findIndex((word) => !word.startsWith('-'));
    if (!/^(?:install|add|reinstall)$/.test(rest[verb] ?? '')) return [];
    return rest
      .slice(verb + 1)
      .filter(
        (word, at, all) =>
          word !== '' &&
          !word.startsWith('-') &&
          !withValue.test(all[at - 1] ?? '') &&
          !/^\.{0,2}\/|^\d?[<>]/.test(word),
      )
      .map((word): StatedPackage => {
        const [, name = word, version = ''] = form.exec(word) ?? [];
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
