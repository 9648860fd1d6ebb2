import { allDeclarations, checkArchitecture } from '../architecture/index.ts';
import { checkClaims } from '../claims/check.ts';
import type { Project } from '../config/index.ts';
import { append, compareText, type Finding, type Rule } from '../model/index.ts';
import { checkReductions } from '../risk/reduction.ts';
import { checkLocked, checkRegister } from '../soup/index.ts';
import type { ProjectFiles } from '../sources/project-files.ts';
import {
  type AcceptedFinding,
  applyBaseline,
  checkTrace,
  foldCauses,
  parseBaseline,
  rulesOfCoverage,
  settleFindings,
} from '../trace/index.ts';
import type { Linked } from './link.ts';
import { allRules } from './rules.ts';

/** Third stage: every check over the linked model, then the baseline. Nothing is written and nothing is printed. */
export async function checkModel(
  { config, configFile }: Project,
  { model, graph, lock, findings }: Linked,
  baseline: string | undefined,
  files: ProjectFiles,
): Promise<{ findings: Finding[]; accepted: AcceptedFinding[]; rules: Rule[] }> {
  const rules = [...(await allRules()), ...rulesOfCoverage(config)].sort((a, b) =>
    compareText(a.name, b.name),
  );
  const ruleNames = new Set(rules.map(({ name }) => name));
  const { entries, findings: baselineFindings } = parseBaseline(baseline ?? '', config.trace.baseline);
  const found = checkTrace(model, graph, { config, configFile, lock, files, ruleNames });
  if (model.architecture)
    found.push(
      ...checkArchitecture(model.architecture, allDeclarations(model.elements, model.items), config, model),
    );
  append(found, checkClaims(model, config));
  append(found, checkLocked(model));
  append(found, checkRegister(model, config));
  if (model.scans.length > 0 || config.quality.vulnerabilities.demanded) {
    const { checkVulnerabilities } = await import('../quality/check-vulnerabilities.ts');
    append(found, checkVulnerabilities(model, config, configFile));
  }
  if (model.analyses.length > 0 || config.quality.analysis.demanded)
    append(found, (await import('../quality/check-analyses.ts')).checkAnalyses(model, config, configFile));
  if (Object.keys(config.quality.coverage).length > 0)
    append(found, (await import('../quality/check-coverage.ts')).checkCoverage(model, config, configFile));
  if (config.documents.some(({ softwareVersions }) => softwareVersions))
    append(found, (await import('../release/revisions.ts')).checkSoftwareVersions(model, configFile));
  if (config.product.udi?.basicUdiDi) append(found, (await import('../udi/basic.ts')).checkBasicUdiDi(model));
  append(found, checkReductions(model, config.risk));
  if (config.risk) append(found, (await import('../risk/check.ts')).checkRisks(model, config.risk));
  if (Object.keys(config.gates.off).length > 0)
    append(found, (await import('../gates/check.ts')).checkCriteria(config, configFile));
  const all = [...findings, ...baselineFindings, ...found];
  const settled = settleFindings(await underProfiles(all), config);
  const { findings: open, accepted } = applyBaseline(settled, entries, config.trace.baseline);
  return {
    findings: foldCauses(open, { model, graph, config, isReviewed: lock !== undefined }),
    accepted,
    rules,
  };

  /** Loaded only where a profile asks for something. */
  async function underProfiles(others: readonly Finding[]): Promise<readonly Finding[]> {
    if (config.regulation.profiles.length === 0) return others;
    const { checkProfiles } = await import('../regulation/check.ts');
    return checkProfiles(model, config, configFile, ruleNames, others);
  }
}
