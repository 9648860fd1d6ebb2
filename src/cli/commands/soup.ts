import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { replaceFile } from '../../cache/json-cache.ts';
import { compareWith } from '../../change/index.ts';
import type { Project } from '../../config/index.ts';
import { append, dayOf, platformKinds, type SoupItem } from '../../model/index.ts';
import type { Checked } from '../../pipeline/analyse.ts';
import {
  checkRegister,
  entriesNamed,
  isStrictFor,
  type PackageFacts,
  platformEntry,
  type RegisterEntry,
  reviewEntry,
  reviewStates,
  type Skeleton,
  skeletonOf,
  skeletonsOf,
  soupTable,
  unrecorded,
  updateSoupLock,
} from '../../soup/index.ts';
import { parseJson } from '../../sources/safe-json.ts';
import { analyseProject } from '../../workflows/build.ts';
import { appendItems } from '../append-items.ts';
import { answerOf, type CommandContext, type Ending, projectCommand, UserError } from '../command.ts';
import { advisoriesCommand } from './soup-advisories.ts';
import { watchCommand } from './soup-watch.ts';

/**
 * `dossier soup`: what is locked and who answered for it; `add` and `review` keep the register.
 * @implements SRS-1705, SRS-1706, SRS-1707
 */
export const soupCommand = projectCommand({
  name: 'soup',
  options: [
    ['--unreviewed', 'only what has no entry, or another version than the one reviewed'],
    [
      '--base <ref>',
      'only what the change since a commit brings: end with 1 where the register does not cover it',
    ],
  ],
  commands: [
    advisoriesCommand,
    watchCommand,
    projectCommand({
      name: 'add',
      summary: 'Writes new entries into the SOUP register, filled with all that is known.',
      arguments: [['[name]', 'package, such as npm:commander, or a group, such as npm:@babel/*']],
      options: [
        [
          '--missing',
          'all that the register lacks: an entry for each package asked for, one for all that come with them',
        ],
        ['--file <path>', 'page of the register; by default the one that holds the last entry'],
        [
          '--platform <kind>',
          'what the software stands on and no file locks, with its version: gcc@13.2.0',
          { choices: [...platformKinds.keys()] },
        ],
      ],
      async run(
        project,
        options: { file?: string; platform?: string; missing?: boolean },
        context,
        name?: string,
      ) {
        const { platform, missing = false } = options;
        if ((name === undefined) !== missing || (missing && platform !== undefined))
          throw new UserError('Name one package, or --missing for all that the register lacks.');
        const checked = await analyseProject(project, context);
        const { soup, items } = checked.model;
        const factsOf = (item: SoupItem) => installed(project, item);
        const first = project.ids.exampleOf('SOUP');
        const entries =
          name === undefined
            ? skeletonsOf(unrecorded(soup, items, isStrictFor(project.config)), soup, items, factsOf, first)
            : [entryFor(name)];
        if (entries.length === 0) {
          context.print('The SOUP register lacks nothing.\n');
          return;
        }
        const texts = entries.map(({ text }) => text);
        const file = appendItems(project.root, checked.model, 'SOUP', options.file, texts);
        keepHashes(
          project,
          checked,
          entries.flatMap(({ covered }) => covered),
        );
        for (const { id } of entries) context.print(`${file}: ${id} written\n`);
        context.print('Say in each what `dossier check` asks for.\n');

        function entryFor(name: string): Skeleton {
          const entry =
            platform === undefined
              ? skeletonOf(name, soup, items, factsOf, first)
              : platformEntry(name, platform, items, first);
          if (entry) return entry;
          if (platform === undefined)
            throw new UserError(`No lockfile holds ${name}. \`dossier soup\` lists what is locked.`);
          throw new UserError(`${name} states no version. No file tells it: write ${name}@<version>.`);
        }
      },
    }),
    projectCommand({
      name: 'review',
      summary: 'Moves the reviewed version of entries to what is locked now.',
      arguments: [['<names...>', 'entries by ID, or packages']],
      options: [
        ['--reviewer <name>', 'who reviewed it; stands in the entry'],
        ['--anomalies-evaluated <date>', 'when the published anomalies were evaluated, YYYY-MM-DD'],
      ],
      async run(
        project,
        options: { reviewer?: string; anomaliesEvaluated?: string },
        context,
        names: string[],
      ) {
        const checked = await analyseProject(project, context);
        const { model } = checked;
        const values: Record<string, string> = {};
        if (options.reviewer) values.reviewer = options.reviewer;
        if (options.anomaliesEvaluated) values['anomalies-evaluated'] = dateOf(options.anomaliesEvaluated);
        const entries = new Map<string, RegisterEntry>();
        for (const name of names) {
          const named = entriesNamed(name, model.soup, model.items);
          if (named.length === 0) throw new UserError(`No entry of the SOUP register covers ${name}.`);
          for (const entry of named) entries.set(entry.item.id, entry);
        }
        const written: string[] = [];
        // From the end of a page to its beginning: a line that is added moves no entry that is still to be changed.
        const fromBelow = [...entries.values()].sort((a, b) => b.item.place.line - a.item.place.line);
        for (const entry of fromBelow) {
          const { id, place } = entry.item;
          const path = join(project.root, place.file);
          const text = reviewEntry(entry, model.soup, readFileSync(path, 'utf8'), values);
          if (text === undefined)
            throw new UserError(
              `${id} in ${place.file} has no attribute list; set its version there by hand.`,
            );
          replaceFile(path, text);
          written.unshift(`${place.file}: ${id} reviewed`);
        }
        const reviewed = model.soup.filter(({ entry }) => entries.has(entry));
        keepHashes(project, checked, reviewed);
        append(written, withoutHash(reviewed));
        context.print(`${written.join('\n')}\n`);
        return;
      },
    }),
  ],
  async run(project, options: { unreviewed?: boolean; base?: string }, context) {
    const checked = await analyseProject(project, context);
    if (options.base !== undefined) return gateChange(project, checked, options.base, context);
    context.print(soupTable(checked.model, project.config, options.unreviewed === true));
  },
});

