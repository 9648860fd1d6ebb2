import { evaluateGates, gateIds, gateText } from '../../gates/index.ts';
import { analyseProject } from '../../workflows/build.ts';
import { formatOption, projectCommand, UserError } from '../command.ts';

/**
 * `dossier gate G1`: whether the content as it is passes a gate, criterion by criterion.
 * @implements SRS-1906
 */
export const gateCommand = projectCommand({
  name: 'gate',
  ofVariant: true,
  arguments: [['[gate]', 'G1 to G5; all of them by default']],
  options: [formatOption(['text', 'json'])],
  async run(project, options: { format: 'text' | 'json' }, context, name: string | undefined) {
    const wanted = name?.toUpperCase();
    if (wanted !== undefined && !(gateIds as string[]).includes(wanted))
      throw new UserError(`There is no gate ${name}. The gates are ${gateIds.join(', ')}.`);
    const { model, findings, accepted } = await analyseProject(project, context);
    const gates = evaluateGates({ model, config: project.config, findings, accepted }).filter(
      ({ gate }) => wanted === undefined || gate === wanted,
    );
    context.print(
      options.format === 'json' ? `${JSON.stringify(gates, null, 2)}\n` : gates.map(gateText).join('\n'),
    );
    return gates.every(({ passed }) => passed) ? 'clean' : 'findings';
  },
});
