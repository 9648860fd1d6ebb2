import { InvalidArgumentError } from 'commander';
import { ConfigurationError, loadProject, openVariants } from '../../config/index.ts';
import { type PreviewedSite, startPreview, toldFindings, watchProject } from '../../dev/index.ts';
import type { Finding } from '../../model/index.ts';
import { RepositoryAnswers } from '../../sources/git/index.ts';
import { type Preview, preview } from '../../workflows/preview.ts';
import { command, requireVariant } from '../command.ts';

/**
 * `dossier dev`: the site on this machine, built anew at each save. Where only prose was saved, the pages somebody looks at come before all is
 * checked.
 * @implements SRS-2501, SRS-3920
 */
export const devCommand = command({
  name: 'dev',
  options: [['--port <number>', 'port; any that is free by default', { parse: portOf, usual: 0 }]],
  async run(options: { port: number }, context) {
    let project = await loadProject(context.configPath, context.variant);
    requireVariant(openVariants(project.config));
    let served: Preview | undefined;
    /** Changes with each save: what was begun before is of no use any more. */
    let save = 0;
    let known: readonly Finding[] | undefined;
    const answers = new RepositoryAnswers();
    const site: PreviewedSite = { file: async (path) => served?.file(path) };
    /** Builds anew. @returns what was found, without a preview where the configuration is wrong; undefined where something was saved meanwhile */
    const rebuild = async (): Promise<{ findings: readonly Finding[]; made?: Preview } | undefined> => {
      const of = save;
      const started = performance.now();
      try {
        project = await loadProject(context.configPath, context.variant);
        const made = await answers.during(project.root, () => preview(project, context));
        if (of !== save) return undefined;
        served = made;
        const { findings } = made;
        const errors = findings.filter(({ severity }) => severity === 'error').length;
        context.print(`built in ${((performance.now() - started) / 1000).toFixed(2)} s, ${errors} errors\n`);
        return { findings, made };
      } catch (error) {
        // The site before is served on.
        if (error instanceof ConfigurationError) return { findings: error.findings };
        throw error;
      }
    };
    /** Tells what only composing the documents finds, unless something was saved meanwhile. */
    const complete = async (made: Preview, before: readonly Finding[] | undefined): Promise<void> => {
      const of = save;
      const isWanted = (): boolean => of === save && !context.signal.aborted;
      const findings = await made.allFindings(isWanted);
      if (!isWanted()) return;
      known = findings;
      server.tell(toldFindings(findings, before));
    };
    const checkAll = async (before: readonly Finding[] | undefined): Promise<void> => {
      const found = await rebuild();
      if (!found) return;
      await server.update(site, toldFindings(found.findings, before));
      if (found.made) await complete(found.made, before).catch(() => {});
    };
    const first = await rebuild();
    const server = await startPreview(site, options.port);
    server.tell(toldFindings(first?.findings ?? [], undefined));
    context.print(`${server.address}\n`);
    let checking = first?.made ? complete(first.made, undefined).catch(() => {}) : Promise.resolve();
    const stop = watchProject(project, async (paths) => {
      save++;
      const of = save;
      // What cannot be read is told by the check.
      const edited = await served?.edited(paths).catch(() => undefined);
      if (edited) {
        served = edited;
        await server.update(site);
      }
      checking = checking
        .then(() => (of === save ? checkAll(known) : undefined))
        .catch((error) => {
          if (!context.signal.aborted) throw error;
        });
    });
    await new Promise<void>((resolve) => {
      context.signal.addEventListener('abort', () => resolve(), { once: true });
    });
    stop();
    await server.close();
  },
});

function portOf(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new InvalidArgumentError('A port is a number from 0 to 65535.');
}
