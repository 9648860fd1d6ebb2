import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

/** Most problems told one by one. */
const maximumProblems = 20;

/**
 * Whether a slot can be shown to visitors: its list of versions, each version's start page and search index, and every link between files.
 * @returns what is wrong, as sentences; empty where nothing is
 * @implements SRS-2052
 */
export function smokeTest(slot: string): string[] {
  const root = resolve(slot);
  const problems: string[] = [];
  const need = (path: string): void => {
    if (!existsSync(join(root, path))) problems.push(`${path} is missing.`);
  };
  need('index.html');
  need('latest/index.html');
  for (const { version } of versionsOf(root, problems)) {
    need(`${version}/index.html`);
    if (!hasSearchIndex(join(root, version))) problems.push(`${version} has no search index.`);
  }
  const known = new Map<string, boolean>();
  const isThere = (path: string): boolean => {
    const answer =
      known.get(path) ??
      (existsSync(path) && (statSync(path).isFile() || existsSync(join(path, 'index.html'))));
    known.set(path, answer);
    return answer;
  };
  for (const path of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
    // `latest` is another name of a version that is looked at anyway.
    if (!path.endsWith('.html') || path.startsWith('latest')) continue;
    const file = join(root, path);
    for (const [, address = ''] of readFileSync(file, 'utf8').matchAll(/\s(?:href|src)="([^"#?]+)[^"]*"/g)) {
      if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(address)) continue;
      const from = address.startsWith('/') ? root : dirname(file);
      const target = resolve(from, decoded(address).replace(/^\/+/, ''));
      if (!target.startsWith(root + sep)) problems.push(`${path} links out of the site: ${address}.`);
      else if (!isThere(target))
        problems.push(`${path} links to ${relative(root, target)}, which is not there.`);
      if (problems.length > maximumProblems) return [...problems.slice(0, maximumProblems), 'And more.'];
    }
  }
  return problems;
}

function versionsOf(root: string, problems: string[]): { version: string }[] {
  try {
    return JSON.parse(readFileSync(join(root, 'versions.json'), 'utf8')) as { version: string }[];
  } catch {
    problems.push('versions.json cannot be read.');
    return [];
  }
}

function hasSearchIndex(version: string): boolean {
  const data = join(version, 'data');
  return existsSync(data) && readdirSync(data).some((name) => /^(?:items|sections|texts?)/.test(name));
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address.replaceAll('&amp;', '&'));
  } catch {
    return address;
  }
}
