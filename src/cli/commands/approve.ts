import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { replaceFile } from '../../cache/json-cache.ts';
import { gateIds } from '../../gates/index.ts';
import { type Meaning, meanings, signApproval } from '../../release/approvals/index.ts';
import { contentOfCommits, readUserName, recordPaths } from '../../sources/git/index.ts';
import { analyseProject } from '../../workflows/build.ts';
import { projectCommand, UserError } from '../command.ts';
import { keyAt, signedBySsh, timeOf } from '../signing.ts';

interface Options {
  role: string;
  meaning: Meaning;
  key: string;
  name?: string;
  date?: string;
  document?: string[];
  item?: string[];
  criterion?: string[];
}

/**
 * `dossier approve G2`: writes one record of one person's signature over the content as it is.
 * @implements SRS-1902
 */
export const approveCommand = projectCommand({
  name: 'approve',
  ofVariant: true,
  arguments: [['<gate>', 'G1 to G5']],
  options: [
    [
      '--role <role>',
      'the role you sign in, as the file of allowed signers gives it to you',
      { required: true },
    ],
    ['--meaning <meaning>', 'what your signature means', { choices: meanings, required: true }],
    ['--key <file>', 'your SSH key; the public one, if an agent holds the private one', { required: true }],
    ['--name <name>', "your printed name; by default git's user.name"],
    ['--date <time>', 'UTC time of the signature, YYYY-MM-DDThh:mm:ssZ; by default now'],
    [
      '--document <ids...>',
      'documents that are signed instead of the whole content; they stay signed until their text changes',
    ],
    ['--item <ids...>', 'items that are signed instead'],
    ['--criterion <ids...>', 'criteria done outside that you confirm for this content'],
  ],
  async run(project, options: Options, context, gate: string) {
    const { role, meaning } = options;
    if (!(gateIds as string[]).includes(gate))
      throw new UserError(`There is no gate ${gate}. The gates are ${gateIds.join(', ')}.`);
    const key = keyAt(options.key);
    const name = options.name ?? (await readUserName(project.root));
    if (!name) throw new UserError('An approval needs your name: --name "<your name>".');
    const time = timeOf(options.date);
    const { model } = await analyseProject(project, context);
    const subjects = [
      ...(options.document ?? []),
      ...(options.item ?? []),
      ...(options.criterion ?? []).map((id) => `criterion:${id}`),
    ];
    if (subjects.length === 0) subjects.push('tree');
    if (model.release.revision.tree === '' && subjects.some((subject) => /^tree$|^criterion:/.test(subject)))
      throw new UserError('The whole content can be signed under version control only.');
    const { revision } = model.release;
    // Records beside it that are not committed yet change nothing of what a commit holds.
    const committed = await contentOfCommits(project.root, recordPaths(project.config))(revision.commit);
    const commit = committed?.tree === revision.tree ? revision.commit : '';
    const variant = model.variant?.name;
    const predicate = { gate, role, meaning, name, time, ...(variant ? { variant } : {}) };
    const outcome = await signedBySsh(signApproval(model, { subjects, commit, predicate }, key));
    if ('unknown' in outcome)
      throw new UserError(`There is no ${outcome.unknown.join(', no ')} to sign. Nothing was written.`);
    const { directory } = project.config.approvals;
    const file = freeName(
      project.root,
      `${directory}/${variant ? `${variant}-` : ''}${gate}-${plain(role)}-${meaning}-${time.slice(0, 10)}`,
    );
    replaceFile(join(project.root, file), outcome.record);
    context.print(
      `${file}: ${name}, ${role}: ${meaning} of ${subjects.join(', ')} for ${gate}${variant ? ` of ${variant}` : ''}\nCommit it; it counts from then on.\n`,
    );
  },
});

function plain(role: string): string {
  return role
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40);
}

function freeName(root: string, base: string): string {
  for (let number = 1; ; number++) {
    const file = `${base}${number === 1 ? '' : `-${number}`}.json`;
    if (!existsSync(join(root, file))) return file;
  }
}
