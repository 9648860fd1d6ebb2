import { dirname, join } from 'node:path';
import { replaceFile } from '../../cache/json-cache.ts';
import { leadsOut } from '../../config/index.ts';
import { didYouMean } from '../../model/index.ts';
import {
  binaryFormats,
  type ExportFormat,
  exportFormats,
  exportItems,
  ItemPictures,
} from '../../render/export/items/index.ts';
import { analyseProject } from '../../workflows/build.ts';
import { projectCommand, UserError } from '../command.ts';

/**
 * `dossier export`: the items of the project for another tool, to standard output or into a file.
 * @implements SRS-3669
 */
export const exportCommand = projectCommand({
  name: 'export',
  ofVariant: true,
  arguments: [['<format>', `form of the file: ${exportFormats.join(', ')}`]],
  options: [
    ['--into <file>', 'write a file below the project; xlsx and reqifz need one'],
    ['--type <types...>', 'types of the items, such as SRS; all if nothing is said'],
  ],
  async run(project, { into, type = [] }: { into?: string; type?: string[] }, context, format: string) {
    if (format === 'docx' || format === 'word')
      throw new UserError(
        'Files of Word are written by `dossier build` where the configuration says `output: { word: true }`.',
      );
    if (!isFormat(format))
      throw new UserError(
        `${format} is no form that is written. ${didYouMean(format, exportFormats)}There are ${exportFormats.join(', ')}.`,
      );
    const unknown = type.find((each) => !Object.hasOwn(project.config.trace.types, each));
    if (unknown !== undefined) throw new UserError(`There is no type ${unknown}.`);
    if (into === undefined && binaryFormats.has(format))
      throw new UserError(`Name the file with --into <file>; ${format} is no text.`);
    if (into !== undefined && leadsOut(into)) throw new UserError(`${into} lies outside the project.`);
    const { model, referable } = await analyseProject(project, context);
    const pictures = new ItemPictures((path) => referable.read(path));
    const content = exportItems(format, model, type, project.config, pictures);
    if (into !== undefined) {
      replaceFile(join(project.root, into), content);
      if (format === 'reqif')
        for (const [name, bytes] of pictures.files)
          replaceFile(join(project.root, dirname(into), name), bytes);
    } else if (typeof content === 'string') context.printRaw(content);
    if (into === undefined && pictures.files.size > 0)
      context.printError(
        `${pictures.files.size} pictures that it names are not written; name the file with --into, or export reqifz.\n`,
      );
    for (const [path, why] of pictures.missing)
      context.printError(`${path} ${why}; its words stand for it.\n`);
  },
});

function isFormat(text: string): text is ExportFormat {
  return exportFormats.some((format) => format === text);
}
