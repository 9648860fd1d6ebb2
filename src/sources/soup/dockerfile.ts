import type { PackageScope } from '../../model/index.ts';
import { Unreadable } from '../unreadable.ts';
import { fetchedFrom, installedBy } from './installed.ts';
import { packageUrl } from './purl.ts';
import { type LockContent, type LockText, lockedPackage, type StatedPackage } from './reader.ts';

/** One instruction of a Dockerfile with all its lines, and the line it begins on. */
interface Instruction {
  word: string;
  text: string;
  line: number;
}

/** One stage: what it is built upon, what it takes from others, and what is installed in it. */
interface Stage {
  base: string;
  name: string;
  line: number;
  takes: { from: string; line: number }[];
  installed: StatedPackage[];
}

/** Longest instruction that is read, in characters. */
const longest = 100_000;

/**
 * A Dockerfile: the images that its stages are built upon or copied from, and what is installed or fetched in them (`installedBy`). An image is its digest
 * (`image:tag@sha256:…`); a tag alone may be another image tomorrow, so such a one has no version. The last stage is the product, with all it is
 * built upon or takes files from; other stages are for development. Source: Dockerfile reference of Docker, syntax 1.
 * @implements SRS-3523
 */
export function readDockerfile({ path, text }: LockText): LockContent {
  if (path.endsWith('.dockerignore')) return { packages: [] };
  const stages: Stage[] = [];
  const global = new Map<string, string>();
  let own = new Map<string, string>();
  for (const { word, text: whole, line } of instructionsIn(text)) {
    const stage = stages.at(-1);
    if (word === 'ARG' || word === 'ENV') {
      for (const [name, value] of settings(word, whole)) {
        const known = word === 'ARG' ? (global.get(name) ?? '') : '';
        const given = filled(value ?? known, own);
        if (stage) own.set(name, given);
        else global.set(name, filled(value ?? '', global));
      }
    } else if (word === 'FROM') {
      const [, base = '', name = ''] = /^(?:--\S+\s+)*(\S+)(?:\s+AS\s+(\S+))?\s*$/i.exec(whole) ?? [];
      if (base === '') throw new Unreadable('a `FROM` names no image', line);
      stages.push({ base: filled(base, global), name: name.toLowerCase(), line, takes: [], installed: [] });
      own = new Map();
    } else if (stage) {
      for (const [, from = ''] of whole.matchAll(/(?:--from=|--mount=\S*\bfrom=)([^\s,]+)/g))
        stage.takes.push({ from: filled(from, own), line });
      if (word === 'RUN') stage.installed.push(...installedBy(filled(whole, own), line));
      if (word === 'ADD')
        stage.installed.push(
          ...filled(whole, own)
            .split(/\s+/)
            .flatMap((each) => fetchedFrom(each, line)),
        );
    }
  }
  if (stages.length === 0) throw new Unreadable('it has no `FROM`');
  return { packages: packagesOf(path, stages) };
}

function packagesOf(path: string, stages: readonly Stage[]): LockContent['packages'] {
  const indexOf = (name: string, before: number): number => {
    const at = /^\d+$/.test(name)
      ? Number(name)
      : stages.findIndex((stage) => stage.name === name.toLowerCase());
    return name !== '' && at >= 0 && at < before ? at : -1;
  };
  const reached = new Set<number>();
  const reach = (at: number): void => {
    if (at < 0 || reached.has(at)) return;
    reached.add(at);
    const { base, takes } = stages[at] as Stage;
    for (const name of [base, ...takes.map(({ from }) => from)]) reach(indexOf(name, at));
  };
  reach(stages.length - 1);
  return stages.flatMap((stage, at) => {
    const scope: PackageScope = reached.has(at) ? 'production' : 'development';
    const distribution = distributionOf(at);
    const images = [{ from: stage.base, line: stage.line }, ...stage.takes]
      .filter(({ from }) => from !== 'scratch' && indexOf(from, at) < 0 && from !== 'context')
      .map(({ from, line }) => image(from, line));
    const installed = stage.installed.map((each) =>
      /^(?:deb|apk|rpm)$/.test(each.ecosystem)
        ? {
            ...each,
            purl: packageUrl(each.ecosystem, `${distribution(each.ecosystem)}/${each.name}`, each.version),
          }
        : each,
    );
    return [...images, ...installed].map((each) => lockedPackage(path, { ...each, scope }));
  });

  /** Whose packages are installed in a stage, by the name of the image below all. */
  function distributionOf(at: number): (ecosystem: string) => string {
    let base = stages[at]?.base ?? '';
    for (let below = indexOf(base, at); below >= 0; below = indexOf(base, below))
      base = stages[below]?.base ?? '';
    return (ecosystem) => {
      if (ecosystem === 'apk') return 'alpine';
      if (ecosystem === 'deb') return /ubuntu/i.test(base) ? 'ubuntu' : 'debian';
      return /fedora/i.test(base) ? 'fedora' : 'redhat';
    };
  }
}

