import { hexHash } from './hashes.ts';
import { packageUrl } from './purl.ts';
import { type LockContent, LockProblem, type LockText, lockedPackage } from './reader.ts';

interface Spec {
  version: string;
  line: number;
  asked: string[];
}

/**
 * Bundler's Gemfile.lock. `PATH` holds the project's own gems, and what they ask for is direct. A gem for several platforms is one package. Groups stand in the Gemfile
 * only: all count as production.
 * @implements SRS-1615
 */
export function readGemLock({ path, text }: LockText): LockContent {
  const specs = new Map<string, Spec>();
  const requested = new Map<string, string>();
  const hashes = new Map<string, string>();
  let section = '';
  let spec: Spec | undefined;
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    if (raw.trim() === '') continue;
    const indent = raw.length - raw.trimStart().length;
    const [, name = '', inner = '', rest = ''] =
      /^\s*([^\s(]+?)!?(?: \(([^)]*)\))?!?(?:\s+(\S.*))?$/.exec(raw) ?? [];
    if (indent === 0) section = raw.trim();
    else if (/^(?:GEM|GIT|PLUGIN SOURCE|PATH)$/.test(section) && indent === 4) {
      if (inner === '') throw new LockProblem(`the gem ${name.slice(0, 60)} states no version`, index + 1);
      spec = { version: inner.replace(/-.*$/, ''), line: index + 1, asked: [] };
      if (section !== 'PATH' && !specs.has(name)) specs.set(name, spec);
    } else if (section === 'PATH' && indent === 6) requested.set(name, inner);
    else if (/^(?:GEM|GIT|PLUGIN SOURCE)$/.test(section) && indent === 6) spec?.asked.push(name);
    else if (section === 'DEPENDENCIES') requested.set(name, inner);
    else if (section === 'CHECKSUMS' && rest.startsWith('sha256='))
      hashes.set(name, rest.slice(7).split(',', 1)[0] ?? '');
    else if (section === '') throw new LockProblem('it does not begin with a section', index + 1);
  }
  if (!text.includes('\nDEPENDENCIES'))
    throw new LockProblem('it has no section DEPENDENCIES; it may be cut off');
  const purlOf = (name: string): string[] => {
    const found = specs.get(name);
    return found ? [packageUrl('gem', name, found.version)] : [];
  };
  const packages = [...specs].map(([name, { version, line, asked }]) =>
    lockedPackage(path, {
      ecosystem: 'gem',
      name,
      version,
      requested: requested.get(name) ?? '',
      direct: requested.has(name),
      hashes: hexHash('sha256', hashes.get(name) ?? ''),
      dependencies: asked.flatMap(purlOf),
      line,
    }),
  );
  return { packages };
}