/** Which lockfiles state no hash of packages, one line each. */
function withoutHash(soup: readonly SoupItem[]): string[] {
  const unhashed = soup.filter(({ hashes, integrity }) => hashes.length === 0 && integrity !== 'commit');
  return [...Map.groupBy(unhashed, ({ places }) => places[0]?.file ?? '')].map(([file, own]) => {
    const names =
      own
        .slice(0, 3)
        .map(({ name }) => name)
        .join(', ') + (own.length > 3 ? ', …' : '');
    return `${file} states no hash of ${names}: other bytes of the same version would not be seen`;
  });
}

/**
 * Writes what was reviewed into the SOUP lock. The first time, what counts as reviewed already goes in as well.
 * @implements SRS-3520
 */
function keepHashes(
  { root, config }: Project,
  { model, soupLock }: Checked,
  reviewed: readonly SoupItem[],
): void {
  const now = new Set(reviewed.map(({ purl }) => purl));
  const states = soupLock ? undefined : reviewStates(model, config);
  const text = updateSoupLock(
    soupLock ?? new Map(),
    model.soup,
    ({ purl }) => now.has(purl) || ['reviewed', 'incomplete'].includes(states?.get(purl) ?? ''),
  );
  replaceFile(join(root, config.soup.lock), text);
}

/** Findings of the register on packages that a change added or moved. */
async function gateChange(
  project: Project,
  checked: Checked,
  base: string,
  context: CommandContext,
): Promise<Ending> {
  const comparison = answerOf(await compareWith(project, { base }, async () => checked, context));
  const { soup } = comparison.impact;
  const brought = new Set(soup.filter(({ after }) => after !== '').map(({ name }) => name));
  const found = checkRegister({ ...project, ...checked }, ({ ecosystem, name }) =>
    brought.has(`${ecosystem}:${name}`),
  );
  for (const { name, before, after } of soup)
    context.print(`${name} ${before || 'none'} → ${after || 'none'}\n`);
  for (const { message, hint } of found) context.print(`  ${message}\n    ${hint}\n`);
  context.print(`${soup.length} changes of packages, ${found.length} findings of the register\n`);
  return found.some(({ severity }) => severity === 'error') ? 'findings' : 'clean';
}

function dateOf(text: string): string {
  const day = dayOf(text);
  if (day) return day;
  throw new UserError(`"${text}" is no date; write YYYY-MM-DD.`);
}

/** What an installed npm package says of itself; for other ecosystems nothing lies at a known place. */
function installed({ root }: Project, { ecosystem, name }: SoupItem): PackageFacts | undefined {
  if (ecosystem !== 'npm') return undefined;
  const path = join(root, 'node_modules', name, 'package.json');
  const outcome = existsSync(path) ? parseJson(readFileSync(path, 'utf8')) : undefined;
  if (!outcome || 'refused' in outcome) return undefined;
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
