import { dirname, join, resolve } from 'node:path';
import { replaceFile, replaceFiles } from '../cache/json-cache.ts';
import type { Project } from '../config/index.ts';
import type { Finding, Model } from '../model/index.ts';
import { type Edited, editedFormats, readEdited, readEditedDocument } from '../sources/imports/index.ts';
import { readPlain } from '../sources/inside.ts';
import type { SourceFile } from '../sources/source.ts';
import {
  patchOf,
  planDocument,
  planUpdate,
  remarksText,
  type UpdatePlan,
  updateText,
} from '../update/index.ts';
import { analyseProject } from '../workflows/build.ts';
import { answerOf, type CommandContext, type Ending, UserError } from './command.ts';

/** How an edited file is taken back. */
export interface TakeBackOptions {
  write?: boolean;
  add?: boolean;
  patch?: string;
  comments?: string;
}

/** A plan, and what of the file is told besides. */
interface Taken {
  plan: UpdatePlan;
  findings: readonly Finding[];
  notes: readonly string[];
}

/**
 * `dossier import --update`: shows what an edited file says otherwise than the project, and writes all of it or nothing.
 * @implements SRS-3771, SRS-3774
 */
export async function takeBack(
  project: Project,
  format: string,
  file: SourceFile,
  { write, add, patch, comments }: TakeBackOptions,
  context: CommandContext,
): Promise<Ending> {
  const plans = planner(project, format, file, add);
  const { model, referable } = await analyseProject(project, context);
  const { plan, findings, notes } = plans(model, (path) => referable.read(path));
  for (const { line = 1, column = 1, message, hint = '' } of findings)
    context.print(`${`${file.path}:${line}:${column}  ${message} ${hint}`.trimEnd()}\n`);
  for (const note of notes) context.print(`${note}\n`);
  context.print(updateText(plan));
  if (comments !== undefined) writeRemarks(comments, file.path, plan);
  else if (plan.remarks.length > 0) context.print(remarksText('Comments', plan.remarks));
  const isRefused = plan.problems.length > 0 || findings.some(({ severity }) => severity === 'error');
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

/** What plans the update once the model is there; the file is read before. */
function planner(
  project: Project,
  format: string,
  file: SourceFile,
  add: boolean | undefined,
): (model: Model, picture: (path: string) => Uint8Array | undefined) => Taken {
  const read = (path: string): Uint8Array | undefined =>
    readPlain(project.root, path, project.config.sources.maximumFileSize);
  if (format === 'docx') {
    const document = answerOf(readEditedDocument(file));
    const notes = [
      ...(document.authors.length > 0
        ? [`Tracked changes are taken as accepted: ${document.authors.join(', ')}.`]
        : []),
      ...document.besides.map((what) => `The file holds ${what}; they are not carried over.`),
    ];
    return (model) => ({
      plan: answerOf(planDocument(project, model, file.path, document, read, add)),
      findings: [],
      notes,
    });
  }
  const known = editedFormats.find((each) => each === format);
  if (!known)
    throw new UserError(
      `${format} is no format that is taken back. There are ${[...editedFormats, 'docx'].join(', ')}.`,
    );
  const edited = withBeside(answerOf(readEdited(known, file)), resolve(project.root, dirname(file.path)));
  return (model, picture) => ({
    plan: planUpdate(project, model, known, file.path, edited, read, add, picture),
    findings: edited.findings,
    notes: [],
  });
}

/** A file whose pictures can be read that lie beside it. */
function withBeside(file: Edited, directory: string): Edited {
  const pictures = file.pictures?.map((picture) => {
    const bytes = picture.read ? undefined : readPlain(directory, picture.name, mostOfPicture);
    return bytes ? { ...picture, read: () => bytes } : picture;
  });
  return pictures ? { ...file, pictures } : file;
}

const mostOfPicture = 20_000_000;

/** The comments as Markdown, or as JSON where the file is named so. */
function writeRemarks(path: string, file: string, { remarks }: UpdatePlan): void {
  replaceFile(
    path,
    path.endsWith('.json')
      ? `${JSON.stringify(remarks, null, 2)}\n`
      : remarksText(`Comments on ${file}`, remarks),
  );
}
