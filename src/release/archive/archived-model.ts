import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashEntry } from '../manifest.ts';
import { archiveNames, readArchiveManifest } from './archive-manifest.ts';

const modelName = 'data/model.json';

/**
 * The text of the model in the directory of an archive.
 * @param commit full hash of the commit that it has to be of
 * @returns `none` where no archive lies there, or a candidate; `altered` where it is of another commit, or its model is not what its manifest says
 */
export function archivedModel(directory: string, commit: string): { text: string } | 'none' | 'altered' {
  const [manifestPath, modelPath] = [join(directory, archiveNames.manifest), join(directory, modelName)];
  if (!existsSync(manifestPath) || !existsSync(modelPath)) return 'none';
  const manifest = readArchiveManifest(readFileSync(manifestPath, 'utf8'));
  if (manifest?.candidate) return 'none';
  const bytes = readFileSync(modelPath);
  const listed = manifest?.files.find(({ path }) => path === modelName);
  if (manifest?.commit !== commit || listed?.sha256 !== hashEntry(modelName, bytes).sha256) return 'altered';
  return { text: bytes.toString('utf8') };
}
