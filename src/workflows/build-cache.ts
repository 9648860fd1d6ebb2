import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCached, writeCached } from '../cache/json-cache.ts';
import { lockfileIdentity } from '../cache/tool-identity.ts';
import type { Project } from '../config/index.ts';
import { type FileState, type SourceHash, sha256Of } from '../model/index.ts';
import { archiveNames } from '../release/archive/archive-manifest.ts';
import { isWhole, manifestHash } from '../release/standing-output.ts';
import { openFonts } from '../render/fonts/index.ts';
import { repositoryIdentity } from '../sources/git/index.ts';
import type { ProjectFiles } from '../sources/project-files.ts';
import type { Survey } from '../sources/survey.ts';
import type { Built } from './build.ts';

/** The answer of a build, kept beside the output that it made. */
interface CachedBuild {
  /** All it was made of but files that pages refer to. */
  key: string;
  /** SHA-256 of the manifest of its output. */
  manifest: string;
  /** Paths that were asked for besides, with what lay there. */
  asked: [path: string, state: FileState][];
  /** Files that were read besides, with their hashes. */
  given: [path: string, sha256: string][];
  built: Omit<Built, 'sources'> & { sources: [path: string, sources: readonly SourceHash[]][] };
}

const fileName = 'build.json';

/** What a build is made of: all its input, and all else that it may ask for. */
interface Key {
  ground: string;
  /** Of the input, as `Survey.digest` has it; empty where it is not known. */
  digest: string;
}

/**
 * The last build, where its output stands byte for byte and all it was made of is the same.
 * @implements SRS-3570, SDS-3249
 */
export function readCachedBuild({ root, config }: Project, key: Key, files: ProjectFiles): Built | undefined {
  if (key.digest === '') return undefined;
  const kept = readCached(join(root, config.output.cache, fileName)) as CachedBuild | undefined;
  if (kept?.key !== textOf(key)) return undefined;
  if (!kept.asked.every(([path, state]) => files.stateOf(path) === state)) return undefined;
  if (!kept.given.every(([path, hash]) => hashOf(files.read(path)) === hash)) return undefined;
  if (!isWhole(join(root, config.output.directory), kept.manifest)) return undefined;
  return { ...kept.built, sources: new Map(kept.built.sources) };
}

/** Keeps the answer of a build whose output stands. Another browser than the one of our lockfile may change, and nothing would tell. */
export function cacheBuild({ root, config }: Project, key: Key, files: ProjectFiles, built: Built): void {
  const manifest = manifestHash(join(root, config.output.directory));
  if (manifest === undefined || !/^$|\(bundled\)$/.test(built.renderer)) return;
  const { asked, given } = files;
  writeCached(join(root, config.output.cache, fileName), {
    key: textOf(key),
    manifest,
    asked,
    given,
    built: { ...built, sources: [...built.sources] },
  } satisfies CachedBuild);
}

const textOf = ({ ground, digest }: Key): string => `${ground} ${digest}`;

/**
 * Identifies what a build may ask for besides its input: repository, archives, fonts, browser, and what this program runs on.
 * @returns undefined for a build that is always made: one that compares with or is marked as somebody says, one that judges approvals,
 * which takes the clock, and one of a repository of which not all can be told
 */
export async function groundOf(
  { root, config }: Project,
  { approvals, submodules }: Pick<Survey, 'approvals' | 'submodules'>,
  { pdf, ...asked }: { pdf: boolean; withheld?: string; since?: string | undefined; previous?: unknown },
): Promise<string | undefined> {
  const isAsked = [asked.withheld, asked.since, asked.previous].some((value) => value !== undefined);
  if (isAsked || approvals.records.length > 0 || approvals.signers !== '' || submodules.size > 0)
    return undefined;
  const repository = await repositoryIdentity(root);
  if (repository === undefined) return undefined;
  const { fonts, missing } = openFonts(config.output.fonts, join(root, 'package.json'));
  const faces = fonts.faces.map(({ file }) => [file, hashOf(fonts.read(file))]);
  const archives = archivesOf(join(root, config.release.directory));
  const tools = [lockfileIdentity(), process.env.DOSSIER_BROWSER];
  return hashOf(Buffer.from(JSON.stringify([pdf, repository, archives, missing, faces, tools])));
}

/** What a build may read of released versions, by directory. */
function archivesOf(directory: string): [name: string, manifest: string, model: string][] {
  try {
    return readdirSync(directory)
      .sort()
      .map((name) => [
        name,
        hashOfFile(join(directory, name, archiveNames.manifest)),
        hashOfFile(join(directory, name, 'data/model.json')),
      ]);
  } catch {
    return [];
  }
}

function hashOfFile(path: string): string {
  try {
    return hashOf(readFileSync(path));
  } catch {
    return '';
  }
}

function hashOf(bytes: Uint8Array | undefined): string {
  return bytes ? sha256Of(bytes) : '';
}
