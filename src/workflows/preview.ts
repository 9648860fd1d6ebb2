import { silentProgress } from '../cache/progress.ts';
import type { Project } from '../config/index.ts';
import { compareFindings, type Finding } from '../model/index.ts';
import type { PipelineOptions } from '../pipeline/analyse.ts';
import type { Histories } from '../render/render.ts';
import type { SiteOnDemand } from '../render/site/index.ts';
import { analyseProject, compose, historiesOf } from './build.ts';

/** The site as it would be built, made page by page as somebody asks, without what a preview can do without: prints, manifest. */
export interface Preview {
  /** What checking finds. */
  findings: Finding[];
  file: SiteOnDemand['file'];
  /** The same with what only composing the documents finds. */
  allFindings: SiteOnDemand['findings'];
  /**
   * The site with files as they are now, without checking anything: findings stay as they are.
   * @param paths files that were saved since
   * @returns undefined where more than the prose of pages changed
   */
  edited(paths: readonly string[]): Promise<Preview | undefined>;
}

/** @implements SRS-3572 */
export async function preview(project: Project, options: PipelineOptions): Promise<Preview> {
  const checked = await analyseProject(project, options, 'state');
  return previewOf(project, checked, await historiesOf(project, checked.model, options), options);
}

async function previewOf(
  project: Project,
  checked: Awaited<ReturnType<typeof analyseProject>>,
  histories: Histories,
  options: PipelineOptions,
): Promise<Preview> {
  let site: SiteOnDemand | undefined;
  const onDemand = (made: SiteOnDemand): void => {
    site = made;
  };
  const { renderingStore } = await import('./rendering-store.ts');
  const renderings = renderingStore(project);
  const what = { pdf: false, onDemand, renderings };
  const { findings } = await compose(
    project,
    checked,
    options,
    () => {},
    what,
    async () => histories,
  );
  return {
    findings,
    file: async (path) => site?.file(path),
    allFindings: async (isWanted) =>
      [...findings, ...((await site?.findings(isWanted)) ?? [])].sort(compareFindings),
    async edited(paths) {
      const { withEdits } = await import('../pipeline/edited.ts');
      const edited = await withEdits(project, checked, paths);
      if (!edited) return undefined;
      const { history, earlier } = histories.model;
      const known = { ...(history && { history }), ...(earlier && { earlier }) };
      return previewOf(
        project,
        { ...checked, ...edited },
        { ...histories, model: { ...edited.model, ...known } },
        { ...options, progress: silentProgress },
      );
    },
  };
}
