import type { ArchiveVerdict, Standing } from './verify-archive.ts';

/** What each standing is called. */
export const standingWords: Readonly<Record<Standing, string>> = {
  named: 'verified by signers you named',
  'nobody named': 'whole, but signed by nobody you named',
  unchecked: 'whole, but its signature cannot be checked on this machine',
  contradicted: 'NOT what it says',
};

/** The line that says what an archive is worth. */
export function headline(path: string, { manifest, standing }: ArchiveVerdict): string {
  const name = manifest ? `${manifest.product.name} ${manifest.product.version}, ${manifest.release}` : path;
  return `${name}: ${standingWords[standing]}`;
}
