import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { replaceFile } from '../../cache/json-cache.ts';
import type { Project } from '../../config/index.ts';
import {
  type DeploymentAction,
  deployedName,
  deploymentHistory,
  type Model,
  type StatedDeployment,
} from '../../model/index.ts';
import { type DeploymentRequest, signDeployment, stateDeployment } from '../../release/deployments/index.ts';
import { readDeploymentFiles, readSmokeReport } from '../../sources/deployments/index.ts';
import { contentOfCommits, readUserName, recordPaths } from '../../sources/git/index.ts';
import { sha256OfFile } from '../../sources/large-file.ts';
import { sourceContext } from '../../sources/source.ts';
import { analyseProject } from '../../workflows/build.ts';
import { answerOf, projectCommand, UserError } from '../command.ts';
import { releaseOf } from '../deployed-release.ts';
import { keyAt, signedBySsh, timeOf } from '../signing.ts';
import { softwareAt } from '../software-at.ts';

interface Options {
  environment: string;
  action: DeploymentAction;
  artifact?: string;
  result: string;
  release?: string;
  set?: string[];
  configuration?: string[];
  migration?: string;
  migrationBack?: string;
  reason?: string;
  role?: string;
  key: string;
  name?: string;
  date?: string;
}

/**
 * `dossier deployment`: what runs where; `record` writes what a person did to an environment.
 * @implements SRS-3752
 */
export const deploymentCommand = projectCommand({
  name: 'deployment',
  ofVariant: true,
  commands: [
    projectCommand({
      name: 'record',
      ofVariant: true,
      summary: 'Signs what was deployed, swapped or rolled back, with the smoke test there.',
      options: [
        ['--environment <name>', 'as the configuration names it', { required: true }],
        ['--action <action>', 'what was done', { choices: ['deploy', 'swap', 'rollback'], usual: 'deploy' }],
        [
          '--artifact <file>',
          'the software: a file, or oci://host/name@sha256:…; of a swap or rollback the records tell it',
        ],
        ['--result <report>', 'report of the smoke test in that environment', { required: true }],
        ['--release <archive>', 'the release that binds the software; by default the one in `releases/`'],
        ['--set <settings...>', 'settings it runs with: NAME=VALUE'],
        ['--configuration <files...>', 'files of settings it runs with; their hashes are recorded'],
        ['--migration <text>', 'what became of the data'],
        ['--migration-back <text>', 'how the data come back to what they were'],
        ['--reason <text>', 'why it was done; a rollback asks for it'],
        ['--role <role>', 'the role you sign in; by default that of the environment'],
        [
          '--key <file>',
          'your SSH key; the public one, if an agent holds the private one',
          { required: true },
        ],
        ['--name <name>', "your printed name; by default git's user.name"],
        ['--date <time>', 'UTC time of the deployment, YYYY-MM-DDThh:mm:ssZ; by default now'],
      ],
      async run(project, options: Options, context) {
        const key = keyAt(options.key);
        const { model } = await analyseProject(project, context);
        const { directory, environments } = project.config.deployment;
        const { files } = await readDeploymentFiles(project);
        const { report, committed, ...request } = await requestOf(project, options, model, context.signal);
        const { stated, remarks } = answerOf(
          stateDeployment(request, {
            deployments: model.deployments,
            digests: new Map(files.map(({ file, sha256 }) => [file, sha256])),
            environments,
            artifacts: model.artifacts,
            committed,
            now: timeOf(undefined),
          }),
          (why) => `${why} Nothing was written.`,
        );
        const record = await signedBySsh(signDeployment(stated, key));
        const { environment, action, artifact, name, role } = stated;
        const file = `${directory}/${stated.smoke.report.replace(/\.smoke\.[^.]+$/, '')}.deployment.json`;
        replaceFile(join(project.root, directory, stated.smoke.report), report);
        replaceFile(join(project.root, file), record);
        context.print(
          `${file}: ${name}, ${role}: ${action} of ${deployedName(artifact)} in ${environment}, smoke test ${stated.smoke.verdict}\nCommit it with its report; it counts from then on.\n`,
        );
        for (const remark of remarks) context.printError(`${remark}\n`);
        return remarks.length > 0 ? 'findings' : 'clean';
      },
    }),
  ],
  async run(project, _options: object, context) {
    const { model } = await analyseProject(project, context);
    const stays = deploymentHistory(model.deployments);
    const lines = project.config.deployment.environments.map(({ name }) => {
      const stay = stays.get(name)?.at(-1);
      if (!stay) return `${name}: nothing was recorded`;
      const { source, stated, artifact, file } = stay;
      const released = source.release
        ? `released as ${source.release.tag}`
        : 'not released when it was recorded';
      return `${name}: ${deployedName(artifact)}, version ${source.version}, ${released}, since ${stated.time} (${file})`;
    });
    const refused = model.deployments.filter(({ state }) => state === 'refused');
    context.print(`${lines.join('\n') || 'The configuration names no environment.'}\n`);
    for (const { file, reason } of refused) context.printError(`${file} proves nothing. ${reason}\n`);
    return refused.length > 0 ? 'findings' : 'clean';
  },
});

