import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { replaceFile } from '../../cache/json-cache.ts';
import { fileOfUse, type Project, type Use } from '../../config/index.ts';
import { nameOfRelease, type Supplier } from '../../model/index.ts';
import { openZip } from '../../release/archive/read-archive.ts';
import { readUses } from '../../sources/uses.ts';
import { bringArchive } from '../../suppliers/bring.ts';
import { readExcerpt, readSupplier, writeExcerpt } from '../../suppliers/index.ts';
import { verifyArchive } from '../../verification/index.ts';
import { analyseProject } from '../../workflows/build.ts';
import { answerOf, type CommandContext, projectCommand, UserError } from '../command.ts';
import { registryAccess } from './pull.ts';

/**
 * `dossier uses`: which releases of other projects ours relies on, and what counts of them; `fetch` brings them.
 * @implements SRS-3821
 */
export const usesCommand = projectCommand({
  name: 'uses',
  commands: [
    projectCommand({
      name: 'fetch',
      summary:
        'Brings releases of other projects and keeps of them what builds read, if they are what they say.',
      arguments: [['[names...]', 'of `uses`; all that lie elsewhere, if none is named']],
      options: [['--archive <file>', 'takes it from this ZIP of a release, of the one that is named']],
      async run(project, options: { archive?: string }, context, names: string[]) {
        const { uses } = project.config;
        for (const name of names)
          if (!Object.hasOwn(uses, name))
            throw new UserError(`\`uses\` of the configuration has no ${name}.`);
        if (options.archive !== undefined && names.length !== 1)
          throw new UserError(
            'Name the one whose archive it is: dossier uses fetch <name> --archive <file>.',
          );
        const wanted = names.length > 0 ? names : Object.keys(uses).filter((name) => isElsewhere(name, uses));
        if (wanted.length === 0) context.print('Every release that `uses` names lies in the project.\n');
        let kept = true;
        for (const name of wanted)
          kept = (await bring(project, name, uses[name] as Use, options.archive, context)) && kept;
        return kept ? 'clean' : 'findings';
      },
    }),
  ],
  async run(project, _options: object, context) {
    const { model } = await analyseProject(project, context);
    const suppliers = model.suppliers ?? [];
    if (suppliers.length === 0) context.print('`uses` of the configuration names no other project.\n');
    for (const supplier of suppliers) context.print(`${describe(supplier)}\n`);
    return suppliers.some(({ standing }) => standing === 'not proven') ? 'findings' : 'clean';
  },
});

function isElsewhere(name: string, uses: Project['config']['uses']): boolean {
  const use = uses[name] as Use;
  return fileOfUse(name, use) !== use.from;
}

/** Brings, verifies and keeps one. @returns whether it is kept */
async function bring(
  { root, config }: Project,
  name: string,
  use: Use,
  given: string | undefined,
  { print, signal }: CommandContext,
): Promise<boolean> {
  if (given !== undefined && !statSync(given, { throwIfNoEntry: false })?.isFile())
    throw new UserError(`There is no archive ${given}.`);
  const notKept = (why: string): false => {
    print(`${name} is not kept: ${why}\n`);
    return false;
  };
  const came =
    given === undefined
      ? await bringArchive(root, use, registryAccess(signal))
      : { zip: readFileSync(given), brought: { from: use.from } };
  if ('refused' in came) return notKept(`${came.refused}.`);
  const archive = answerOf(openZip(came.zip), (why) => `What came for ${name} cannot be read: ${why}.`);
  const { checks } = await verifyArchive(archive, {});
  const bad = checks.filter(({ state }) => state === 'bad').map(({ text }) => text);
  if (bad.length > 0) return notKept(bad.join(' '));
  const excerpt = answerOf(readExcerpt(came.zip), (why) => `What came for ${name} is not taken: ${why}.`);
  const file = fileOfUse(name, use);
  const lying = readUses(root, config).get(name) ?? { signers: '', revoked: '', bytes: undefined };
  // Whole, it may be what a digest of a registry identifies; of a release that says so itself, the part that builds read is enough.
  const bytes = Buffer.from(writeExcerpt(excerpt, came.brought));
  const supplier = await readSupplier(name, use, { ...lying, bytes }, new Set());
  if (supplier.standing === 'not proven') return notKept(supplier.lacking);
  replaceFile(join(root, file), bytes);
  print(`${describe(supplier)}\n  in ${file}; commit it\n`);
  return true;
}

/** One supplier in a few lines. */
function describe(supplier: Supplier): string {
  const { prefix, product, release, standing, signer, reason, lacking, manifest, total, items } = supplier;
  if (standing === 'not proven') return `${prefix}: nothing counts. ${lacking}`;
  const by = standing === 'signed' ? `signed by ${signer}` : `counts by a stated reason: ${reason}`;
  const shown = items.length > 0 ? `, of which ${items.length} stand in chains of ours` : '';
  return `${nameOfRelease(supplier)}: ${product}, ${release}, ${by}\n  ${total} items${shown}; manifest.json ${manifest}`;
}
