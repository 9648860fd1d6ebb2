import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { idsOf, type SiteConfig } from '../../src/config/index.ts';
import { siteSchema } from '../../src/config/schema.ts';
import { zipFiles } from '../../src/release/archive/zip.ts';
import type { UseFile } from '../../src/suppliers/index.ts';
import { type Files, mini, type Subject } from '../adversary/mini.ts';
import { sealed } from '../adversary/sealed.ts';
import { type Files as Archive, reseal } from '../verification/reseal.ts';

/** Keys of this run: of a supplier, and of somebody else. */
export function keys(): Record<'supplier' | 'stranger', string> {
  const directory = mkdtempSync(join(tmpdir(), 'keys-'));
  const made = (name: string): string => {
    const path = join(directory, name);
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', '', '-f', path]);
    return path;
  };
  return { supplier: made('supplier'), stranger: made('stranger') };
}

/** Public key, type and Base64. */
export const publicKey = (key: string): string => readFileSync(`${key}.pub`, 'utf8').trim();

/** A line of the list of allowed signers. */
export const signersOf = (key: string, options = 'namespaces="dossier-approval"'): string =>
  `releases@platform.example ${options} ${publicKey(key)} Platform releases (release)\n`;

/** A project by its product, with what it uses. */
export function subject(
  name: string,
  version: string,
  uses: NonNullable<SiteConfig['uses']> = {},
  files: Record<string, UseFile> = {},
): Subject {
  const { config } = mini.project;
  const made = {
    ...config,
    product: { ...config.product, name, version },
    uses: siteSchema.shape.uses.parse(uses),
  };
  return {
    project: { ...mini.project, config: made, ids: idsOf(made) },
    revision: { ...mini.revision, tag: `v${version}`, describe: `v${version}` },
    uses: new Map(Object.entries(files)),
  };
}

/** The files of a sealed archive, signed. */
export async function releaseOf(files: Files, of: Subject, key: string | undefined): Promise<Archive> {
  return reseal(await sealed(files, of), key);
}

export const zipOf = (archive: Archive): Buffer => Buffer.from(zipFiles(archive));
