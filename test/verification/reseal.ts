import { createHash } from 'node:crypto';
import { compareText } from '../../src/model/index.ts';
import { signWithSsh } from '../../src/release/approvals/ssh-keygen.ts';
import {
  type ArchiveManifest,
  archiveNames,
  formatArchiveManifest,
  formatSums,
} from '../../src/release/archive/archive-manifest.ts';
import { hashEntry } from '../../src/release/manifest.ts';

/** Files of an archive by path. */
export type Files = Map<string, Uint8Array>;

export const textOf = (files: Files, path: string): string =>
  Buffer.from(files.get(path) as Uint8Array).toString('utf8');

/** Changes a file of JSON. */
export function editJson<T>(files: Files, path: string, change: (value: T) => void): void {
  const value = JSON.parse(textOf(files, path)) as T;
  change(value);
  files.set(path, Buffer.from(`${JSON.stringify(value)}\n`));
}

/** Changes a text that must be there. */
export function editText(files: Files, path: string, from: string, to: string): void {
  const text = textOf(files, path);
  if (!text.includes(from)) throw new Error(`${path} does not hold ${from}`);
  files.set(path, Buffer.from(text.replaceAll(from, to)));
}

/** Names in the statement of provenance whatever the archive holds now. */
export function restateProvenance(files: Files): void {
  type Statement = { subject: { name: string; digest: { sha256: string } }[] };
  const beside: string[] = ['provenance.intoto.json', ...Object.values(archiveNames).slice(0, 3)];
  const entries = [...files]
    .filter(([path]) => !beside.includes(path))
    .map(([path, bytes]) => hashEntry(path, bytes));
  editJson<Statement>(files, 'provenance.intoto.json', (statement) => {
    const software = statement.subject.filter(({ name }) => /^(?:software|oci|pkg):/.test(name));
    statement.subject = [
      ...entries.map(({ path, sha256 }) => ({ name: path, digest: { sha256 } })),
      ...software,
    ];
  });
}

/** Seals the files as whoever has no key of the signer can: manifest and sums made anew, signed with a key or with none. */
export async function reseal(
  files: Files,
  key: string | undefined,
  change: (manifest: ArchiveManifest) => void = () => {},
): Promise<Files> {
  const manifest = JSON.parse(textOf(files, archiveNames.manifest)) as ArchiveManifest;
  const beside: string[] = [archiveNames.manifest, archiveNames.signature, archiveNames.sums];
  manifest.files = [...files]
    .filter(([path]) => !beside.includes(path))
    .map(([path, bytes]) => hashEntry(path, bytes))
    .sort((a, b) => compareText(a.path, b.path));
  manifest.signed = key !== undefined;
  change(manifest);
  const text = Buffer.from(formatArchiveManifest(manifest));
  files.set(archiveNames.manifest, text);
  const sum = createHash('sha256').update(text).digest('hex');
  files.set(archiveNames.sums, Buffer.from(formatSums(manifest.files, sum)));
  files.delete(archiveNames.signature);
  if (key !== undefined)
    files.set(archiveNames.signature, Buffer.from(await signWithSsh(key, text), 'latin1'));
  return files;
}
