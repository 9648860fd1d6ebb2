import { readFileSync, statSync } from 'node:fs';
import { posix, relative, resolve, sep } from 'node:path';
import {
  ConfigurationError,
  type ImportFormat,
  importFormats,
  leadsOut,
  loadProject,
  type Project,
} from '../../config/index.ts';
import { howMany } from '../../model/index.ts';
import { readPlain } from '../../sources/inside.ts';
import { findProject, type ImportPlan, isFree, layDown, planImport, typesText } from '../../starter/index.ts';
import { answerOf, command, UserError } from '../command.ts';
import { type TakeBackOptions, takeBack } from '../take-back.ts';

const most = 100_000_000;

interface Options extends TakeBackOptions {
  into: string;
  update?: boolean;
}

/**
 * `dossier import`: moves items of another tool into the project, once; it replaces nothing. With `--update` it takes back what the project
 * handed on and somebody edited.
 * @implements SRS-3664
 */
export const importCommand = command({
  name: 'import',
  arguments: [
    ['<format>', `format of the files: ${importFormats.join(', ')}`],
    ['<files...>', 'the files'],
  ],
  options: [
    ['--into <directory>', 'directory of the pages', { usual: 'content/imported' }],
    ['--update', 'take back one file that Dossier wrote and somebody edited: shows what differs'],
    ['--write', 'with --update: write it into the pages, all of it or nothing'],
    [
      '--add',
      'with --update: new items too, each behind the item above it in the file, one without ID with the next free one',
    ],
    ['--patch <file>', 'with --update: write it as a patch for git apply'],
    [
      '--comments <file>',
      'with --update: write the comments of a file of Word as a list, as JSON where it ends in .json',
    ],
  ],
  async run(options: Options, context, format: string, paths: string[]) {
    const { configPath, quiet, print } = context;
    if (options.update) {
      const project = await loadProject(configPath);
      const [path = '', ...more] = paths;
      if (more.length > 0) throw new UserError('Take back one file after the other.');
      return takeBack(
        project,
        format,
        { path: nameOf(project.root, path), bytes: bytesOf(path) },
        options,
        context,
      );
    }
    if (options.write || options.add || options.patch !== undefined)
      throw new UserError('--write, --add and --patch go with --update.');
    if (!isFormat(format))
      throw new UserError(`${format} is no format that is read. There are ${importFormats.join(', ')}.`);
    const project = await projectAt(configPath);
    const root = project?.root ?? resolve('.');
    if (leadsOut(options.into)) throw new UserError(`${options.into} lies outside the project.`);
    const into = posix.normalize(options.into.replaceAll('\\', '/')).replace(/\/$/, '');
    const files = paths.map((path) => ({ path: nameOf(root, path), bytes: bytesOf(path) }));
    const plan = answerOf(
      planImport(format, files, into, project?.config, findProject(root), (file, path) =>
        besideOf(root, file, path),
      ),
    );
    const names = plan.files.map(({ path }) => path);
    const taken = names.filter((path, index) => !isFree(root, path) || names.indexOf(path) !== index);
    if (taken.length > 0)
      throw new UserError(
        `${taken.slice(0, 5).join(', ')} would be replaced. Nothing was written; name another directory with --into.`,
      );
    layDown(root, plan.files);
    if (!quiet) print(report(plan, project !== undefined));
    return plan.notCarried.some(({ severity }) => severity === 'error') ? 'findings' : 'clean';
  },
});

function isFormat(text: string): text is ImportFormat {
  return importFormats.some((format) => format === text);
}

/** The project, where there is one; a configuration that is wrong is an error. */
async function projectAt(path: string): Promise<Project | undefined> {
  try {
    return await loadProject(path);
  } catch (error) {
    if (path === '.' && error instanceof ConfigurationError && isFree(resolve('.'), 'site.config.ts'))
      return undefined;
    throw error;
  }
}

function nameOf(root: string, path: string): string {
  return relative(root, resolve(path)).split(sep).join('/');
}

/** A file below the directory of another one, wherever symbolic links lead. */
function besideOf(root: string, file: string, path: string): Uint8Array | undefined {
  const directory = resolve(root, posix.dirname(file));
  return readPlain(directory, path, most);
}

function bytesOf(path: string): Uint8Array {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat?.isFile()) throw new UserError(`There is no file ${path}.`);
  if (stat.size > most) throw new UserError(`${path} has ${stat.size} bytes; at most ${most} are read.`);
  return readFileSync(path);
}

function report({ pages, notCarried, types, files }: ImportPlan, isProject: boolean): string {
  const lines = pages.map(
    ({ path, items, links }) => `${path}: ${howMany(items, 'item')}, ${howMany(links, 'link')}`,
  );
  if (!isProject) lines.push(`${files.at(-1)?.path}: the configuration, to be completed`);
  if (notCarried.length > 0)
    lines.push(
      'Not carried over:',
      ...notCarried.map(({ file, line, column, message, hint = '' }) =>
        `  ${file}:${line}:${column}  ${message} ${hint}`.trimEnd(),
      ),
    );
  if (Object.keys(types).length > 0)
    lines.push('Add to `trace.types` of the configuration:', typesText(types));
  lines.push('The pages own the items now. Take the files out of `sources.imports`, then run dossier check.');
  return `${lines.join('\n')}\n`;
}
