import { liesInside } from './leads-out.ts';
import type { Use } from './uses.ts';

/** Where the release of another project comes from. */
export type UseOrigin =
  | { kind: 'file' }
  | { kind: 'registry'; digest: string }
  | { kind: 'git'; repository: string; tag: string; path: string };

/**
 * Reads `from` of an entry of `uses`: a ZIP of the project; `oci://host/name@sha256:…`; or `git+<address>@<tag>#<path>`, a file in the tree
 * of a tag, where without a path `releases/<tag>.zip` is meant.
 * @returns undefined for what is none of them
 */
export function useOrigin(from: string): UseOrigin | undefined {
  const digest = /^oci:\/\/[^@\s]+@(sha256:[0-9a-f]{64})$/.exec(from)?.[1];
  if (digest !== undefined) return { kind: 'registry', digest };
  const git = /^git\+((?:https|ssh|file):[^\s#]+)@([A-Za-z0-9][\w./+-]{0,199})(?:#([^\s#]+))?$/.exec(from);
  if (git) {
    const [, address = '', tag = '', path = `releases/${tag}.zip`] = git;
    const isPath = liesInside(path) && !path.startsWith('-') && !tag.includes('..');
    return isPath ? { kind: 'git', repository: repositoryIn(address), tag, path } : undefined;
  }
  return /\.zip$/.test(from) && liesInside(from) ? { kind: 'file' } : undefined;
}

/** `file:../platform` is a directory beside the project; `file:///srv/platform.git` and the others are addresses. */
function repositoryIn(address: string): string {
  return address.startsWith('file:') && !address.startsWith('file://')
    ? address.slice('file:'.length)
    : address;
}

/** What stands before the colon in the IDs of a use. */
export function prefixOf(key: string, { prefix }: Pick<Use, 'prefix'>): string {
  return prefix ?? key.toUpperCase();
}

/** Where builds find a use, from the project's root. */
export function fileOfUse(key: string, { from, file }: Pick<Use, 'from' | 'file'>): string {
  return useOrigin(from)?.kind === 'file' ? from : (file ?? `uses/${key}.zip`);
}

/** The prefixes of all uses. */
export function prefixesOf(given: Readonly<Record<string, Use>>): string[] {
  return Object.entries(given).map(([key, each]) => prefixOf(key, each));
}
