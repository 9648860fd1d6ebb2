import type { Project } from '../config/index.ts';
import { type Facts, noFacts } from '../model/index.ts';
import { underProfiles } from '../regulation/check-depth.ts';
import { readAnew } from '../sources/read.ts';
import { addFacts } from '../sources/read-file.ts';
import { isSameButForProse, type PageFacts, withProse } from '../trace/index.ts';
import type { Analysed } from './analyse.ts';
import { withImageHashes } from './image-hashes.ts';

/** What a page can say when nothing but prose is edited. */
const ofPages: ReadonlySet<string> = new Set(['items', 'links', 'mentions', 'pages', 'findings']);

/**
 * What was checked, with pages of which only prose was edited as they are now: all that follows from their text and from their links. What
 * follows from the tree as a whole stays as it was until all is checked again: findings, history, approvals, and what reports are of.
 * @returns undefined where anything else changed
 * @implements SRS-3920
 */
export async function withEdits(
  project: Project,
  checked: Analysed,
  paths: readonly string[],
): Promise<Analysed | undefined> {
  if (Object.keys(project.config.variants).length > 0) return undefined;
  const { surveyed, facts } = checked.ground;
  const fresh = await factsOf(project, paths, surveyed.files);
  if (!fresh || !isSameButForProse(fresh, facts, (path) => paths.includes(path))) return undefined;
  const pages = withImageHashes(fresh.pages, surveyed.referable);
  const linked = withProse(checked.model, { ...fresh, pages }, checked.lock, underProfiles(project.config));
  return linked && { ...checked, ...linked };
}

/** Facts of pages, in the order of their paths; undefined where a file is none, or gives more. */
async function factsOf(
  project: Project,
  paths: readonly string[],
  files: Analysed['ground']['surveyed']['files'],
): Promise<PageFacts | undefined> {
  const merged: Facts = noFacts();
  for (const path of [...paths].sort()) {
    const file = files.find((each) => each.path === path);
    const facts = file?.kinds.join() === 'markdown' ? await readAnew(project, file) : undefined;
    if (!facts || Object.keys(facts).some((name) => !ofPages.has(name))) return undefined;
    addFacts(merged, facts);
  }
  return merged;
}
