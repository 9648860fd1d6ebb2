import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { replaceFile } from '../../cache/json-cache.ts';
import { gateIds } from '../../gates/index.ts';
import {
  isAddress,
  markdownOf,
  messageOf,
  notificationOf,
  type Occasion,
  occasions,
  usualGate,
  webhookOf,
} from '../../notify/index.ts';
import { command, UserError } from '../command.ts';
import { failedRun } from '../failed-run.ts';

interface Options {
  on: Occasion;
  gate?: string;
  job: string;
  log: string;
  base: string;
  pullRequest?: string;
  from: string;
  output: string;
}

/** The first parent: of a merge, all that it brought is told. */
const usualBase = 'HEAD^';

/**
 * `dossier notify`: says who has to know that something failed, and writes what they get. Nothing is sent.
 * @implements SRS-3592
 */
export const notifyCommand = command({
  name: 'notify',
  options: [
    ['--on <what>', 'what failed', { choices: occasions, required: true }],
    ['--gate <gate>', 'the gate whose criteria and reviewers are told'],
    ['--job <name>', 'the job that failed', { usual: '' }],
    ['--log <address>', 'where its log is shown', { usual: '' }],
    ['--base <ref>', 'what the change is made against', { usual: usualBase }],
    ['--pull-request <file>', 'hold the description of a pull request in this file against its change'],
    ['--from <address>', 'sender of the e-mail', { usual: 'dossier@localhost' }],
    ['--output <directory>', 'where the files are written', { required: true }],
  ],
  async run({ on, job, from, output, pullRequest, ...options }: Options, context) {
    if (!isAddress(from)) throw new UserError('--from takes an address, such as ci@example.org.');
    const log = webAddress(options.log);
    const gate = (options.gate ?? usualGate[on]).toUpperCase();
    if (!(gateIds as string[]).includes(gate))
      throw new UserError(`There is no gate ${options.gate}. The gates are ${gateIds.join(', ')}.`);
    // Forges write zeros where there was nothing before.
    const base = /^0*$/.test(options.base) ? usualBase : options.base;
    const { root, run } = await failedRun({ base, gate, pullRequest }, context);
    const notification = notificationOf({ on, job, log, ...run });
    const { comment, issue, title } = markdownOf(notification);
    const message = await messageOf(notification, from);
    const directory = resolve(root, output);
    // That of an earlier failure.
    rmSync(join(directory, 'message.eml'), { force: true });
    const files = Object.entries({
      'webhook.json': webhookOf(notification),
      'comment.md': comment,
      'issue.md': issue,
      'issue-title.txt': title,
      ...(message ? { 'message.eml': message } : {}),
    });
    for (const [name, content] of files) replaceFile(join(directory, name), content);
    context.print(comment);
    if (!message) context.print('\nNo address of anybody is known: there is no e-mail.\n');
    context.print(`\n${files.map(([name]) => name).join(', ')} written to ${output}. Nothing was sent.\n`);
  },
});

/** An address of the web as it may stand in a link. */
function webAddress(text: string): string {
  if (text === '') return '';
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol))
    throw new UserError('--log takes an address that begins with https:// or http://.');
  return new URL(text).href;
}
