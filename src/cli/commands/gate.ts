import { Option } from 'commander';
import { loadProject } from '../../config/index.ts';
import { evaluateGates, gateIds, gateText } from '../../gates/index.ts';
import { analyseProject } from '../../workflows/build.ts';
import { type CommandModule, exitCode, UserError } from '../command.ts';
import { print } from '../print.ts';

/**
 * `dossier gate G1`: whether the content as it is passes a gate, criterion by criterion.
 * @implements SRS-1906
 */
export const gateCommand: CommandModule = (program, action) => {
  program
    .command('gate')
    .description('Says which criteria of a gate are met by the content as it is, with clauses and evidence.')
    .argument('[gate]', 'G1 to G5; all of them by default')
    .addOption(new Option('--format <format>', 'how it is printed').choices(['text', 'json']).default('text'))
    .action(
      action(async (context, name: string | undefined, options: { format: 'text' | 'json' }) => {
        const wanted = name?.toUpperCase();
        if (wanted !== undefined && !(gateIds as string[]).includes(wanted))
          throw new UserError(`There is no gate ${name}. The gates are ${gateIds.join(', ')}.`);
        const project = await loadProject(context.configPath);
        const { model, findings, accepted } = await analyseProject(project, context);
        context.progress.end();
        const gates = evaluateGates({ model, config: project.config, findings, accepted }).filter(
          ({ gate }) => wanted === undefined || gate === wanted,
        );
        print(
          options.format === 'json' ? `${JSON.stringify(gates, null, 2)}\n` : gates.map(gateText).join('\n'),
        );
        return gates.every(({ passed }) => passed) ? exitCode.clean : exitCode.findings;
      }),
    );
};
