import { join } from 'node:path';
import { replaceFile } from '../../cache/json-cache.ts';
import { codeownersText } from '../../depth/index.ts';
import { analyseProject } from '../../workflows/build.ts';
import { projectCommand, UserError } from '../command.ts';

/** `dossier codeowners`: who has to look at a change of which software item. */
export const codeownersCommand = projectCommand({
  name: 'codeowners',
  options: [['--write', 'write it to `change.codeowners` of the configuration']],
  async run(project, options: { write?: boolean }, context) {
    const { model } = await analyseProject(project, context);
    const text = codeownersText(model, project.config);
    if (text === undefined)
      throw new UserError(
        'No software item names an owner. Write `@owner @team` below its @c4, or `owners` in `regulation.depth` of the configuration.',
      );
    const { codeowners: file } = project.config.change;
    if (!options.write) context.printRaw(text);
    else if (file === '')
      throw new UserError('Name the file with `change.codeowners`, e.g. .github/CODEOWNERS.');
    else {
      replaceFile(join(project.root, file), text);
      context.print(`${file}: ${text.trimEnd().split('\n').length - 1} software items\n`);
    }
  },
});
