import type { Rule, Severity } from '../../model/index.ts';
import type { SourceContext } from '../source.ts';

/** Findings the code source gives. */
export const rules: Rule[] = [
  {
    name: 'annotation-without-id',
    severity: 'error',
    summary:
      'A trace tag in source names no ID of a registered prefix, so the link its author meant does not exist.',
  },
  {
    name: 'unbound-annotation',
    severity: 'error',
    summary:
      'A trace or architecture tag stands directly above no definition, or above code that is commented out, so nothing can be traced to it.',
  },
  {
    name: 'annotation-ignored',
    severity: 'warning',
    summary:
      'A comment in source holds what looks like a trace tag with an ID, but not as a tag is written, so it gives no link.',
  },
  {
    name: 'element-kind',
    severity: 'error',
    summary:
      'The kind after @c4 is none of system, container, component, code, person, external, device, node.',
  },
  {
    name: 'element-class',
    severity: 'error',
    summary: 'The software safety class after @class is none of A, B, C.',
  },
  { name: 'element-use', severity: 'error', summary: 'A @uses tag names no element.' },
  { name: 'element-path', severity: 'error', summary: 'A @path tag leads out of the project.' },
  {
    name: 'source-not-text',
    severity: 'warning',
    summary: 'A file with the name of a source file holds binary data, so its comments were not read.',
  },
  {
    name: 'unparsed',
    severity: 'warning',
    summary:
      'A source file is too long, too deeply nested or too ambiguous to be parsed, so the interfaces it offers are not known.',
  },
];

/** Severity of one of our rules after the configuration. */
export type Severities = (rule: string) => Severity | 'off';

export function severitiesOf(context: SourceContext): Severities {
  return (rule) => context.severity(rule, rules.find(({ name }) => name === rule)?.severity ?? 'error');
}
