import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, relative, resolve } from 'node:path';
import { Option } from 'commander';
import { loadProject, type Project } from '../../config/index.ts';
import type { Finding } from '../../model/index.ts';
import { allRules } from '../../pipeline/rules.ts';
import { formats, report } from '../../render/export/reporters/index.ts';
import { readInside } from '../../sources/inside.ts';
import { settleFindings } from '../../trace/index.ts';
import { analyseProject, check } from '../../workflows/build.ts';
import { type CommandContext, type CommandModule, exitCode, UserError } from '../command.ts';
import { printRaw } from '../print.ts';
import { requireKnownRules } from './rules.ts';

interface Options {
  format: (typeof formats)[number];
  rule?: string[];
  pullRequest?: string;
  base?: string;
}

/**
 * `dossier check`: reads, links and checks the project, and prints the findings.
 * @implements SRS-1201, SRS-1202, SRS-3169
 */
export const checkCommand: CommandModule = (program, action) => {
  program
    .command('check')
    .description(
      'Checks the project: identifiers, links, coverage, evidence, references. Writes nothing but its cache.',
    )
    .addOption(new Option('--format <format>', 'how findings are printed').choices(formats).default('text'))
    .option('--pull-request <file>', 'hold the description of a pull request in this file against its change')
    .option('--base <ref>', 'what the pull request is made against')
    .option('--rule <names...>', 'show findings of these rules only (dossier rules lists them)')
    .action(
      action(async (context, options: Options) => {
        const wanted = options.rule && (await requireKnownRules(options.rule));
        const project = await loadProject(context.configPath);
        const all = options.pullRequest
          ? await withContract(project, context, options.pullRequest, options.base)
          : await check(project, context);
        const findings = wanted ? all.filter((finding) => wanted.has(finding.rule)) : all;
        context.progress.end();
        const text = report(options.format, findings, {
          colours: process.stdout.isTTY === true && !process.env.NO_COLOR,
          readLine: lineReader(project.root),
          rules: options.format === 'sarif' ? await allRules() : [],
        });
        if (text !== '' && !(context.quiet && options.format === 'text' && findings.length === 0))
          printRaw(text);
        return findings.some((finding) => finding.severity === 'error') ? exitCode.findings : exitCode.clean;
      }),
    );
};

/** Reads single lines of project files for the excerpt under a finding; undefined where there is none. */
export function lineReader(root: string): (file: string, line: number) => string | undefined {
  const files = new Map<string, string[]>();
  return (file, line) => {
    let lines = files.get(file);
    if (!lines) {
      lines = readInside(root, file)?.toString('utf8').split(/\r?\n/) ?? [];
      files.set(file, lines);
    }
    return lines[line - 1];
  };
}

/** The findings of a check, with those of the contract of a pull request. */
async function withContract(
  project: Project,
  context: CommandContext,
  file: string,
  base: string | undefined,
): Promise<Finding[]> {
  if (base === undefined) throw new UserError('A pull request is held against its base: --base origin/main');
  if (!existsSync(file)) throw new UserError(`There is no file ${file}.`);
  if (statSync(file).size > maximumDescription) throw new UserError(`${file} is too long for a description.`);
  const { checkContract, compareWith, readDescription } = await import('../../change/index.ts');
  const comparison = await compareWith(project, { base }, () => analyseProject(project, context), context);
  if ('refused' in comparison) throw new UserError(comparison.refused);
  const found = checkContract({
    ...comparison,
    description: readDescription(readFileSync(file, 'utf8'), project.ids),
    file: relative(project.root, resolve(file)).startsWith('..')
      ? basename(file)
      : relative(project.root, resolve(file)),
    readText: (path) => readInside(project.root, path)?.toString('utf8'),
    config: project.config,
  });
  return [...comparison.after.findings, ...settleFindings(found, project.config)];
}

/** Bytes of the longest description read. */
const maximumDescription = 1_000_000;
