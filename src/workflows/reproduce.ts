import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { loadProject, type Project } from '../config/index.ts';
import { parseVersion, type Version } from '../difference/index.ts';
import type { Model, Refused } from '../model/index.ts';
import type { PipelineOptions } from '../pipeline/analyse.ts';
import {
  type ArchiveManifest,
  archiveNames,
  readArchiveManifest,
} from '../release/archive/archive-manifest.ts';
import { type ArchiveFiles, textAt } from '../release/archive/read-archive.ts';
import { filesBelow } from '../release/archive/write-archive.ts';
import { hashEntry } from '../release/manifest.ts';
import { withScratch } from '../release/scratch.ts';
import { readPlace } from '../sources/git/place.ts';
import { runGit } from '../sources/git/run.ts';
import { verifyArchive } from '../verification/index.ts';
import { type Built, build } from './build.ts';

/** What building a release again gave: the files that came out otherwise, or why it could not be built. */
export type Reproduction = { manifest: ArchiveManifest; same: number; different: string[] } | Refused;

/**
 * Builds the tag of an archive again, from this repository's commit and the evidence in the archive, in a directory of its own, and compares
 * what is built byte by byte. The working tree is not touched.
 * @implements SRS-2008, SRS-2810
 */
export async function reproduce(
  { root, configFile }: Project,
  archive: ArchiveFiles,
  options: PipelineOptions,
): Promise<Reproduction> {
  const text = archive.paths.includes(archiveNames.manifest)
    ? archive.read(archiveNames.manifest)
    : new Uint8Array();
  const manifest = readArchiveManifest(Buffer.from(text).toString('utf8'));
  if (!manifest) return { refused: 'This is no archive of Dossier.' };
  if (manifest.candidate)
    return { refused: 'A candidate is no release; there is nothing to be built again.' };
  const { checks } = await verifyArchive(archive, {});
  const bad = checks.find(({ state }) => state === 'bad');
  if (bad) return { refused: `The archive is not what it says, and is not built again. ${bad.text}` };
  return withScratch('again', async (scratch) => {
    const { prefix = '' } = (await readPlace(root)) ?? {};
    const top = (await runGit(root, ['rev-parse', '--show-toplevel']))?.trim() ?? '';
    const local = ['-c', 'protocol.file.allow=always'];
    const cloned = await runGit(root, [
      ...local,
      'clone',
      '--quiet',
      '--no-checkout',
      top,
      join(scratch, 'repository'),
    ]);
    const repository = join(scratch, 'repository');
    if (
      cloned === undefined ||
      (await runGit(repository, ['checkout', '--quiet', '--detach', manifest.commit])) === undefined
    )
      return {
        refused: `This repository does not hold the commit ${manifest.commit.slice(0, 12)} of the archive.`,
      };
    const directory = join(repository, prefix);
    for (const path of archive.paths.filter((name) => name.startsWith('evidence/'))) {
      const target = join(directory, path.slice('evidence/'.length));
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, archive.read(path));
    }
    const { earlier, variant } = JSON.parse(textAt(archive, 'data/model.json')) as Pick<
      Model,
      'earlier' | 'variant'
    >;
    const project = await loadProject(join(directory, configFile), variant?.name);
    const built: Built = await build(project, {
      ...options,
      pdf: true,
      previous: previousOf(archive),
      earlier,
    });
    if (built.release !== manifest.release)
      return {
        refused: `The commit is built as ${built.release}, not as ${manifest.release}: is its tag here?`,
      };
    const files = filesBelow(join(directory, project.config.output.directory));
    const listed = new Map(manifest.files.map(({ path, sha256 }) => [path, sha256]));
    const names = [...new Set([...files.keys(), ...listed.keys()])]
      .filter((path) => /^(?:site|pdf|word|tables|data)\//.test(path))
      .sort();
    const different = names.filter((path) => {
      const bytes = files.get(path);
      return !bytes || hashEntry(path, bytes).sha256 !== listed.get(path);
    });
    return { manifest, same: names.length - different.length, different };
  });
}

/** The version the archive's change report compares with, as the archive holds it. */
function previousOf(archive: ArchiveFiles): Version | undefined {
  if (!archive.paths.includes(archiveNames.previous)) return undefined;
  return parseVersion(Buffer.from(archive.read(archiveNames.previous)).toString('utf8'));
}
