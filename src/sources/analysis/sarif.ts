import type { AnalysisFacts, AnalysisResult, AnalysisRule } from '../../model/index.ts';
import { field, listOf, textField } from '../safe-json.ts';
import { Unreadable, wholeJson } from '../unreadable.ts';
import { type LevelReader, levelsOf } from './sarif-levels.ts';
import { demandMembers } from './sarif-members.ts';
import { rulesOf } from './sarif-rules.ts';

/**
 * Reads a SARIF log (OASIS SARIF 2.1.0). A word that is not known counts against the code: a level as an error, a kind as a failure. A run that failed, that scanned nothing (3.14.23: no `results`) or whose results lie in other
 * files is no evidence. Results that are absent from this run (3.27.24) or no failure (3.27.9) are left out.
 */
export function readSarif(text: string): Omit<AnalysisFacts, 'place'> {
  const { value } = wholeJson(text);
  const runs = listOf(value, 'runs');
  if (textField(value, 'version') !== '2.1.0') throw new Unreadable('it is no SARIF of version 2.1.0');
  if (runs.length === 0) throw new Unreadable('it holds no run of a tool');
  demandNothingOutside(value);
  const tools: string[] = [];
  const results: AnalysisResult[] = [];
  const rules: AnalysisRule[] = [];
  for (const run of runs) {
    const tool = toolOf(run);
    tools.push(tool);
    const reason = whyNotWhole(run);
    if (reason) throw new Unreadable(`the run of ${tool} ${reason}`);
    demandMembers(run, 'run');
    const levelOf = levelsOf(run);
    rules.push(...rulesOf(run, tool));
    for (const result of listOf(run, 'results')) {
      demandMembers(result, 'result');
      const isObject = typeof result === 'object' && result !== null;
      if (isObject && !isOpen(result)) continue;
      if (!isObject || messageOf(result) === undefined)
        throw new Unreadable(`the run of ${tool} holds a result without a message`);
      results.push(resultOf(run, result, tool, levelOf));
    }
  }
  return { tools, results, rules };
}

/**
 * Refuses a log that keeps a part of its runs outside of them (3.13.5). Entries that only name themselves and their run, as some tools write
 * them, hold nothing.
 * @implements SRS-3360
 */
function demandNothingOutside(log: unknown): void {
  const stated = field(log, 'inlineExternalProperties') ?? [];
  const names = ['guid', 'runGuid', 'schema', 'version'];
  const isEmpty = (each: unknown): boolean =>
    typeof each === 'object' && each !== null && Object.keys(each).every((key) => names.includes(key));
  if (!Array.isArray(stated) || !stated.every(isEmpty))
    throw new Unreadable('it keeps results beside its runs (`inlineExternalProperties`)');
}

function whyNotWhole(run: unknown): string | undefined {
  const invocations = field(run, 'invocations') ?? [];
  if (!Array.isArray(invocations)) return 'does not say how it was run';
  const ends = invocations.map((each) => field(each, 'executionSuccessful'));
  if (ends.includes(false)) return 'failed';
  // The property is mandatory (3.20.14).
  if (ends.some((end) => end !== true)) return 'does not say that it succeeded';
  if (listOf(field(run, 'externalPropertyFileReferences'), 'results').length > 0)
    return 'keeps its results in other files';
  return Array.isArray(field(run, 'results')) ? undefined : 'holds no list of results';
}

function toolOf(run: unknown): string {
  const driver = field(field(run, 'tool'), 'driver');
  const name = textField(driver, 'name');
  if (name === '') throw new Unreadable('a run does not name its tool');
  const version = textField(driver, 'semanticVersion') || textField(driver, 'version');
  return `${name} ${version}`.trim().slice(0, 200);
}

/** An unknown kind is taken for a failure. */
function isOpen(result: unknown): boolean {
  const closed = ['pass', 'notApplicable', 'informational'];
  return !closed.includes(textField(result, 'kind')) && textField(result, 'baselineState') !== 'absent';
}

function messageOf(result: unknown): string | undefined {
  const message = field(result, 'message');
  return (
    textField(message, 'text') || textField(message, 'markdown') || textField(message, 'id') || undefined
  );
}

function resultOf(run: unknown, result: unknown, tool: string, levelOf: LevelReader): AnalysisResult {
  const rule = textField(result, 'ruleId') || textField(field(result, 'rule'), 'id');
  const physical = field(listOf(result, 'locations')[0], 'physicalLocation');
  const line = field(field(physical, 'region'), 'startLine');
  return {
    tool,
    rule: rule.slice(0, 200),
    level: levelOf(result),
    message: (messageOf(result)?.split(/\r?\n/, 1)[0] ?? '').slice(0, 500),
    file: fileOf(run, field(physical, 'artifactLocation')),
    line: typeof line === 'number' && Number.isSafeInteger(line) && line > 0 ? line : 0,
    ...suppressionOf(result),
  };
}

/** A result is suppressed when nobody rejects or still reviews one of its suppressions (3.27.23). */
function suppressionOf(result: unknown): Pick<AnalysisResult, 'suppressed' | 'justification'> {
  const all = listOf(result, 'suppressions');
  for (const each of all) demandMembers(each, 'suppression');
  const reasons = all.map((each) => textField(each, 'justification').trim()).filter(Boolean);
  return {
    suppressed:
      all.length > 0 &&
      all.every((each) => (field(each, 'status') ?? field(each, 'state') ?? 'accepted') === 'accepted'),
    justification: reasons.join('; ').slice(0, 1000),
  };
}

function fileOf(run: unknown, location: unknown): string {
  const index = field(location, 'index');
  const listed = typeof index === 'number' ? field(listOf(run, 'artifacts')[index], 'location') : undefined;
  const uri = (textField(location, 'uri') || textField(listed, 'uri')).slice(0, 4096);
  try {
    return decodeURIComponent(uri.replace(/^file:\/\//, '')).replaceAll('\\', '/');
  } catch {
    return uri;
  }
}
