/** Longest address that is looked at. */
const maximumLength = 2000;

/**
 * Host and path of a repository's address, in any of the forms git takes: `https://host/owner/name.git`, `git@host:owner/name`.
 * @returns empty for what is no such address, a local path say
 */
export function repositoryName(whole: string): string {
  const address = whole.slice(0, maximumLength);
  const url = /^(?:git\+)?(?:https?|ssh|git):\/\/(?:[^@/\s]*@)?([^/:\s]+)(?::\d+)?\/([^\s?#]+)/.exec(address);
  const short = /^(?:[^@/\s:]+@)([^/:\s]+):([^\s?#]+)/.exec(address);
  const [, host, path] = url ?? short ?? [];
  if (!host || !path) return '';
  return `${host.toLowerCase()}/${path.replace(/\/+$/, '').replace(/\.git$/, '')}`;
}

/** Last part of an address: what a repository is called. */
export function shortName(address: string): string {
  const path = address
    .slice(0, maximumLength)
    .replace(/[?#].*$/, '')
    .replace(/\/+$/, '')
    .replace(/\.git$/, '');
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf(':')) + 1);
}

/**
 * Version in the name of an archive that an address leads to, or in a directory before it: `…/zlib-1.2.13.tar.gz`, `…/archive/v2.4.0.zip`,
 * `…/download/1.3.0/tool`; empty where there is none.
 */
export function versionInName(address: string): string {
  const path = address.replace(/^[a-z+]+:\/\/[^/]*/, '');
  const parts = path
    .slice(0, maximumLength)
    .replace(/[?#].*$/, '')
    .split('/')
    .reverse();
  for (const part of parts.slice(0, 4)) {
    const name = part.replace(/\.(?:git|tar\.\w{1,4}|tgz|zip|whl|7z|conda)$/, '');
    const found = /(?:^|[-_@])v?(\d+(?:\.\w+)+)/.exec(name)?.[1];
    if (found) return found;
  }
  return '';
}

/** Tells a commit, or a tag with a number in it, from branches and variables that nobody set. */
export function isRelease(revision: string): boolean {
  // Branches have directories in their names (release/5.3), tags hardly ever.
  const name = revision.replace(/^(?:refs\/)?tags\//, '');
  if (/[$/]|(?:^|[._-])(?:x|branch|main|master|develop|head)$/i.test(name)) return false;
  return /\d/.test(name) || /^[0-9a-f]{7,40}$/.test(name);
}

/** A repository that a package is taken from, and what of it: a commit, or a branch or tag where the file resolves none. */
export interface Repository {
  url: string;
  revision: string;
}

/**
 * The repository in an address of git as package managers write it: `git+https://host/owner/name.git?branch=main#commit`,
 * `git+ssh://git@host/owner/name.git#commit`, `https://codeload.github.com/owner/name/tar.gz/commit`.
 * @returns undefined where the address is of another kind, an archive or a registry say
 */
export function repositoryIn(address: string): Repository | undefined {
  const plain = address.slice(0, maximumLength);
  if (!/git|^ssh:|^bitbucket:/.test(plain)) return undefined;
  const hosted = /^https:\/\/codeload\.github\.com\/([^/]+\/[^/]+)\/(?:tar\.gz|zip)\/([^/?#]+)$/.exec(plain);
  if (hosted) return { url: `https://github.com/${hosted[1]}`, revision: hosted[2] as string };
  const short = /^(github|gitlab|bitbucket):([^#\s]+)(?:#(\S+))?$/.exec(plain);
  if (short) {
    const host = { github: 'github.com', gitlab: 'gitlab.com', bitbucket: 'bitbucket.org' }[
      short[1] as 'github'
    ];
    return { url: `https://${host}/${short[2]}`, revision: short[3] ?? '' };
  }
  const [whole = '', fragment = ''] = plain.split('#', 2);
  if (!/^git[+:@]|^(?:ssh|git):\/\/|\.git(?:\?|$)/.test(whole)) return undefined;
  const [url = '', query = ''] = whole.replace(/^git\+/, '').split('?', 2);
  const asked = /(?:^|[&:;])(?:commit|rev|tag|branch)=([^&:;]+)/;
  const revision = asked.exec(fragment)?.[1] ?? (fragment || (asked.exec(query)?.[1] ?? ''));
  return { url, revision };
}
