import { join } from 'node:path';
import type { Project } from '../config/index.ts';
import { readVersion, type Version, versionOf } from '../difference/index.ts';
import type { Model, Refused } from '../model/index.ts';
import type { PipelineOptions } from '../pipeline/analyse.ts';
import { analyseCommit } from '../pipeline/analyse-commit.ts';
import { archivedModel } from '../release/archive/archived-model.ts';
import { resolveCommit } from '../sources/git/commit-files.ts';
import { runGit } from '../sources/git/run.ts';
import { matching } from '../sources/git/variant-tags.ts';

/**
 * The version a build is compared with: what a release's archive in the store says of it, with its results; else its commit, read as it
 * was, of whose results nothing is known.
 * @param ref tag or commit; by default the newest release among the ancestors of the model's commit
 * @returns undefined where there is none; or a sentence saying why `ref` cannot be compared with
 */
export async function previousVersion(
  project: Project,
  { release }: Pick<Model, 'release'>,
  ref: string | undefined,
  options: PipelineOptions,
): Promise<Version | Refused | undefined> {
  if (release.revision.system === 'none')
    return ref === undefined
      ? undefined
      : { refused: 'There is no version control, so there is no earlier version.' };
  const name = ref ?? (await latestTag(project, release.revision.tag));
  if (name === undefined) return undefined;
  return readVersionAt(project, name, options);
}

/**
 * A version by its tag or commit.
 * @returns the version, or a sentence saying why there is none
 */
export async function readVersionAt(
  project: Project,
  ref: string,
  options: PipelineOptions,
): Promise<Version | Refused> {
  const named = await resolveCommit(project.root, ref);
  if ('refused' in named) return named;
  const { commit } = named;
  const archived = archivedVersion(join(project.root, project.config.release.directory, ref), commit);
  if (archived) return archived;
  const key = JSON.stringify([project.root, project.configHash, ref, commit]);
  const version = known.get(key) ?? (await readCommit(project, ref, commit, options));
  if (!('refused' in version)) known.set(key, version);
  return version;
}

/**
 * What a commit says under one configuration never changes: a preview that builds at each save asks once. What an archive says may be
 * altered, and is read each time.
 */
const known = new Map<string, Version>();

async function readCommit(
  project: Project,
  ref: string,
  commit: string,
  options: PipelineOptions,
): Promise<Version | Refused> {
  const checked = await analyseCommit(project, commit, options);
  if (!checked) return { refused: `git cannot read the files of ${ref}.` };
  return { ...versionOf(checked.model, false), label: ref, commit };
}

/** The version in the directory of an archive, if it is of this commit and its model is what its manifest says. */
function archivedVersion(directory: string, commit: string): Version | undefined {
  const archived = archivedModel(directory, commit);
  return typeof archived === 'string' ? undefined : readVersion(archived.text);
}

/** The newest tag among the ancestors that is no approval and not the tag of this very version. */
async function latestTag({ root, config }: Project, own: string): Promise<string | undefined> {
  const without = ['approvals/*', ...(own === '' ? [] : [own])].map((tag) => `--exclude=${tag}`);
  const tag = await runGit(root, [
    'describe',
    '--tags',
    '--abbrev=0',
    ...matching(config),
    ...without,
    'HEAD',
  ]);
  return tag?.trim() || undefined;
}
