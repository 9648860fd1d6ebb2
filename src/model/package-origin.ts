/** Where a package is taken from, if not from the registry that its package URL's type stands for. */
export interface PackageOrigin {
  kind: 'repository' | 'archive' | 'path';
  /** `git+https://…@commit`, the address of an archive, or a path from the root of the project. */
  address: string;
}

/** Qualifiers of a package URL that name another source than the registry (purl specification, known qualifiers). */
const qualifiers = { vcs_url: 'repository', download_url: 'archive', file_name: 'path' } as const;

/** What a package URL says of its source; undefined for the registry's own package. */
export function packageOrigin(purl: string): PackageOrigin | undefined {
  const found = /[?&](vcs_url|download_url|file_name)=([^&#]+)/.exec(purl);
  if (!found) return undefined;
  return { kind: qualifiers[found[1] as keyof typeof qualifiers], address: decoded(found[2] as string) };
}

/** Whether a text is a commit, which tells what it holds wherever it is fetched from. */
export function isCommit(version: string): boolean {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i.test(version);
}

/**
 * A version as people read it and a review records it: `1.2.3`, or `1.2.3 from vendor/left-1.2.3.tgz` where the registry has other bytes by that
 * number.
 */
export function versionWithOrigin({ version, purl }: { version: string; purl: string }): string {
  const origin = otherSource(purl, version);
  return origin === '' ? version : `${version} from ${origin}`.trim();
}

/** What a version does not tell of a package's source: nothing where it is a commit, or where there is no registry. */
export function otherSource(purl: string, version: string): string {
  return isCommit(version) || purl.startsWith('pkg:generic/') ? '' : (packageOrigin(purl)?.address ?? '');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
