import { Unreadable } from '../unreadable.ts';
import { hexHash } from './hashes.ts';
import { fromPath, type Origin } from './origin.ts';
import { cutOff, identified, type LockContent, type LockText, lockedPackage } from './reader.ts';

interface Spec {
  version: string;
  line: number;
  asked: string[];
  origin?: Origin | undefined;
}

const known = new Set([
  'GIT',
  'GEM',
  'PATH',
  'PLUGIN SOURCE',
  'PLATFORMS',
  'DEPENDENCIES',
  'CHECKSUMS',
  'RUBY VERSION',
  'BUNDLED WITH',
]);

const specified = /^(?:GEM|GIT|PLUGIN SOURCE|PATH)$/;

/** Gems stand below `specs:`, and what they ask for below them. */
function isLine(raw: string, indent: number): boolean {
  return indent === 2 ? /^ {2}[a-z]+:(?: |$)/.test(raw) : indent === 4 || indent === 6;
}

/**
 * Bundler's Gemfile.lock. `PATH` holds the project's own gems, and what they ask for is direct. A gem for several platforms is one package. One that
 * the Gemfile asks for on other platforms than those of the file stands below DEPENDENCIES alone: it has no version. Groups stand in the Gemfile only: all
 * count as production.
 * @implements SRS-1615, SRS-3362
 */
export function readGemLock({ path, text }: LockText): LockContent {
  const specs = new Map<string, Spec>();
  const own = new Set(['bundler']);
  const requested = new Map<string, string>();
  const optional = new Map<string, number>();
  const hashes = new Map<string, string>();
  let section = '';
  let origin: Origin | undefined;
  let spec: Spec | undefined;
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    if (raw.trim() === '') continue;
    const indent = raw.length - raw.trimStart().length;
    const [, name = '', inner = '', rest = ''] =
      /^\s*([^\s(]+?)!?(?: \(([^)]*)\))?!?(?:\s+(\S.*))?$/.exec(raw) ?? [];
    if (indent === 0) {
      section = raw.trim();
      if (!known.has(section))
        throw new Unreadable(`it has a section that is not known, ${section.slice(0, 60)}`, index + 1);
      origin = section === 'GIT' ? { url: '', revision: '' } : undefined;
    } else if (specified.test(section) && !isLine(raw, indent)) {
      throw new Unreadable(`this is no line of a Gemfile.lock: ${raw.trim().slice(0, 60)}`, index + 1);
    } else if (specified.test(section) && indent === 2) {
      const [, key = '', value = ''] = /^\s*(remote|revision): (\S+)/.exec(raw) ?? [];
      if (section === 'PATH' && key === 'remote') {
        const from = fromPath(path, value);
        origin = from === 'inside' ? undefined : from;
      } else if (origin && 'revision' in origin && key === 'remote') origin.url = value;
      else if (origin && 'revision' in origin && key === 'revision') origin.revision = value;
    }
    if (specified.test(section) && indent === 4) {
      if (inner === '') throw new Unreadable(`the gem ${name.slice(0, 60)} states no version`, index + 1);
      spec = { version: inner.replace(/-.*$/, ''), line: index + 1, asked: [], origin };
      if (section === 'PATH' && !origin) own.add(name);
      else if (!specs.has(name)) specs.set(name, spec);
    } else if (section === 'PATH' && indent === 6) requested.set(name, inner);
    else if (/^(?:GEM|GIT|PLUGIN SOURCE)$/.test(section) && indent === 6) spec?.asked.push(name);
    else if (section === 'DEPENDENCIES' && indent > 0) {
      requested.set(name, inner);
      // A sign of exclamation says that it has a source of its own, which holds it.
      if (!raw.trimEnd().endsWith('!')) optional.set(name, index + 1);
    } else if (section === 'CHECKSUMS' && rest.startsWith('sha256='))
      hashes.set(name, rest.slice(7).split(',', 1)[0] ?? '');
    else if (section === '') throw new Unreadable('it does not begin with a section', index + 1);
  }
  if (!text.includes('\nDEPENDENCIES'))
    throw new Unreadable('it has no section DEPENDENCIES; it may be cut off');
  const asked = [...specs.values()].flatMap((each) => each.asked);
  const isAbsent = (name: string): boolean => !specs.has(name) && !own.has(name);
  for (const name of [...[...requested.keys()].filter((each) => !optional.has(each)), ...asked])
    if (isAbsent(name)) throw cutOff(name);
  for (const [name, line] of optional) if (isAbsent(name)) specs.set(name, { version: '', line, asked: [] });
  const purls = new Map(
    [...specs].map(([name, { version, origin: from }]) => [
      name,
      identified({ ecosystem: 'gem', name, version, origin: from }).purl,
    ]),
  );
  const packages = [...specs].map(([name, { version, line, asked, origin: from }]) =>
    lockedPackage(path, {
      ecosystem: 'gem',
      name,
      version,
      origin: from,
      requested: requested.get(name) ?? '',
      direct: requested.has(name),
      hashes: hexHash('sha256', hashes.get(name) ?? ''),
      dependencies: asked.flatMap((each) => purls.get(each) ?? []),
      line,
    }),
  );
  return { packages };
}
