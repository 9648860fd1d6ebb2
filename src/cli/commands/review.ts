import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { replaceFile } from '../../cache/json-cache.ts';
import { openLinks, type ReviewStep, reviewer } from '../../change/index.ts';
import type { Project } from '../../config/index.ts';
import { type Link, saysSomething } from '../../model/index.ts';
import type { Checked } from '../../pipeline/analyse.ts';
import { readUserName } from '../../sources/git/index.ts';
import { acceptLinks } from '../../trace/index.ts';
import { analyseProject } from '../../workflows/build.ts';
import { type CommandContext, projectCommand, UserError } from '../command.ts';

/**
 * `dossier review`: the links to be looked at again, one by one, with what changed. Answers are read from standard input, a terminal or not.
 * @implements SRS-2307
 */
export const reviewCommand = projectCommand({
  name: 'review',
  options: [
    ['--list', 'print them and ask nothing'],
    [
      '--accept <ids...>',
      'print the open links of these items or code regions, accept them, and ask nothing',
    ],
    ['--reason <text>', 'why the links still hold; with --accept'],
  ],
  async run(project, options: { list?: boolean; accept?: string[]; reason?: string }, context) {
    const { accept, reason = '' } = options;
    if (accept && !saysSomething(reason))
      throw new UserError('A review needs a reason: --reason "<why the links still hold>".');
    if (!accept && options.reason !== undefined)
      throw new UserError('--reason goes with --accept: name the items whose links you reviewed.');
    const checked = await analyseProject(project, context);
    const links = openLinks(checked.model);
    const prepare = reviewer(project, checked, context);
    if (options.list) {
      for (const link of links) context.print(`${stepText(await prepare(link))}\n`);
      context.print(`${links.length} links to review\n`);
      return links.length === 0 ? 'clean' : 'findings';
    }
    const name = await readUserName(project.root);
    if (!name)
      throw new UserError('A review needs your name. Set it with `git config user.name "<your name>"`.');
    const accepted = new Map<Link, string>();
    if (accept) {
      const meant = links.filter(({ from, to }) => accept.includes(from) || accept.includes(to));
      const unmet = accept.filter((id) => !meant.some(({ from, to }) => from === id || to === id));
      if (unmet.length > 0)
        throw new UserError(
          `No link that waits for a review starts or ends at ${unmet.join(', ')}. Nothing was written.`,
        );
      for (const link of meant) {
        context.print(`${stepText(await prepare(link))}\n`);
        accepted.set(link, reason.trim());
      }
      record(project, checked, accepted, name);
      context.print(`${accepted.size} of ${links.length} links accepted\n`);
      return accepted.size === links.length ? 'clean' : 'findings';
    }
    const answers = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
    const ask = async (question: string): Promise<string | undefined> => {
      context.print(question);
      const { value, done } = await answers.next();
      return done ? undefined : (value as string).trim();
    };
    for (const [index, link] of links.entries()) {
      const step = await prepare(link);
      context.print(`\n${index + 1} of ${links.length}\n${stepText(step)}`);
      const answer = await decide(ask, project, step, context);
      if (answer === undefined) break;
      if (answer !== '') accepted.set(link, answer);
    }
    record(project, checked, accepted, name);
    context.print(`\n${accepted.size} of ${links.length} links accepted\n`);
    return accepted.size === links.length ? 'clean' : 'findings';
  },
});

/** Writes what was accepted into the trace lock, each link with its reason. */
function record(
  { root, config }: Project,
  checked: Checked,
  accepted: ReadonlyMap<Link, string>,
  name: string,
): void {
  let lock = checked.lock ?? [];
  let text: string | undefined;
  for (const [reason, held] of Map.groupBy(accepted, ([, why]) => why)) {
    const chosen = new Set(held.map(([link]) => link));
    const outcome = acceptLinks(lock, checked.model, (link) => chosen.has(link), name, reason);
    ({ text, entries: lock } = outcome);
  }
  if (text !== undefined) replaceFile(join(root, config.trace.lock), text);
}

/** The reason for which a link holds; empty to leave it; undefined to stop. */
async function decide(
  ask: (question: string) => Promise<string | undefined>,
  { root }: Project,
  { ends }: ReviewStep,
  { print }: CommandContext,
): Promise<string | undefined> {
  for (;;) {
    const answer = await ask('  [a]ccept, [s]kip, [e]dit, [q]uit? ');
    if (answer === undefined || answer === 'q') return undefined;
    if (answer === 's') return '';
    if (answer === 'a') {
      const reason = await ask('  Why does it still hold? ');
      if (reason && saysSomething(reason)) return reason;
      print('  A review needs a reason.\n');
    } else if (answer === 'e') {
      const editor = process.env.VISUAL ?? process.env.EDITOR;
      const [file = ''] = (ends[0]?.place ?? '').split(':');
      if (!editor) print('  Set EDITOR to the editor you use.\n');
      // As git calls it: the variable may hold arguments.
      else spawnSync('/bin/sh', ['-c', `${editor} "$1"`, 'sh', join(root, file)], { stdio: 'inherit' });
    }
  }
}

function stepText({ link, before, ends }: ReviewStep): string {
  const lines = [`${link.from} ${link.relation} ${link.to} (${link.state})`];
  if (before) lines.push(`  reviewed by ${before.reviewer}: ${before.reason}`);
  for (const { key, place, text, compared, lines: code } of ends) {
    lines.push(`  ${key}${place ? ` (${place})` : ''}${compared ? ', against what was reviewed' : ''}`);
    if (text !== '') lines.push(`    ${text}`);
    for (const line of code) lines.push(`    ${line}`);
  }
  return `${lines.join('\n')}\n`;
}
