import { Option } from 'commander';
import { loadProject } from '../../config/index.ts';
import { check } from '../../pipeline.ts';
import { formats, report } from '../../render/export/reporters/index.ts';
import { allRules } from '../../rules.ts';
import { readInside } from '../../sources/inside.ts';
import { type CommandModule, exitCode } from '../command.ts';
import { requireKnownRules } from './rules.ts';

/**
 * `dossier check`: reads, links and checks the project, and prints the findings.
 * @implements SRS-1201, SRS-1202
 */
export const checkCommand: CommandModule = (program, action) => {
  program
    .command('check')
    .description(
      'Checks the project: identifiers, links, coverage, evidence, references. Writes nothing but its cache.',
    )
    .addOption(new Option('--format <format>', 'how findings are printed').choices(formats).default('text'))
    .option('--rule <names...>', 'show findings of these rules only (dossier rules lists them)')
    .action(
      action(async (context, options: { format: (typeof formats)[number]; rule?: string[] }) => {
        const wanted = options.rule && (await requireKnownRules(options.rule));
        const project = await loadProject(context.configPath);
        const all = await check(project, context);
        const findings = wanted ? all.filter((finding) => wanted.has(finding.rule)) : all;
        context.progress.end();
        const text = report(options.format, findings, {
          colours: process.stdout.isTTY === true && !process.env.NO_COLOR,
          readLine: lineReader(project.root),
          rules: options.format === 'sarif' ? await allRules() : [],
        });
        if (text !== '' && !(context.quiet && findings.length === 0)) process.stdout.write(text);
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
