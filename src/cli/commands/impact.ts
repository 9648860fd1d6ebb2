import { Option } from 'commander';
import { changedFiles, type Impact, impactOf, inspectCommit, resolveBase } from '../../change/index.ts';
import { loadProject } from '../../config/index.ts';
import { inspect } from '../../pipeline.ts';
import { type CommandModule, exitCode, UserError } from '../command.ts';

/** `dossier impact`: what the change since another commit touches and reaches. */
export const impactCommand: CommandModule = (program, action) => {
  program
    .command('impact')
    .description('Tells what the changes since a commit touch: items, code, elements, documents, links.')
    .requiredOption('--base <ref>', 'branch, tag or commit to compare with')
    .addOption(new Option('--format <format>', 'how it is printed').choices(['text', 'json']).default('text'))
    .action(
      action(async (context, options: { base: string; format: string }) => {
        const project = await loadProject(context.configPath);
        const base = await resolveBase(project.root, options.base);
        if ('reason' in base) throw new UserError(base.reason);
        const files = await changedFiles(project.root, base.commit);
        const before = await inspectCommit(project, base.commit, context);
        if (!files || !before) throw new UserError(`git cannot read the files of ${base.commit}.`);
        const impact = impactOf(before, await inspect(project, context), files);
        context.progress.end();
        process.stdout.write(
          options.format === 'json' ? `${JSON.stringify(impact, null, 2)}\n` : textOf(impact),
        );
        return exitCode.clean;
      }),
    );
};

function textOf({ files, touched, reached, tests, elements, documents, links }: Impact): string {
  const parts: [title: string, lines: string[]][] = [
    ['Files', files.map(({ kind, path, from }) => `${kind} ${from ? `${from} → ` : ''}${path}`)],
    ['Touched', touched.map(({ kind, key }) => `${kind} ${key}`)],
    ['Reached', reached.map(({ key, type }) => (type ? `${type} ${key}` : key))],
    ['Tests to run again', tests],
    ['Elements', elements.map(({ id, safetyClass }) => (safetyClass ? `${id} (class ${safetyClass})` : id))],
    ['Documents to issue again', documents],
    ['Links to review', links.map(({ from, relation, to }) => `${from} ${relation} ${to}`)],
  ];
  return parts
    .map(([title, lines]) => `${title}: ${lines.length}\n${lines.map((line) => `  ${line}\n`).join('')}`)
    .join('');
}
