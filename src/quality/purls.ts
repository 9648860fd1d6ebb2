import { packageOrigin } from '../model/index.ts';

/** A package URL without qualifiers and subpath, in one spelling. */
export function bare(purl: string): string {
  return (purl.split(/[?#]/, 1)[0] ?? '').replaceAll('%40', '@').toLowerCase();
}

/** Whether a package URL names a version. */
export function hasVersion(purl: string): boolean {
  const name = bare(purl);
  return name.lastIndexOf('@') > name.lastIndexOf('/') + 1;
}

/**
 * Whether a package URL means a package: that version of it, or any where it names none; of one source where it names one.
 * @implements SRS-3548
 */
export function speaksOf(statement: string, purl: string): boolean {
  const [said, found] = [bare(statement), bare(purl)];
  const source = packageOrigin(statement)?.address;
  if (source !== undefined && source !== packageOrigin(purl)?.address) return false;
  return said === found || (!hasVersion(said) && found.startsWith(`${said}@`));
}

/** A version without the `v` some ecosystems put before it. */
export function plain(version: string): string {
  return version.replace(/^v/, '');
}
