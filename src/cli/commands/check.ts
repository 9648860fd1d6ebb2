import { loadProject, type Project } from '../../config/index.ts';
import type { Finding } from '../../model/index.ts';
import { type Format, formats } from '../../render/export/reporters/index.ts';
import { check } from '../../workflows/api.ts';
import { analyseProject } from '../../workflows/build.ts';
import { answerOf, type CommandContext, command, formatOption, UserError } from '../command.ts';
import { printFindings } from '../print-findings.ts';
import { requireKnownRules } from './rules.ts';

interface Options {
  format: Format;
  rule?: string[];
  pullRequest?: string;
  base?: string;
}

/**
 * `dossier check`: reads, links and checks the project, and prints the findings.
 * @implements SRS-1201, SRS-1202, SRS-3169
 */
export const checkCommand = command({
  name: 'check',
  options: [
    formatOption(formats),
    ['--pull-request <file>', 'hold the description of a pull request in this file against its change'],
    ['--base <ref>', 'what the pull request is made against'],
    ['--rule <names...>', 'show findings of these rules only (dossier rules lists them)'],
  ],
  async run(options: Options, context) {
    const wanted = options.rule && (await requireKnownRules(options.rule));
    const { configPath, variant } = context;
    const { root, findings: all } = options.pullRequest
      ? await withContract(await loadProject(configPath, variant), context, options.pullRequest, options.base)
      : await check(configPath, context);
    const findings = wanted ? all.filter((finding) => wanted.has(finding.rule)) : all;
    await printFindings(context, root, findings, options.format);
    return findings.some((finding) => finding.severity === 'error') ? 'findings' : 'clean';
  },
});

/** The findings of a check, with those of the contract of a pull request. */
async function withContract(
  project: Project,
  context: CommandContext,
  file: string,
  base: string | undefined,
): Promise<{ root: string; findings: Finding[] }> {
  if (base === undefined) throw new UserError('A pull request is held against its base: --base origin/main');
  const { contractFindings, requireDescription } = await import('../pull-request.ts');
  requireDescription(file);
  const { compareWith } = await import('../../change/index.ts');
  const comparison = answerOf(
    await compareWith(project, { base }, () => analyseProject(project, context), context),
  );
  const found = await contractFindings(project, comparison, file);
  return { root: project.root, findings: [...comparison.after.findings, ...found] };
}
