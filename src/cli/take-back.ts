import { join } from 'node:path';
import { replaceFile, replaceFiles } from '../cache/json-cache.ts';
import type { Project } from '../config/index.ts';
import { editedFormats, readEdited } from '../sources/imports/index.ts';
import { readPlain } from '../sources/inside.ts';
import type { SourceFile } from '../sources/source.ts';
import { patchOf, planUpdate, updateText } from '../update/index.ts';
import { analyseProject } from '../workflows/build.ts';
import { answerOf, type CommandContext, type Ending, UserError } from './command.ts';

/** How an edited file is taken back. */
export interface TakeBackOptions {
  write?: boolean;
  patch?: string;
}

/**
 * `dossier import --update`: shows what an edited file says otherwise than the project, and writes all of it or nothing.
 * @implements SRS-3771
 */
export async function takeBack(
  project: Project,
  format: string,
  file: SourceFile,
  { write, patch }: TakeBackOptions,
  context: CommandContext,
): Promise<Ending> {
  const known = editedFormats.find((each) => each === format);
  if (!known)
    throw new UserError(`${format} is no format that is taken back. There are ${editedFormats.join(', ')}.`);
  const edited = answerOf(readEdited(known, file));
  const { model } = await analyseProject(project, context);
  const read = (path: string): Uint8Array | undefined =>
    readPlain(project.root, path, project.config.sources.maximumFileSize);
  const plan = planUpdate(project, model, file.path, edited, read);
  for (const { line = 1, column = 1, message, hint = '' } of edited.findings)
    context.print(`${file.path}:${line}:${column}  ${message} ${hint}`.trimEnd().concat('\n'));
  context.print(updateText(plan));
  const isRefused = plan.problems.length > 0 || edited.findings.some(({ severity }) => severity === 'error');
  if (isRefused) context.print('Nothing was written.\n');
  else if (plan.changes.length > 0) {
    if (patch !== undefined) replaceFile(patch, patchOf(plan.pages));
    if (write)
      replaceFiles(plan.pages.map(({ path, after }) => ({ path: join(project.root, path), content: after })));
    context.print(
      write
        ? 'Written. Run dossier check; links of what changed are to be reviewed.\n'
        : patch === undefined
          ? 'Nothing was written: --write writes it into the pages, --patch <file> as a patch.\n'
          : `${patch} holds it as a patch for git apply.\n`,
    );
  }
  return isRefused ? 'findings' : 'clean';
}
