import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { archiveNames } from '../../release/archive/archive-manifest.ts';
import { storedReleases } from '../../release/archive/stored-releases.ts';
import { headline } from '../../verification/standing.ts';
import { command, UserError } from '../command.ts';
import { softwareAt } from '../software-at.ts';
import { endings, type Trust, trustOptions, verifiedArchive } from '../verified-archive.ts';

interface Options extends Trust {
  artifact?: string;
}

const signs = { good: '✓', bad: '✗', unknown: '?' } as const;

/**
 * `dossier verify`: whether an archive is what it says, from its own files, without project, repository or network.
 * @implements SRS-2003, SRS-3241
 */
export const verifyCommand = command({
  name: 'verify',
  arguments: [['<archive>', 'directory or ZIP of a release, or oci://host/name:tag']],
  options: [
    ...trustOptions,
    [
      '--artifact <file>',
      'software that has to be of this release: a file, or oci://host/name@sha256:…; a directory of archives is searched for it',
    ],
  ],
  async run({ artifact, ...trust }: Options, { print, signal }, place: string) {
    const software = artifact === undefined ? undefined : softwareAt(artifact);
    const path = software === undefined ? place : archiveWith(place, software.sha256);
    const { verdict } = await verifiedArchive(path, trust, signal, software);
    const lines = verdict.checks.map(({ state, text }) => `  ${signs[state]} ${text}`);
    print(`${headline(path, verdict)}\n${lines.join('\n')}\n`);
    return endings[verdict.standing];
  },
});

/** Of a directory of archives, the one whose manifest states the software; else the place as it is. */
function archiveWith(place: string, sha256: string): string {
  const isDirectory =
    !place.startsWith('oci://') && statSync(place, { throwIfNoEntry: false })?.isDirectory();
  if (!isDirectory || existsSync(join(place, archiveNames.manifest))) return place;
  const releases = storedReleases(resolve(place));
  const found = releases.find(({ manifest }) =>
    manifest.artifacts?.some((artifact) => artifact.sha256 === sha256),
  );
  if (releases.length === 0) return place;
  if (found)
    return existsSync(join(place, found.name)) ? join(place, found.name) : join(place, `${found.name}.zip`);
  throw new UserError(
    `None of the ${releases.length} archives in ${place} is bound to software with the SHA-256 ${sha256}.`,
  );
}
