import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { replaceFile } from '../../cache/json-cache.ts';
import { leadsOut } from '../../config/index.ts';
import { fetchSnapshot, trackers } from '../../trackers/index.ts';
import { projectCommand, UserError } from '../command.ts';

interface Options {
  into?: string;
  address: string;
  prefix: string;
  only: string;
  all?: true;
}

/**
 * `dossier fetch`: what a tracker holds, into a file of the repository. The token comes from the environment and goes to the tracker only.
 * @implements SRS-3790
 */
export const fetchCommand = projectCommand({
  name: 'fetch',
  arguments: [
    ['<tracker>', Object.keys(trackers).join(', ')],
    [
      '<project>',
      Object.entries(trackers)
        .map(([name, { project }]) => `${project} (${name})`)
        .join(', '),
    ],
  ],
  options: [
    [
      '--into <file>',
      'file of the project, which ends in .items.json; content/trackers/<tracker>.items.json if nothing is said',
    ],
    [
      '--address <url>',
      'of its API; the public one if nothing is said, and for jira always needed',
      { usual: '' },
    ],
    ['--only <condition>', 'a label (github, gitlab), or a condition in JQL or WIQL', { usual: '' }],
    ['--prefix <text>', 'put before numbers; GH-, GL- and AB- if nothing is said', { usual: '' }],
    ['--all', 'ask for everything, so that what was deleted or moved goes too'],
  ],
  async run(project, { into, address, prefix, only, all }: Options, context, tracker: string, name: string) {
    const path = into ?? `content/trackers/${tracker}.items.json`;
    if (leadsOut(path)) throw new UserError(`${path} lies outside the project.`);
    if (!path.endsWith('.items.json')) throw new UserError(`${path} does not end in .items.json.`);
    const target = join(project.root, path);
    const before = existsSync(target) ? readFileSync(target, 'utf8') : undefined;
    const fetched = await fetchSnapshot(
      { from: tracker, project: name, address, prefix, only, isWhole: all === true },
      { path, before },
      (variable) => process.env[variable] ?? '',
      context.signal,
    );
    if (fetched.text === undefined) {
      context.print(`Nothing changed: ${path} holds the ${fetched.count} items of ${fetched.title}.\n`);
      return;
    }
    replaceFile(target, fetched.text);
    const parts = (['added', 'changed', 'removed'] as const).flatMap((what) =>
      fetched[what].length === 0 ? [] : [`${what} ${named(fetched[what])}`],
    );
    context.print(
      `${path} holds ${fetched.count} items of ${fetched.title}${parts.length > 0 ? `: ${parts.join('; ')}` : ''}.\n`,
    );
    const isRead = project.config.sources.imports.some(({ files }) => files.length > 0);
    if (!isRead)
      context.print(
        `Read it at every build: sources: { imports: [{ format: 'items', files: ['${path}'], origin: '${fetched.title}' }] }\n`,
      );
  },
});

/** The first IDs, and how many there are more. */
function named(ids: readonly string[]): string {
  const shown = ids.slice(0, 10).join(', ');
  return ids.length > 10 ? `${shown} and ${ids.length - 10} more` : shown;
}
