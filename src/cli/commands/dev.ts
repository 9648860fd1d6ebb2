import { InvalidArgumentError } from 'commander';
import { ConfigurationError, loadProject } from '../../config/index.ts';
import { type PreviewedSite, startPreview, watchProject } from '../../dev/index.ts';
import type { Finding } from '../../model/index.ts';
import { preview } from '../../workflows/build.ts';
import { command } from '../command.ts';

/**
 * `dossier dev`: the site on this machine, built anew at each save.
 * @implements SRS-2501
 */
export const devCommand = command({
  name: 'dev',
  summary: 'Serves the site on this machine and builds it anew at each save, with findings over the page.',
  options: [['--port <number>', 'port; any that is free by default', { parse: portOf, usual: 0 }]],
  async run(options: { port: number }, context) {
    let project = await loadProject(context.configPath);
    let site: PreviewedSite = new Map();
    const rebuild = async (): Promise<Finding[]> => {
      const started = performance.now();
      try {
        project = await loadProject(context.configPath);
        const built = await preview(project, context);
        const { findings } = built;
        site = built.site;
        const errors = findings.filter(({ severity }) => severity === 'error').length;
        context.print(`built in ${((performance.now() - started) / 1000).toFixed(2)} s, ${errors} errors\n`);
        return findings;
      } catch (error) {
        if (error instanceof ConfigurationError) return error.findings;
        throw error;
      }
    };
    const first = await rebuild();
    const server = await startPreview(site, options.port);
    server.update(first);
    context.print(`${server.address}\n`);
    const stop = watchProject(project, async () => {
      const findings = await rebuild();
      server.update(findings, site);
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
