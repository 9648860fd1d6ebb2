import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { replaceFile } from '../../cache/json-cache.ts';
import { type Project, translationLock } from '../../config/index.ts';
import {
  applyTranslation,
  formatLock,
  type LockLine,
  type Mismatch,
  pagePairs,
  parseLock,
  placeOf,
  translationStates,
  writeXliff,
} from '../../languages/index.ts';
import {
  type Document,
  documentNamed,
  type Model,
  originalOf,
  saysSomething,
  type TranslatedSection,
} from '../../model/index.ts';
import { readUserName } from '../../sources/git/index.ts';
import { readInside } from '../../sources/inside.ts';
import { readXliff } from '../../sources/xliff/index.ts';
import { analyseProject } from '../../workflows/build.ts';
import { projectCommand, UserError } from '../command.ts';

interface Options {
  accept?: boolean;
  reason?: string;
  xliff?: string;
  import?: string;
}

/**
 * `dossier translations`: which sections of which translation are of the original as it is now; records a comparison.
 * @implements SRS-2214
 */
export const translationsCommand = projectCommand({
  name: 'translations',
  arguments: [['[documents...]', 'translations by name, such as IFU.de; all of them where none is named']],
  options: [
    ['--xliff <file>', 'write a file for translators (XLIFF 2.0) of the one translation that is named'],
    ['--import <file>', 'take over the file a translator gave back; all of it or nothing'],
    ['--accept', 'record that the sections were compared and say the same'],
    ['--reason <text>', 'how they were compared; stands in the lock with your name'],
  ],
  async run(project, options: Options, context, ids: string[]) {
    const { model } = await analyseProject(project, context);
    const read = (path: string): string | undefined => readInside(project.root, path)?.toString('utf8');
    const lock = parseLock(read(translationLock) ?? '');
    const { states, mismatches } = translationStates(model, lock, read);
    const known = model.documents.filter(({ translatedFrom }) => translatedFrom).map(({ name }) => name);
    const unknown = ids.filter((id) => !known.includes(id));
    if (unknown.length > 0)
      throw new UserError(
        `${unknown.join(', ')} is no translation. Translations are: ${known.join(', ') || 'none'}.`,
      );
    if (options.xliff !== undefined || options.import !== undefined)
      return context.print(exchange(project, model, ids.length === 0 ? known : ids, options, read));
    const wanted = ({ document }: { document: string }): boolean =>
      ids.length === 0 || ids.includes(document);
    const chosen = states.filter(wanted);
    if (options.accept) {
      const reason = options.reason?.trim() ?? '';
      if (!saysSomething(reason)) throw new UserError('Say with --reason how the sections were compared.');
      const reviewer = await readUserName(project.root);
      if (reviewer === undefined)
        throw new UserError(
          'A comparison needs your name. Set it with `git config user.name "<your name>"`.',
        );
      const open = chosen.filter(({ state }) => state !== 'current');
      const all = new Set(states.map(placeOf));
      const kept = [...lock.values()].filter(({ section }) => all.has(section));
      const lines = new Map(kept.map((line) => [line.section, line]));
      for (const section of open) lines.set(placeOf(section), lineOf(section, model, { reviewer, reason }));
      replaceFile(join(project.root, translationLock), formatLock(lines.values()));
      context.print(`${translationLock}: ${open.length} sections compared\n`);
      return;
    }
    const differing = mismatches.filter(wanted);
    context.print(
      textOf(
        known.filter((id) => wanted({ document: id })),
        chosen,
        differing,
      ),
    );
    return chosen.every(({ state }) => state === 'current') && differing.length === 0 ? 'clean' : 'findings';
  },
});

/** Writes the file for translators, or takes it back. @returns what was done, as a line */
function exchange(
  project: Pick<Project, 'root' | 'ids'>,
  model: Model,
  ids: readonly string[],
  options: Options,
  read: (path: string) => string | undefined,
): string {
  const [id] = ids;
  if (id === undefined || ids.length > 1)
    throw new UserError(`Name one translation. Translations are: ${ids.join(', ') || 'none'}.`);
  const translation = documentNamed(id, model.documents) as Document;
  const original = originalOf(translation, model.documents);
  if (!original)
    throw new UserError(
      `${id} translates ${translation.id} in ${translation.translatedFrom}, which does not exist.`,
    );
  const pairs = pagePairs(model, original, translation, read);
  if (options.xliff !== undefined) {
    replaceFile(
      options.xliff,
      writeXliff(pairs, { source: original.language, target: translation.language }, project.ids),
    );
    return `${options.xliff}: ${id}, from ${original.language} to ${translation.language}\n`;
  }
  const file = options.import ?? '';
  if (!existsSync(file)) throw new UserError(`There is no file ${file}.`);
  const outcome = readXliff(readFileSync(file));
  if ('refused' in outcome)
    throw new UserError(`${file}:${outcome.refused.line}  ${outcome.refused.message} Nothing was written.`);
  const { pages, problems } = applyTranslation(pairs, outcome.units, project.ids);
  if (problems.length > 0)
    throw new UserError(
      [...problems.slice(0, 20), `Nothing was written: ${problems.length} problems.`].join('\n'),
    );
  for (const [path, text] of pages) replaceFile(join(project.root, path), text);
  return `${[...pages.keys()].join(', ')} written. Compare them, then: dossier translations ${id} --accept --reason "..."\n`;
}

/** The line of the lock that says: this section was compared with its original as both are now. */
function lineOf(
  section: TranslatedSection,
  { documents }: Model,
  { reviewer, reason }: Pick<LockLine, 'reviewer' | 'reason'>,
): LockLine {
  return {
    section: placeOf(section),
    source: placeOf(section.source),
    revision: documentNamed(section.original, documents)?.revision ?? '',
    sectionHash: section.hash,
    sourceHash: section.sourceHash,
    reviewer,
    reason,
  };
}

function textOf(
  documents: readonly string[],
  states: readonly TranslatedSection[],
  mismatches: readonly Mismatch[],
): string {
  if (documents.length === 0) return 'No document has `translatedFrom`: there is no translation.\n';
  return documents
    .map((id) => {
      const own = states.filter(({ document }) => document === id);
      const open = own.filter(({ state }) => state !== 'current');
      return [
        `${id}: ${own.length - open.length} of ${own.length} sections current`,
        ...open.map(
          ({ page, place, title, state, source, madeFrom }) =>
            `  ${state} ${page}:${place.line} "${title}" ← ${placeOf(source)}${madeFrom ? `, made from revision ${madeFrom.revision}` : ''}`,
        ),
        ...mismatches
          .filter(({ document }) => document === id)
          .map(({ page, line, what }) => `  differs ${page}:${line} ${what}`),
        '',
      ].join('\n');
    })
    .join('');
}
