import { setTimeout as pause } from 'node:timers/promises';
import { InvalidArgumentError } from 'commander';
import { ConfigurationError, loadProject, openVariants } from '../../config/index.ts';
import { type PreviewedSite, startPreview, toldFindings, watchProject } from '../../dev/index.ts';
import type { Finding } from '../../model/index.ts';
import { RepositoryAnswers } from '../../sources/git/index.ts';
import { type Preview, preview } from '../../workflows/build.ts';
import { command, requireVariant } from '../command.ts';

/**
 * `dossier dev`: the site on this machine, built anew at each save.
 * @implements SRS-2501
 */
export const devCommand = command({
  name: 'dev',
  options: [['--port <number>', 'port; any that is free by default', { parse: portOf, usual: 0 }]],
  async run(options: { port: number }, context) {
    let project = await loadProject(context.configPath, context.variant);
    requireVariant(openVariants(project.config));
    let served: Preview | undefined;
    /** What the last save gave; nothing where the configuration is wrong, and the site before is served on. */
    let latest: Preview | undefined;
    let known: readonly Finding[] | undefined;
    const answers = new RepositoryAnswers();
    const rebuild = async (): Promise<readonly Finding[]> => {
      const started = performance.now();
      latest = undefined;
      try {
        project = await loadProject(context.configPath, context.variant);
        latest = await answers.during(project.root, () => preview(project, context));
        served = latest;
        const { findings } = latest;
        const errors = findings.filter(({ severity }) => severity === 'error').length;
        context.print(`built in ${((performance.now() - started) / 1000).toFixed(2)} s, ${errors} errors\n`);
        return findings;
      } catch (error) {
        if (error instanceof ConfigurationError) return error.findings;
        throw error;
      }
    };
    /** Tells what only composing the documents finds, once nobody waits for a page, and unless something was saved meanwhile. */
    const complete = async (
      of: Preview | undefined,
      before: readonly Finding[] | undefined,
    ): Promise<void> => {
      await pause(afterPages);
      const isWanted = (): boolean => of !== undefined && of === latest && !context.signal.aborted;
      if (!isWanted()) return;
      const findings = await of?.allFindings(isWanted);
      if (!findings || !isWanted()) return;
      known = findings;
      server.tell(toldFindings(findings, before));
    };
    const first = await rebuild();
    const site: PreviewedSite = { file: async (path) => served?.file(path) };
    const server = await startPreview(site, options.port);
    server.update(toldFindings(first, undefined));
    context.print(`${server.address}\n`);
    const background = (before: readonly Finding[] | undefined): void =>
      void complete(latest, before).catch(() => {});
    background(undefined);
    const stop = watchProject(project, async () => {
      const before = known;
      const findings = await rebuild();
      server.update(toldFindings(findings, before));
      background(before);
    });
    await new Promise<void>((resolve) => {
      context.signal.addEventListener('abort', () => resolve(), { once: true });
    });
    stop();
    await server.close();
  },
});

/** Milliseconds left to open pages to load anew. */
const afterPages = 500;

function portOf(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new InvalidArgumentError('A port is a number from 0 to 65535.');
}
