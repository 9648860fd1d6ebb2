import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { replaceFile } from '../../cache/json-cache.ts';
import { compareWith } from '../../change/index.ts';
import type { Project } from '../../config/index.ts';
import { evaluateGates, gateIds } from '../../gates/index.ts';
import {
  type Failure,
  isAddress,
  markdownOf,
  messageOf,
  type Notification,
  notificationOf,
  type Occasion,
  occasions,
  usualGate,
  webhookOf,
} from '../../notify/index.ts';
import { readSigners } from '../../release/approvals/index.ts';
import { readApprovalFiles } from '../../sources/approvals.ts';
import { readChangePeople, readCodeowners } from '../../sources/git/index.ts';
import { analyseProject } from '../../workflows/build.ts';
import { type CommandContext, projectCommand, UserError } from '../command.ts';
import { contractFindings, requireDescription } from '../pull-request.ts';

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

/** Commits whose people are told at most. */
const mostCommits = 1_000;

/**
 * `dossier notify`: says who has to know that something failed, and writes what they get. Nothing is sent.
 * @implements SRS-3592
 */
export const notifyCommand = projectCommand({
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
  async run(project, options: Options, context) {
    if (!isAddress(options.from)) throw new UserError('--from takes an address, such as ci@example.org.');
    const notification = await notificationFor(project, options, context);
    const { comment, issue, title } = markdownOf(notification);
    const message = await messageOf(notification, options.from);
    const directory = resolve(project.root, options.output);
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
    context.print(
      `\n${files.map(([name]) => name).join(', ')} written to ${options.output}. Nothing was sent.\n`,
    );
  },
});

async function notificationFor(
  project: Project,
  { on, gate: asked, job, log, base: ref, pullRequest }: Options,
  context: CommandContext,
): Promise<Notification> {
  const wanted = (asked ?? usualGate[on]).toUpperCase();
  if (!(gateIds as string[]).includes(wanted))
    throw new UserError(`There is no gate ${asked}. The gates are ${gateIds.join(', ')}.`);
  if (pullRequest !== undefined) requireDescription(pullRequest);
  const failure: Failure = { on, job, log: webAddress(log) };
  const { root, config } = project;
  const checked = await analyseProject(project, context);
  const { model, accepted } = checked;
  // Forges write zeros where there was nothing before.
  const base = /^0*$/.test(ref) ? usualBase : ref;
  const comparison = await compareWith(project, { base }, async () => checked, context);
  const began = 'refused' in comparison ? undefined : comparison.compared.base.commit;
  const contract =
    pullRequest === undefined || 'refused' in comparison
      ? []
      : await contractFindings(project, comparison, pullRequest);
  const findings = [...checked.findings, ...contract];
  return notificationOf({
    ...failure,
    model,
    findings,
    config,
    comparison,
    gate: evaluateGates({ model, config, findings, accepted }).find(({ gate }) => gate === wanted),
    // Where the change is not known, its last commit is.
    commits: began
      ? ((await readChangePeople(root, `${began}..HEAD`, mostCommits)) ?? [])
      : ((await readChangePeople(root, 'HEAD', 1)) ?? []),
    codeowners: began ? await readCodeowners(root, began, config) : undefined,
    signers: readSigners(readApprovalFiles(root, config).files.signers, config.approvals.signers).signers,
  });
}

/** An address of the web as it may stand in a link. */
function webAddress(text: string): string {
  if (text === '') return '';
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol))
    throw new UserError('--log takes an address that begins with https:// or http://.');
  return new URL(text).href;
}
