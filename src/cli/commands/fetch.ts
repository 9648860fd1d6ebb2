import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { replaceFile } from '../../cache/json-cache.ts';
import { leadsOut } from '../../config/index.ts';
import { howMany } from '../../model/index.ts';
import { matchesPath } from '../../sources/path-patterns.ts';
import { fetchPullRequest, fetchSnapshot, trackers } from '../../trackers/index.ts';
import { projectCommand, UserError } from '../command.ts';

interface Options {
  into?: string;
  address: string;
  prefix: string;
  only: string;
  all?: true;
  pullRequest?: number;
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
    [
      '--pull-request <number>',
      'of github and gitlab: its approvals and comments into the directory of approvals; with --into, all that accept --from-pull-request reads',
      { parse: wholeNumber },
    ],
    ['--all', 'ask for everything, so that what was deleted or moved goes too'],
  ],
  async run(project, options: Options, context, tracker: string, name: string) {
    const { into, address, prefix, only, all, pullRequest: number } = options;
    const tokenOf = (variable: string): string => process.env[variable] ?? '';
    if (into !== undefined && leadsOut(into)) throw new UserError(`${into} lies outside the project.`);
    if (number !== undefined) {
      const request = { from: tracker, project: name, address, number };
      const what = into === undefined ? 'records' : 'merge';
      for (const file of await fetchPullRequest(request, what, tokenOf, context.signal)) {
        const own = into ?? `${project.config.approvals.directory}/${file.name}`;
        replaceFile(join(project.root, own), file.text);
        context.print(`${own} holds what the forge says of pull request ${number}.\n`);
      }
      return;
    }
    const path = into ?? `content/trackers/${tracker}.items.json`;
    if (!path.endsWith('.items.json')) throw new UserError(`${path} does not end in .items.json.`);
    const target = join(project.root, path);
    const before = existsSync(target) ? readFileSync(target, 'utf8') : undefined;
    const fetched = await fetchSnapshot(
      { from: tracker, project: name, address, prefix, only, isWhole: all === true },
      { path, before },
      tokenOf,
      context.signal,
    );
    if (fetched.text === undefined) {
      context.print(
        `Nothing changed: ${path} holds the ${howMany(fetched.count, 'item')} of ${fetched.title}.\n`,
      );
      return;
    }
    replaceFile(target, fetched.text);
    const parts = (['added', 'changed', 'removed'] as const).flatMap((what) =>
      fetched[what].length === 0 ? [] : [`${what} ${named(fetched[what])}`],
    );
    context.print(
      `${path} holds ${howMany(fetched.count, 'item')} of ${fetched.title}${parts.length > 0 ? `: ${parts.join('; ')}` : ''}.\n`,
    );
    const isRead = project.config.sources.imports.some(({ files }) => matchesPath(files, path));
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

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,9}$/.test(text)) throw new UserError(`${text} is no number of a pull request.`);
  return Number(text);
}
