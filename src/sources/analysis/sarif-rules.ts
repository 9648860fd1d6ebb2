import type { AnalysisRule } from '../../model/index.ts';
import { field, listOf, textField } from '../safe-json.ts';

/** Most numbers of weaknesses that are read of one rule. */
const mostWeaknesses = 50;
/** A tag that names a weakness, as CodeQL (`external/cwe/cwe-079`) and Semgrep (`CWE-79: …`) write it. */
const tagForm = /^(?:external\/cwe\/)?cwe-0{0,6}([1-9]\d{0,4})\b/i;

/**
 * The rules of a run, those of extensions included, with the weaknesses that the run says they look for: by a relationship to the
 * taxonomy CWE (3.49.15), a tag, or the property `cwe`. A rule that is not enabled, and one that broke while it ran, did not run; one with a result did.
 * A rule that a result names and no component lists is one too.
 * @implements SRS-3639
 */
export function rulesOf(run: unknown, tool: string): AnalysisRule[] {
  const component = field(run, 'tool');
  const parts = [field(component, 'driver'), ...listOf(component, 'extensions')];
  const taxonomies = listOf(run, 'taxonomies').map((each) => textField(each, 'name'));
  const listed = parts.map((part) =>
    listOf(part, 'rules').map((rule) => textField(rule, 'id').slice(0, 200)),
  );
  const rules = new Map<string, AnalysisRule>();
  for (const rule of parts.flatMap((part) => listOf(part, 'rules'))) {
    const id = textField(rule, 'id').slice(0, 200);
    if (id !== '' && !rules.has(id))
      rules.set(id, { tool, id, ran: isEnabled(rule), cwe: weaknessesOf(rule, taxonomies) });
  }
  const set = (reference: unknown, ran: boolean): void => {
    const id = nameOf(reference, listed);
    // A name may be that of a rule with a part of its own behind a slash (3.27.5).
    const whole = rules.has(id) ? id : id.replace(/\/[^/]*$/, '');
    const key = rules.has(whole) ? whole : id;
    if (key !== '') rules.set(key, { ...(rules.get(key) ?? { tool, id: key, cwe: [] }), ran });
  };
  for (const invocation of listOf(run, 'invocations')) {
    for (const override of listOf(invocation, 'ruleConfigurationOverrides')) {
      const enabled = field(field(override, 'configuration'), 'enabled');
      if (typeof enabled === 'boolean') set(field(override, 'descriptor'), enabled);
    }
    for (const list of ['toolExecutionNotifications', 'toolConfigurationNotifications'])
      for (const notification of listOf(invocation, list))
        if (textField(notification, 'level') === 'error') set(field(notification, 'associatedRule'), false);
  }
  for (const result of listOf(run, 'results')) {
    const isOfThisRun = textField(result, 'baselineState') !== 'absent';
    if (!isOfThisRun || textField(result, 'kind') === 'notApplicable') continue;
    const rule = field(result, 'rule');
    const index = field(result, 'ruleIndex') ?? field(rule, 'index');
    const id = textField(result, 'ruleId') || textField(rule, 'id');
    set({ id, index, toolComponent: field(rule, 'toolComponent') }, true);
  }
  return [...rules.values()];
}

/** The name of a rule that a reference means: its own, else that at its index in the component it names, which is the driver by default (3.52). */
function nameOf(reference: unknown, listed: readonly (readonly string[])[]): string {
  const index = field(reference, 'index');
  const component = field(field(reference, 'toolComponent'), 'index');
  const part = listed[typeof component === 'number' && component >= 0 ? component + 1 : 0] ?? [];
  const named = textField(reference, 'id').slice(0, 200);
  return named || (typeof index === 'number' ? (part[index] ?? '') : '');
}

function isEnabled(rule: unknown): boolean {
  return field(field(rule, 'defaultConfiguration'), 'enabled') !== false;
}

function weaknessesOf(rule: unknown, taxonomies: readonly string[]): number[] {
  const related = listOf(rule, 'relationships')
    .filter((each) => !listOf(each, 'kinds').some((kind) => kind === 'disjoint' || kind === 'incomparable'))
    .map((each) => field(each, 'target'))
    .filter((target) => /^CWE\b/i.test(taxonomyOf(field(target, 'toolComponent'), taxonomies)))
    .map((target) => textField(target, 'id').replace(/^(?:CWE-)?/i, 'CWE-'));
  const properties = field(rule, 'properties');
  const stated = field(properties, 'cwe');
  const own = (Array.isArray(stated) ? stated : [stated])
    .map((each) => (typeof each === 'number' ? String(each) : each))
    .filter((each) => typeof each === 'string')
    .map((each) => (/^\d/.test(each) ? `CWE-${each}` : each));
  const texts = [...related, ...listOf(properties, 'tags'), ...own].filter(
    (each) => typeof each === 'string',
  );
  const numbers = texts.flatMap((text) => Number(tagForm.exec(text)?.[1] ?? 0) || []);
  return [...new Set(numbers)].sort((a, b) => a - b).slice(0, mostWeaknesses);
}

function taxonomyOf(reference: unknown, taxonomies: readonly string[]): string {
  const index = field(reference, 'index');
  return textField(reference, 'name') || (typeof index === 'number' ? (taxonomies[index] ?? '') : '');
}
