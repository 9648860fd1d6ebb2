import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Finding, Item, SoupItem } from '../../src/model/index.ts';
import { mergeSoup } from '../../src/soup/merge.ts';
import { matchRegister, registerOf } from '../../src/soup/register.ts';
import { versionToReview } from '../../src/soup/reviewed-version.ts';
import { mutantsOf } from '../results/mutations.ts';
import { originLocks } from '../soup/origin-locks.ts';
import { gather, readLock } from '../soup/read.ts';

/** `npm run fuzz` takes many times as many changes, and another seed each time; `DOSSIER_SEED` names one, to see a failure again. */
const times = Number(process.env.DOSSIER_FUZZ ?? '1');
const seed = Number(process.env.DOSSIER_SEED ?? (times === 1 ? 3273 : Date.now() % 1_000_000));

const fixtures = join(import.meta.dirname, '../soup/fixtures');
const lockfiles = readdirSync(fixtures, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => statSync(join(fixtures, path)).isFile() && !/expected|\.DS_Store$/.test(path))
  .sort();
const npmLock = JSON.stringify(
  {
    name: 'pump',
    lockfileVersion: 3,
    packages: {
      '': { dependencies: { left: '^1.0.0', native: '0.3.1' }, devDependencies: { linter: '3.x' } },
      'node_modules/left': { version: '1.2.0', resolved: 'https://registry.npmjs.org/left/-/left-1.2.0.tgz' },
      'node_modules/linter': { version: '3.1.4', dev: true, dependencies: { left: '^0.9.0' } },
      'node_modules/linter/node_modules/left': { version: '0.9.9', dev: true },
      'node_modules/native': { version: '0.3.1', optional: true },
    },
  },
  null,
  1,
);
const samples: [path: string, text: string][] = [
  ...lockfiles.map((path): [string, string] => [path, readFileSync(join(fixtures, path), 'utf8')]),
  ['npm/package-lock.json', npmLock],
  ...Object.entries(originLocks).flatMap(([name, { path, ecosystem, ...forms }]) =>
    (['url', 'file', 'directory', 'mirror'] as const).flatMap((form): [path: string, text: string][] => {
      const [kind = ''] = name.split(/[ ,]/, 1);
      const archive = ecosystem === 'pypi' ? 'valve-0.4.0-py3-none-any.whl' : 'valve-0.4.0.tgz';
      const at = { url: 'https://example.org/', file: 'vendor/', mirror: 'https://example.org/' };
      const text = forms[form]?.(form === 'directory' ? '../valve' : `${at[form]}${archive}`);
      return text === undefined ? [] : [[`${kind.toLowerCase()}-${form}/${path}`, text]];
    }),
  ),
];

/** What is said of a lockfile with its register. */
interface Said {
  soup: ReadonlyMap<string, SoupItem>;
  /** Packages whose very version an entry of the register was reviewed for, by name and version. */
  reviewed: ReadonlySet<string>;
  findings: Finding[];
}

/** How the lines of a text are indented, which in many formats says what belongs to what. */
const shapeOf = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.length - line.trimStart().length)
    .join();

/** Whether a change may take something away in silence, since the text is then as good as any: a line is not there, or stands elsewhere. */
function mayLose(name: string, text: string, changed: string): boolean {
  return /lost$/.test(name) || (name !== 'a line stands twice' && shapeOf(changed) !== shapeOf(text));
}

/**
 * Formats in which a word may be the project's own, so that nobody can tell another one from it: CMake and Dockerfiles are programs, a group of Poetry has any
 * name, anybody may extend SPDX by relationships and types of elements, comments of pip's requirements say who asks, and options of platformio.ini may be
 * those of a platform or of a script.
 */
const open = /^(?:cmake|dockerfile|poetry|machine|requirements|spdx-\d)\//;

const weight = { development: 0, optional: 1, production: 2 };

/**
 * A register for a lockfile: every fifth package has no entry, every other one was reviewed for an earlier version, and of a package in several
 * versions one only was looked at.
 */
function registerFor(soup: readonly SoupItem[]): Item[] {
  const named = [...Map.groupBy(soup, ({ ecosystem, name }) => `${ecosystem}:${name}`)];
  return named.flatMap(([name, own], index) => {
    if (index % 5 === 4) return [];
    const seen = own.length > 1 ? own.slice(0, 1) : own;
    const version =
      own.length > 1 || index % 2 === 0 ? versionToReview({ isGroup: false } as never, seen) : '0.0.0-before';
    return [{ id: `SOUP-${index}`, type: 'SOUP', attributes: { package: name, version } } as unknown as Item];
  });
}

function judge(name: string, text: string, register: readonly Item[]): Said {
  const { findings } = readLock(name, text);
  const gathered = gather({ [name]: text });
  const soup = matchRegister(mergeSoup(gathered.packages), register);
  const entries = new Map(registerOf(register).map((entry) => [entry.item.id, entry]));
  const reviewed = soup.filter(({ entry: id, version }) => {
    const entry = entries.get(id);
    const covered = soup.filter(({ entry: of }) => of === id);
    return entry && version !== '' && entry.item.attributes.version === versionToReview(entry, covered);
  });
  return {
    soup: new Map(soup.map((item) => [item.purl, item])),
    reviewed: new Set(reviewed.map(({ ecosystem, name, version }) => `${ecosystem}:${name}@${version}`)),
    findings: [...findings, ...gathered.findings],
  };
}

/** What a change gained: a package that counts as reviewed, that is weighed more lightly, or that is gone without a word. */
function gainsOf(before: Said, after: Said, isMissing: boolean): string[] {
  if (after.findings.some(({ rule }) => rule === 'unreadable-lockfile')) return [];
  const isShort = [...before.soup.keys()].some((purl) => !after.soup.has(purl));
  // A package that is there under another name needs an entry of its own.
  const isOther = [...after.soup.keys()].some((purl) => !before.soup.has(purl));
  const gained = [...after.reviewed].filter(
    (each) => !before.reviewed.has(each) && !(isShort && (isMissing || isOther)),
  );
  if (isMissing || isOther || after.findings.length > before.findings.length) return gained;
  const lighter = [...before.soup].flatMap(([purl, was]) => {
    const now = after.soup.get(purl);
    // One path is as good as another, and a directory of the project is its own.
    if (!now && /[?&]file_name=/.test(purl)) return [];
    if (!now) return `${purl} is gone`;
    if (was.direct && !now.direct) return `${purl} is not direct`;
    return weight[now.scope] < weight[was.scope] ? `${purl} is ${now.scope}` : [];
  });
  return [...gained, ...lighter];
}

// @verifies SRS-3261, SRS-3273
describe('a lockfile that was changed at random', () => {
  it.each(samples)('reviews nothing more, or counts for nothing: %s', (path, text) => {
    const name = path.slice(path.indexOf('/') + 1);
    const register = registerFor(mergeSoup(gather({ [name]: text }).packages));
    const before = judge(name, text, register);
    expect(gainsOf(before, before, false)).toEqual([]);
    const gained: string[] = [];
    for (const mutant of mutantsOf(text, 250 * times, seed)) {
      const after = judge(name, mutant.text, register);
      const more = gainsOf(before, after, open.test(path) || mayLose(mutant.name, text, mutant.text));
      if (more.length > 0) gained.push(`${mutant.name} (seed ${seed}): ${more.join(', ')}\n${mutant.text}`);
      if (after.findings.some(({ rule }) => rule === 'unreadable-lockfile')) expect(after.soup.size).toBe(0);
    }
    expect(gained).toEqual([]);
  });
});
