import picomatch from 'picomatch';
import { type Ecosystem, escapePattern, type Finding, ownEntry } from '../../model/index.ts';
import { Unreadable } from '../unreadable.ts';
import { members, memberText, readBlockYaml } from './block-yaml.ts';
import { readJson } from './json.ts';
import { type Asked, bazelModules, idfComponents } from './native-manifests.ts';
import { fromPath } from './origin.ts';
import { platformioPackages } from './platformio.ts';
import { type LockReader, type LockText, lockedPackage } from './reader.ts';
import { type Request, requestsOf } from './requests.ts';
import { finding } from './rules.ts';
import { catalogLibraries } from './version-catalog.ts';
import { westProjects } from './west.ts';

/** What locks packages of no other kind: frozen manifests of west, lockfiles of ESP-IDF; `nothing` where there is no lockfile. */
export type LockedBy = 'west' | 'esp-idf' | 'nothing';

/**
 * Manifests by the names of their files, as a pattern: the ecosystem they ask in, what finds what they ask for, and what locks it where that is
 * told from others of the ecosystem (`formats.ts`).
 */
export const manifests: readonly [
  names: string,
  ecosystem: Ecosystem,
  asked: (file: LockText) => Asked[],
  lockedBy?: LockedBy,
][] = [
  ['package.json', 'npm', byRequests],
  ['composer.json', 'composer', byRequests],
  ['Cargo.toml', 'cargo', byRequests],
  ['pyproject.toml', 'pypi', byRequests],
  ['pixi.toml', 'conda', byRequests],
  ['{environment,environment[-_.]*}.{yml,yaml}', 'conda', byRequests],
  ['Pipfile', 'pypi', pipfile],
  [
    '{requirements*,dev-requirements,test-requirements}.in',
    'pypi',
    lines(
      /^([A-Za-z0-9][\w.-]*)(?![\w.+:/\\-])(?:\[[^\]]*\])?[ \t]*([<>=!~]+ *[^;#,\s]*(?: *, *[<>=!~]+ *[^;#,\s]*)*)?/,
    ),
  ],
  ['pom.xml', 'maven', pom],
  [
    '{build.gradle,build.gradle.kts}',
    'maven',
    lines(
      /(?:^|[{;])\s*(?!test)\w*(?:implementation|api|compile|runtime|annotationProcessor|kapt|ksp)\w*[\s(]+["']([^"':$]+:[^"':$]+):?([^"']*)["']/i,
    ),
  ],
  ['*.versions.toml', 'maven', catalogLibraries],
  [
    '*.{cs,fs,vb}proj',
    'nuget',
    lines(/<PackageReference\s[^>]*Include="([^"$]+)"(?:[^>]*Version="([^"]*)")?/),
  ],
  ['Podfile', 'cocoapods', lines(/^\s*pod\s+['"]([^'"/]+)[^'"]*['"](?:\s*,\s*['"]([^'"]*)['"])?/)],
  ['pubspec.{yml,yaml}', 'pub', pubspec],
  ['mix.exs', 'hex', lines(/\{:(\w+),\s*"([^"]*)"/)],
  ['{Gemfile,gems.rb}', 'gem', lines(/^\s*gem\s+['"]([^'"]+)['"](?:\s*,\s*['"]([^'"]*)['"])?/)],
  ['conanfile.txt', 'conan', conanText],
  [
    'conanfile.py',
    'conan',
    lines(/(?:requires\s*\(\s*|requires\s*=\s*[([]?\s*|^\s+)["']([\w.+-]+)\/([^"'@#]+)[^"']*["']/),
  ],
  ['platformio.ini', 'generic', platformioPackages, 'nothing'],
  ['west.{yml,yaml}', 'generic', westProjects, 'west'],
  ['idf_component.{yml,yaml}', 'generic', idfComponents, 'esp-idf'],
  ['{MODULE.bazel,*.MODULE.bazel}', 'bazel', bazelModules],
  [
    'Package.swift',
    'swift',
    lines(
      /\.package\s*\([^)]*url:\s*"(?:https:\/\/|git@)([^"]+?)(?:\.git)?"(?:[^)]*(?:from|exact):\s*"([^"]*)")?/,
    ),
  ],
];

/** Ecosystems in whose manifests stands what no lockfile holds. */
const statesAlone = /^(?:generic|bazel)$/;

/**
 * What a manifest asks for, as packages without a version: they stand for what no lockfile resolves (`gatherPackages` takes away those
 * that one does). One that cannot be read is told: what it asks for is not known. Where a manifest states what no lockfile holds, the
 * file counts for nothing.
 * @implements SRS-1633, SRS-3493, SRS-3707
 */
export const readManifest: LockReader = (file) => {
  const found = manifestOf(file.path);
  if (!found) return { packages: [] };
  const [, ecosystem, asked] = found;
  const requests = statesAlone.test(ecosystem) ? asked(file) : attempt(() => asked(file));
  if (requests instanceof Unreadable) return { packages: [], findings: [unread(file.path, requests)] };
  return {
    packages: withOrigin(file.path, requests).map(({ range, ...rest }) =>
      lockedPackage(file.path, { ecosystem, version: '', ...rest, requested: range }),
    ),
  };
};

/** Requests but for what is of the project itself; what is taken from elsewhere on the machine bears its place. */
function withOrigin(file: string, asked: readonly Asked[]): Asked[] {
  return asked.flatMap((each) => {
    if (each.range.startsWith('workspace:')) return [];
    const isLocal = /^(?:file|link|portal|path):/.test(each.range);
    const origin = isLocal ? fromPath(file, each.range) : each.origin;
    return origin === 'inside' ? [] : [{ ...each, origin }];
  });
}

/** The row of a manifest's name; undefined for any other file. */
export function manifestOf(path: string): (typeof manifests)[number] | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return manifests.find(([names]) => picomatch.isMatch(name, names));
}

function attempt(read: () => Asked[]): Asked[] | Unreadable {
  try {
    return read();
  } catch (problem) {
    if (problem instanceof Unreadable) return problem;
    throw problem;
  }
}

function unread(file: string, { message, line = 1 }: Unreadable): Finding {
  return finding(
    'manifest-unread',
    { file, line, column: 1 },
    {
      message: `What ${file} asks for is not known: ${message}.`,
      hint: 'Mend it, or leave it out by `sources.exclude` where it is a template or a sample.',
    },
  );
}

/** Platform requirements are no packages of others. */
function byRequests({ path, text }: LockText): Asked[] {
  const rows = text.split(/\r?\n/);
  const found = requestsOf(path, text);
  // The reader of JSON says what is wrong, and where.
  if (!found && path.endsWith('.json')) readJson({ path, text }, 0);
  if (!found) throw new Unreadable('it cannot be parsed');
  return found.flatMap(({ ecosystem, requests }) =>
    requests
      .filter(({ name }) => !/^(?:php|ext-.*|lib-.*)$/.test(name))
      .map((request) => ({
        ...request,
        ...(/\.ya?ml$/.test(path) && pinned(request.range)),
        ecosystem,
        line: lineOf(rows, request.name),
      })),
  );
}

/** The one version that an environment of conda pins: `=1.2.3=build`, or `==1.2.3` as pip has it, too. */
function pinned(range: string): { version: string; range: string } | undefined {
  const [, version] = /^==?([\w.!+]+)=\w+$/.exec(range) ?? /^==\s*([\w.!+-]+)$/.exec(range) ?? [];
  return version === undefined ? undefined : { version, range: '' };
}

/** Where a package is asked for: a row that begins with its name, as key or entry of a list, before any other that holds it. */
function lineOf(rows: readonly string[], name: string): number {
  const begins = new RegExp(`^[\\s"'\\-[]*${escapePattern(name)}(?![\\w./-])`);
  const own = rows.findIndex((row) => begins.test(row));
  const index = own >= 0 ? own : rows.findIndex((row) => row.includes(name));
  return Math.max(0, index) + 1;
}

function lines(form: RegExp): (file: LockText) => Asked[] {
  return ({ text }) =>
    text.split(/\r?\n/).flatMap((raw, index) => {
      if (/^\s*(?:\/\/|#)/.test(raw)) return [];
      const [, name, range = ''] = form.exec(raw.slice(0, 2000)) ?? [];
      return name === undefined ? [] : [{ name, range, scope: 'production' as const, line: index + 1 }];
    });
}

function pipfile({ text }: LockText): Asked[] {
  return inSections(text, { packages: 'production', 'dev-packages': 'development' }, (raw) => {
    const [, name, range = ''] = /^"?([\w.-]+)"?\s*=\s*(?:"([^"]*)")?/.exec(raw) ?? [];
    return name === undefined ? undefined : { name, range };
  });
}

/** Dependencies of the project itself; managed ones and those of plugins are not its own. */
function pom({ text }: LockText): Asked[] {
  const plain = text.replace(
    /<!--[\s\S]*?-->|<(dependencyManagement|build|reporting)>[\s\S]*?<\/\1>/g,
    (cut) => cut.replace(/[^\n]/g, ' '),
  );
  return [...plain.matchAll(/<dependency>([\s\S]*?)<\/dependency>/g)].flatMap(({ 1: body = '', index }) => {
    const own = (tag: string): string =>
      new RegExp(`<${tag}>\\s*([^<]*?)\\s*</${tag}>`).exec(body)?.[1] ?? '';
    const [group, artifact] = [own('groupId'), own('artifactId')];
    if (group === '' || artifact === '') return [];
    const scope = own('scope') === 'test' ? ('development' as const) : ('production' as const);
    const line = plain.slice(0, index).split('\n').length;
    return [{ name: `${group}:${artifact}`, range: own('version'), scope, line }];
  });
}

function pubspec({ text }: LockText): Asked[] {
  const [document] = readBlockYaml(text);
  const sections = [
    ['dependencies', 'production'],
    ['dev_dependencies', 'development'],
  ] as const;
  return sections.flatMap(([key, scope]) =>
    members(document, key)
      .filter(([, value]) => !value.map?.has('sdk'))
      .map(([name, value]) => {
        const path = value.map?.has('path') ? `path:${memberText(value, 'path')}` : '';
        return { name, range: path || (value.text ?? ''), scope, line: value.line };
      }),
  );
}

function conanText({ text }: LockText): Asked[] {
  return inSections(
    text,
    { requires: 'production', tool_requires: 'development', build_requires: 'development' },
    (raw) => {
      const [, name, range = ''] = /^\s*([\w.+-]+)\/([^@#\s]+)/.exec(raw) ?? [];
      return name === undefined ? undefined : { name, range };
    },
  );
}

function inSections(
  text: string,
  sections: Readonly<Record<string, Request['scope']>>,
  read: (line: string) => { name: string; range: string } | undefined,
): Asked[] {
  let scope: Request['scope'] | undefined;
  return text.split(/\r?\n/).flatMap((raw, index) => {
    const section = /^\s*\[([^\]]+)\]/.exec(raw)?.[1];
    if (section !== undefined) scope = ownEntry(sections, section);
    const asked = section === undefined && scope && !/^\s*#/.test(raw) ? read(raw) : undefined;
    return asked && scope ? [{ ...asked, scope, line: index + 1 }] : [];
  });
}
