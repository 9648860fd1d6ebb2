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

/** Version in the name of an archive that an address leads to: `…/zlib-1.2.13.tar.gz`, `…/archive/v2.4.0.zip`; empty where there is none. */
export function versionInName(address: string): string {
  const name = shortName(address).replace(/\.(?:tar\.\w{1,4}|tgz|zip|whl|7z)$/, '');
  return /(?:^|[-_])v?(\d+(?:\.\w+)+)/.exec(name)?.[1] ?? '';
}
