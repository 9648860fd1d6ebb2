import type { Config } from '../config/index.ts';
import {
  type AnalysisReport,
  type AnalysisResult,
  type Finding,
  isReason,
  type Model,
  startOf,
} from '../model/index.ts';
import { finding } from './rules.ts';

const ranks = { error: 3, warning: 2, note: 1, none: 0 };

/**
 * What static analysis leaves open. A report of another commit says nothing of this code; one of unknown origin is believed where it
 * tells of an error, but does not show that the analysis was made.
 * @implements SRS-1806, SRS-1807
 */
export function checkAnalyses({
  model,
  config,
  configFile,
}: {
  model: Model;
  config: Config;
  configFile: string;
}): Finding[] {
  const { analysis } = config.quality;
  const files = new Set(model.codeFiles.map(({ path }) => path));
  const findings = model.analyses
    .filter(({ origin }) => origin !== 'other')
    .flatMap((report) =>
      report.results.flatMap((result) => {
        if (!result.suppressed)
          return ranks[result.level] >= ranks[analysis.level] ? [open(report, result, files)] : [];
        return !isReason(result.justification) ? [unjustified(report, result, files)] : [];
      }),
    );
  const isShown = model.analyses.some(
    ({ origin, format }) => origin === 'current' && format !== 'unreadable',
  );
  if (analysis.demanded && !isShown)
    findings.push(
      finding('analysis-missing', startOf(configFile), {
        message: 'Static analysis is demanded, and no report of this tree was read.',
        hint: 'Let the analyser write SARIF where `sources.analysis` looks for it, and run it with the tests through `dossier stamp -- <command>`.',
      }),
    );
  return findings;
}

function open(report: AnalysisReport, result: AnalysisResult, files: ReadonlySet<string>): Finding {
  return finding('analysis-open', placeOf(report, result, files), {
    message: `${result.tool} reports at level ${result.level}: ${result.message} (${result.rule || 'no rule named'})`,
    hint: 'Mend it, or suppress it with a justification in the way of the tool, then run the analysis again.',
  });
}

function unjustified(report: AnalysisReport, result: AnalysisResult, files: ReadonlySet<string>): Finding {
  return finding('suppression-unjustified', placeOf(report, result, files), {
    message: `A result of ${result.tool} is suppressed and nobody says why: ${result.message} (${result.rule || 'no rule named'})`,
    hint: 'State a justification where it is suppressed, in the way of the tool.',
  });
}

function placeOf({ path }: AnalysisReport, { file, line }: AnalysisResult, files: ReadonlySet<string>) {
  return files.has(file) ? { file, line: Math.max(line, 1), column: 1 } : startOf(path);
}
