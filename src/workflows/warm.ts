import { join } from 'node:path';
import { beginShare, doneStage, type ShareNumber } from '../cache/share.ts';
import { toolIdentity } from '../cache/tool-identity.ts';
import type { Project } from '../config/index.ts';
import type { PipelineOptions } from '../pipeline/analyse.ts';
import { readHeadCommit } from '../sources/git/index.ts';
import { analyseProject, compose, requireBrowser } from './build.ts';

/**
 * Does a share of the reading, drawing and printing of a build into the cache, with nothing else of it: a build with this cache then
 * assembles. Runs of other shares may be at work at the same time, in the same directory or over the remote cache.
 * @param onNote is told sentences for people
 * @implements SRS-3840
 */
export async function warm(
  project: Project,
  number: ShareNumber,
  options: PipelineOptions,
  onNote: (sentence: string) => void = () => {},
): Promise<void> {
  requireBrowser(project);
  const { root, config, configHash } = project;
  const directory = join(root, config.output.cache);
  const commit = (await readHeadCommit(root)) ?? '';
  const { remoteCache } = await import('../remote-cache/index.ts');
  const remote = remoteCache(project, process.env);
  const note = (sentence: string | undefined): void => {
    if (sentence) onNote(sentence);
  };
  note(await remote?.take());
  const exchange = remote && {
    give: async () => note(await remote.giveShare(commit, number.number)),
    take: async () => note(await remote.takeShares(commit)),
  };
  const share = await beginShare(directory, `${toolIdentity()} ${configHash} ${commit}`, number, exchange);
  const sharing = { ...options, share };
  const analysed = await analyseProject(project, sharing);
  await compose(project, analysed, sharing, () => {}, { pdf: true, share });
  await share.hand(doneStage);
}
