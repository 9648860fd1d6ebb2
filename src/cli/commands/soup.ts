import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadProject, type Project } from '../../config/index.ts';
import { replaceFile } from '../../kept-json.ts';
import type { SoupItem } from '../../model/index.ts';
import { inspect } from '../../pipeline.ts';
import { entriesNamed, type PackageFacts, reviewEntry, skeletonOf, soupTable } from '../../soup/index.ts';
import { readInside } from '../../sources/inside.ts';
import { isProblem, parseJson } from '../../sources/safe-json.ts';
import { type CommandModule, exitCode, UserError } from '../command.ts';

/**
 * `dossier soup`: what is locked and who answered for it; `add` and `review` keep the register.
 * @implements SRS-1705, SRS-1706, SRS-1707
 */
export const soupCommand: CommandModule = (program, action) => {
  const soup = program
    .command('soup')
    .description('Lists the SOUP that the lockfiles hold, with its entries in the register.')
    .option('--unreviewed', 'only what has no entry, or another version than the one reviewed')
    .action(
      action(async (context, options: { unreviewed?: boolean }) => {
        const { model } = await inspect(await loadProject(context.configPath), context);
        context.progress.end();
        process.stdout.write(soupTable(model, options.unreviewed === true));
        return exitCode.clean;
      }),
    );
  soup
    .command('add')
    .description('Writes a new entry into the SOUP register, filled with all that is known.')
    .argument('<name>', 'package, such as npm:commander, or a group, such as npm:@babel/*')
    .option('--file <path>', 'page of the register; by default the one that holds the last entry')
    .action(
      action(async (context, name: string, options: { file?: string }) => {
        const project = await loadProject(context.configPath);
        const { model } = await inspect(project, context);
        const entry = skeletonOf(name, model.soup, model.items, (item) => installed(project, item));
        if (!entry) throw new UserError(`No lockfile holds ${name}. \`dossier soup\` lists what is locked.`);
        const file = options.file ?? model.items.filter(({ type }) => type === 'SOUP').at(-1)?.place.file;
        if (file === undefined)
          throw new UserError('There is no SOUP register yet: name its page with --file content/soup.md.');
        const path = join(project.root, file);
        const known = existsSync(path)
          ? (readInside(project.root, file)?.toString('utf8') ?? '')
          : '# SOUP\n';
        replaceFile(path, `${known.trimEnd()}\n\n${entry.text}`);
        context.progress.end();
        process.stdout.write(`${file}: ${entry.id} written; say in it what \`dossier check\` asks for\n`);
        return exitCode.clean;
      }),
    );
  soup
    .command('review')
    .description('Moves the reviewed version of entries to what is locked now.')
    .argument('<names...>', 'entries by ID, or packages')
    .option('--reviewer <name>', 'who reviewed it; stands in the entry')
    .option('--anomalies-evaluated <date>', 'when the published anomalies were evaluated, YYYY-MM-DD')
    .action(
      action(
        async (context, names: string[], options: { reviewer?: string; anomaliesEvaluated?: string }) => {
          const project = await loadProject(context.configPath);
          const { model } = await inspect(project, context);
          const values: Record<string, string> = {};
          if (options.reviewer) values.reviewer = options.reviewer;
          if (options.anomaliesEvaluated) values['anomalies-evaluated'] = dateOf(options.anomaliesEvaluated);
          const written: string[] = [];
          for (const name of names) {
            const entries = entriesNamed(name, model.soup, model.items);
            if (entries.length === 0) throw new UserError(`No entry of the SOUP register covers ${name}.`);
            for (const entry of entries) {
              const { file } = entry.item.place;
              const text = reviewEntry(
                entry,
                model.soup,
                readFileSync(join(project.root, file), 'utf8'),
                values,
              );
              if (text === undefined)
                throw new UserError(
                  `${entry.item.id} in ${file} has no attribute list; set its version there by hand.`,
                );
              replaceFile(join(project.root, file), text);
              written.push(`${file}: ${entry.item.id} reviewed`);
            }
          }
          context.progress.end();
          process.stdout.write(`${written.join('\n')}\n`);
          return exitCode.clean;
        },
      ),
    );
};

function dateOf(text: string): string {
  if (/^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text))) return text;
  throw new UserError(`"${text}" is no date; write YYYY-MM-DD.`);
}

/** What an installed npm package says of itself; for other ecosystems nothing lies at a known place. */
function installed({ root }: Project, { ecosystem, name }: SoupItem): PackageFacts | undefined {
  if (ecosystem !== 'npm') return undefined;
  const path = join(root, 'node_modules', name, 'package.json');
  const outcome = existsSync(path) ? parseJson(readFileSync(path, 'utf8')) : undefined;
  if (!outcome || isProblem(outcome)) return undefined;
  const value = outcome.value as Record<string, unknown>;
  const author = value.author as string | { name?: unknown } | undefined;
  const line = (text: unknown): string =>
    typeof text === 'string' ? text.replace(/\s+/g, ' ').slice(0, 300) : '';
  const bugs = value.bugs as string | { url?: unknown } | undefined;
  return {
    description: line(value.description),
    manufacturer: line(typeof author === 'object' ? author?.name : author).replace(/\s*[<(].*$/, ''),
    homepage: line(typeof bugs === 'object' ? bugs?.url : bugs) || line(value.homepage),
  };
}