/** An image by its reference: registry, name, tag and digest. */
function image(reference: string, line: number): StatedPackage {
  const [plain = '', digest = ''] = reference.split('@', 2);
  const colon = plain.indexOf(':', plain.lastIndexOf('/') + 1);
  const name = (colon < 0 ? plain : plain.slice(0, colon)).replace(/^(?:docker\.io\/)?(?:library\/)?/, '');
  const hex = /^sha256:([0-9a-f]{64})$/.exec(digest)?.[1];
  const version = hex && !name.includes('$') ? `sha256:${hex}` : '';
  const [host = '', ...rest] = name.split('/');
  const isHost = rest.length > 0 && /[.:]|^localhost$/.test(host);
  return {
    ecosystem: 'docker',
    name,
    version,
    requested: plain,
    purl: packageUrl(
      'docker',
      isHost ? rest.join('/') : name,
      version,
      isHost ? [['repository_url', host]] : [],
    ),
    kind: 'base image',
    hashes: hex ? [{ algorithm: 'SHA-256', value: hex }] : [],
    line,
  };
}

/** `ARG a=b c`, `ENV a=b c="d e"`, `ENV a b`; a value that is left out is undefined. */
function settings(word: string, text: string): [name: string, value: string | undefined][] {
  const old = word === 'ENV' ? /^(\w+)\s+([^=]*)$/.exec(text) : null;
  if (old) return [[old[1] as string, unquoted(old[2] as string)]];
  return [...text.matchAll(/(?:^|\s)([A-Za-z_]\w*)(?:=((?:"[^"]*"|'[^']*'|[^\s"'])*))?(?=\s|$)/g)].map(
    ([, name = '', value]) => [name, value === undefined ? undefined : unquoted(value)],
  );
}

function unquoted(text: string): string {
  return text.replace(/^(["'])(.*)\1$/, '$2').trim();
}

/** Puts variables in; one that nobody set stays as it stands. */
function filled(text: string, values: ReadonlyMap<string, string>): string {
  return text
    .replace(/\$\{(\w+)(?::?-([^}]*))?\}|\$(\w+)/g, (whole, braced, usual, bare) => {
      const value = values.get(braced ?? bare);
      return value || (usual ?? whole);
    })
    .slice(0, longest);
}

/** Instructions with their lines joined: behind a `\` (or what `# escape=` names), and of here-documents. Comments stand on lines of their own. */
function instructionsIn(text: string): Instruction[] {
  const joint = /^#\s*escape\s*=\s*`\s*$/im.test(text.slice(0, 500)) ? '`' : '\\';
  const found: Instruction[] = [];
  const ends: string[] = [];
  let isOpen = false;
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const last = found.at(-1);
    if (ends.length > 0 && last) {
      if (raw.replace(/^\t+/, '').trim() === ends[0]) ends.shift();
      else last.text = `${last.text}\n${raw}`.slice(0, longest);
      continue;
    }
    if (/^\s*(?:#|$)/.test(raw)) continue;
    const goesOn = raw.trimEnd().endsWith(joint);
    const line = goesOn ? raw.trimEnd().slice(0, -1) : raw;
    if (isOpen && last) last.text = `${last.text} ${line.trim()}`.slice(0, longest);
    else {
      const [, word = '', rest = ''] = /^\s*([A-Za-z]+)(?:\s+(.*))?$/.exec(line) ?? [];
      if (word === '') throw new Unreadable(`this is no instruction: ${raw.slice(0, 60)}`, index + 1);
      found.push({ word: word.toUpperCase(), text: rest.trim().slice(0, longest), line: index + 1 });
    }
    isOpen = goesOn;
    const now = found.at(-1);
    if (!goesOn && now && /^(?:RUN|COPY|ADD)$/.test(now.word))
      ends.push(...[...now.text.matchAll(/<<-?(["']?)(\w+)\1/g)].map(([, , word = '']) => word));
  }
  return found;
}
