import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { archiveNames, readArchiveManifest } from '../../release/archive/archive-manifest.ts';
import { firstPageText } from '../../release/archive/first-page.ts';
import { type ArchiveFiles, openArchive, openZip } from '../../release/archive/read-archive.ts';
import { archiveIn } from '../../release/archive/stored-releases.ts';
import { type ArchiveVerdict, type Standing, verifyArchive } from '../../verification/index.ts';
import { type CommandContext, command, type Ending, UserError } from '../command.ts';
import { readTrusted } from '../trusted-signers.ts';
import { fromRegistry } from './pull.ts';

const signs = { good: '✓', bad: '✗', unknown: '?' } as const;

/**
 * `dossier verify`: whether an archive is what it says, from its own files, without project, repository or network.
 * @implements SRS-2003, SRS-3241
 */
export const verifyCommand = command({
  name: 'verify',
  summary:
    'Verifies an archive, offline and from its own files: every byte, signature, approval, print and claim.',
  arguments: [['<archive>', 'directory or ZIP of a release, or oci://host/name:tag']],
  options: [
    ['--signers <file>', 'allowed signers you trust; without it nobody is named'],
    [
      '--tsa-ca <file>',
      'certificates of time-stamping authorities you trust; then a signature counts only with a time stamp of one',
    ],
  ],
  async run(options: { signers?: string; tsaCa?: string }, context, path: string) {
    const isRemote = path.startsWith('oci://');
    if (!isRemote && !existsSync(path)) throw new UserError(`There is no archive ${path}.`);
    const archive = isRemote ? openZip(await fromRegistry(path, context.signal)) : openArchive(resolve(path));
    if ('refused' in archive)
      return tell(context, path, {
        manifest: undefined,
        standing: 'contradicted',
        checks: [{ state: 'bad', text: `It cannot be read: ${archive.refused}.` }],
      });
    const verdict = await verifyArchive(archive, {
      signers: readTrusted(options.signers),
      authorities: readTrusted(options.tsaCa),
      previous: isRemote ? undefined : previousBeside(resolve(path), archive),
      firstPage: firstPageText,
    });
    return tell(context, path, verdict);
  },
});

/** The headline and the exit code of each standing. */
const headlines: Record<Standing, [headline: string, code: Ending]> = {
  named: ['verified by signers you named', 'clean'],
  'nobody named': ['whole, but signed by nobody you named', 'nobodyNamed'],
  unchecked: ['whole, but its signature cannot be checked on this machine', 'nobodyNamed'],
  contradicted: ['NOT what it says', 'findings'],
};

function tell(
  { print }: CommandContext,
  path: string,
  { manifest, standing, checks }: ArchiveVerdict,
): Ending {
  const lines = checks.map(({ state, text }) => `  ${signs[state]} ${text}`);
  const name = manifest ? `${manifest.product.name} ${manifest.product.version}, ${manifest.release}` : path;
  const [headline, code] = headlines[standing];
  print(`${name}: ${headline}\n${lines.join('\n')}\n`);
  return code;
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
