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
  const rules = new Map<string, AnalysisRule>();
  for (const rule of parts.flatMap((part) => listOf(part, 'rules'))) {
    const id = textField(rule, 'id').slice(0, 200);
    if (id !== '' && !rules.has(id))
      rules.set(id, { tool, id, ran: isEnabled(rule), cwe: weaknessesOf(rule, taxonomies) });
  }
  const known = (reference: unknown): string => {
    const index = field(reference, 'index');
    const listed = typeof index === 'number' ? listOf(parts[0], 'rules')[index] : undefined;
    const id = textField(reference, 'id') || textField(listed, 'id');
    return (rules.has(id) ? id : id.replace(/\/[^/]*$/, '')).slice(0, 200);
  };
  const set = (id: string, ran: boolean): void => {
    if (id !== '') rules.set(id, { ...(rules.get(id) ?? { tool, id, cwe: [] }), ran });
  };
  for (const invocation of listOf(run, 'invocations')) {
    for (const override of listOf(invocation, 'ruleConfigurationOverrides')) {
      const enabled = field(field(override, 'configuration'), 'enabled');
      if (typeof enabled === 'boolean') set(known(field(override, 'descriptor')), enabled);
    }
    for (const list of ['toolExecutionNotifications', 'toolConfigurationNotifications'])
      for (const notification of listOf(invocation, list))
        if (textField(notification, 'level') === 'error')
          set(known(field(notification, 'associatedRule')), false);
  }
  for (const result of listOf(run, 'results')) {
    const named = textField(result, 'ruleId') || textField(field(result, 'rule'), 'id');
    const index = field(result, 'ruleIndex');
    const id = named !== '' ? known({ id: named }) : known({ index });
    if (id !== '') set(rules.has(id) ? id : named.slice(0, 200), true);
  }
  return [...rules.values()];
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
