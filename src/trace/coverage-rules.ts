import { type ClaimContext, claimed } from '../claims/index.ts';
import type { Config, CoverageRule } from '../config/index.ts';
import { type Item, ownEntry, type Reason, type Severity } from '../model/index.ts';
import type { Graph } from './graph.ts';

/** The rules of `trace.coverage` that are not off, by their keys. */
export function activeRules({ trace }: Config): [string, CoverageRule][] {
  return Object.entries(trace.coverage).filter(
    ([name, { severity }]) =>
      severity !== 'off' && !(Object.hasOwn(trace.rules, name) && trace.rules[name] === 'off'),
  );
}

/** Severity of a coverage rule after `trace.rules`; `off` rules are no active ones. */
export function severityOf(name: string, { severity }: CoverageRule, { trace }: Config): Severity | 'off' {
  return ownEntry(trace.rules, name) ?? severity;
}

/** Whether an item has a link of the relation (`*`: any) in the direction to an end of the types. */
export function isLinked({ id }: Item, { relation, direction, other }: CoverageRule, graph: Graph): boolean {
  const links = direction === 'in' ? graph.down(id) : graph.up(id);
  return links.some((link) => {
    if (relation !== '*' && link.relation !== relation) return false;
    const type = graph.end(direction === 'in' ? link.from : link.to).type;
    return type !== undefined && other.includes(type);
  });
}

/** Whether an attribute of the item excuses it from the rule, such as the reason why a hazard is accepted. */
export function isExcused(item: Item, { unless }: CoverageRule, claims: ClaimContext): boolean {
  return unless.some((name) => claimed(item, name, claims) !== '');
}

/** What a rule asks for, as the end of a sentence: `link "implemented by" from a design or code region`. */
export function wanted({ relation, direction, other, passed }: CoverageRule, config: Config): string {
  const ends = other.map((type) => titleOf(type, config)).join(' or ');
  const inverse = config.trace.relations[relation]?.inverse ?? relation;
  const words = relation === '*' ? 'link' : `link "${direction === 'in' ? inverse : relation}"`;
  return `${words} ${direction === 'in' ? 'from' : 'to'} a ${ends}${passed ? ', with a result that passed' : ''}`;
}

/** What an item has not that a rule asks for. */
export function lacking(id: string, { relation, direction, other }: CoverageRule, config: Config): Reason {
  const inverse = config.trace.relations[relation]?.inverse ?? relation;
  const isIn = direction === 'in';
  const ends = other.map((type) => titleOf(type, config));
  if (relation === '*')
    return {
      sentence: isIn ? '{subject} has no link from a {ends}.' : '{subject} has no link to a {ends}.',
      values: { subject: id },
      ends,
    };
  return {
    sentence: isIn
      ? '{subject} has no link "{relation}" from a {ends}.'
      : '{subject} has no link "{relation}" to a {ends}.',
    values: { subject: id, relation: isIn ? inverse : relation },
    ends,
  };
}

/** Title of a type or of `code`, `test`, `commit`, in small letters. */
export function titleOf(type: string, { trace }: Config): string {
  const words: Record<string, string> = { code: 'code region', test: 'test in source', commit: 'commit' };
  const title = Object.hasOwn(trace.types, type) ? trace.types[type]?.title : words[type];
  return (title ?? type).toLowerCase();
}
