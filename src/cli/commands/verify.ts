import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { archiveNames, readArchiveManifest } from '../../release/archive/archive-manifest.ts';
import { firstPageText } from '../../release/archive/first-page.ts';
import { type ArchiveFiles, openArchive, openZip } from '../../release/archive/read-archive.ts';
import { archiveIn } from '../../release/archive/stored-releases.ts';
import { type ArchiveVerdict, verifyArchive } from '../../release/archive/verify-archive.ts';
import { type CommandModule, exitCode, UserError } from '../command.ts';
import { print } from '../print.ts';
import { readTrusted } from '../trusted-signers.ts';
import { fromRegistry } from './pull.ts';

const signs = { good: '✓', bad: '✗', unknown: '?' } as const;

/**
 * `dossier verify`: whether an archive is what it says, from its own files, without project, repository or network.
 * @implements SRS-2003
 */
export const verifyCommand: CommandModule = (program, action) => {
  program
    .command('verify')
    .description(
      'Verifies an archive, offline and from its own files: every byte, signature, approval and print.',
    )
    .argument('<archive>', 'directory or ZIP of a release, or oci://host/name:tag')
    .option('--signers <file>', 'allowed signers you trust, instead of those the archive brings')
    .action(
      action(async (context, path: string, options: { signers?: string }) => {
        const isRemote = path.startsWith('oci://');
        if (!isRemote && !existsSync(path)) throw new UserError(`There is no archive ${path}.`);
        const archive = isRemote ? openZip(await fromRegistry(path)) : openArchive(resolve(path));
        if ('problem' in archive)
          return tell(path, {
            manifest: undefined,
            checks: [{ state: 'bad', text: `It cannot be read: ${archive.problem}.` }],
          });
        const verdict = await verifyArchive(archive, {
          signers: readTrusted(options.signers),
          previous: isRemote ? undefined : previousBeside(resolve(path), archive),
          firstPage: firstPageText,
        });
        context.progress.end();
        return tell(path, verdict);
      }),
    );
};

function tell(path: string, { manifest, checks }: ArchiveVerdict): number {
  const isBad = checks.some(({ state }) => state === 'bad');
  const lines = checks.map(({ state, text }) => `  ${signs[state]} ${text}`);
  const name = manifest ? `${manifest.product.name} ${manifest.product.version}, ${manifest.release}` : path;
  const verdict = isBad ? 'NOT what it says' : 'verified';
  print(`${name}: ${verdict}\n${lines.join('\n')}\n`);
  return isBad ? exitCode.findings : exitCode.clean;
}

/** The manifest of the release before, where its archive lies beside this one. */
function previousBeside(path: string, archive: ArchiveFiles): Uint8Array | undefined {
  if (!archive.paths.includes(archiveNames.manifest)) return undefined;
  const manifest = readArchiveManifest(Buffer.from(archive.read(archiveNames.manifest)).toString('utf8'));
  const release = manifest?.previous?.release;
  if (!release || /[/\\]/.test(release)) return undefined;
  const before = archiveIn(dirname(path), release);
  return before?.paths.includes(archiveNames.manifest) ? before.read(archiveNames.manifest) : undefined;
}