/** What the caller says was done, and the bytes of the report. */
async function requestOf(
  project: Project,
  options: Options,
  model: Model,
  signal: AbortSignal,
): Promise<DeploymentRequest & { report: Uint8Array; committed: string }> {
  const { root, config } = project;
  const { action, environment, reason = '' } = options;
  if (action === 'rollback' && reason === '')
    throw new UserError('Say why it was rolled back: --reason "<why>".');
  if ((options.migration === undefined) !== (options.migrationBack === undefined))
    throw new UserError('A migration of data is told with its way back: --migration and --migration-back.');
  const name = options.name ?? (await readUserName(root));
  if (!name) throw new UserError('A record needs your name: --name "<your name>".');
  const time = timeOf(options.date);
  const report = readReport(options.result);
  const smoke = answerOf(
    await readSmokeReport(options.result, report, sourceContext(project)),
    (why) => `${why} Nothing was written.`,
  );
  const artifact = options.artifact === undefined ? undefined : softwareAt(options.artifact);
  const { revision } = model.release;
  const committed = await contentOfCommits(root, recordPaths(config))(revision.commit);
  if (committed?.tree !== revision.tree)
    throw new UserError('There are changes that no commit holds, so that nobody can tell what was deployed.');
  const released = artifact && (await releaseOf(project, artifact, options.release, signal));
  const own = {
    version: model.product.version,
    commit: revision.commit,
    tree: revision.tree,
    ...(model.variant ? { variant: model.variant.name } : {}),
  };
  const base = freeName(
    root,
    config.deployment.directory,
    `${time.replaceAll(':', '')}-${environment}-${action}`,
  );
  return {
    action,
    environment,
    artifact: released?.artifact ?? artifact,
    source: released?.source ?? own,
    configuration: configurationOf(options),
    smoke: { report: `${base}.smoke${extname(options.result)}`, ...smoke },
    migration:
      options.migration === undefined
        ? undefined
        : { data: options.migration, back: options.migrationBack ?? '' },
    why: reason,
    name,
    role:
      options.role ?? config.deployment.environments.find((each) => each.name === environment)?.role ?? '',
    time,
    report,
    committed: committed.date,
  };
}

/** A name that no record has: none is ever written over. */
function freeName(root: string, directory: string, base: string): string {
  for (let number = 1; ; number++) {
    const name = number === 1 ? base : `${base}-${number}`;
    if (!existsSync(join(root, directory, `${name}.deployment.json`))) return name;
  }
}

function readReport(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch {
    throw new UserError(`There is no report ${path}.`);
  }
}

function configurationOf({ set = [], configuration = [] }: Options): StatedDeployment['configuration'] {
  const settings = set.map((text) => {
    const [, name, value = ''] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
    if (name === undefined) throw new UserError(`"${text}" is no setting; write NAME=VALUE.`);
    return { name, value };
  });
  const files = configuration.map((name) => {
    try {
      return { name, sha256: sha256OfFile(name) };
    } catch {
      throw new UserError(`There is no file ${name}.`);
    }
  });
  return [...settings, ...files];
}
