import type { Rule } from '../model/index.ts';

export const rules: Rule[] = [
  {
    name: 'template-error',
    severity: 'error',
    summary:
      'A template cannot be parsed, or asks for a field that its data does not have. The part would silently be missing.',
  },
  {
    name: 'unknown-block',
    severity: 'error',
    summary:
      'A page asks for a generated block that does not exist. The reader would miss what should stand there.',
  },
  {
    name: 'block-parameters',
    severity: 'error',
    summary: 'A generated block lacks a parameter, has one too many, or names a type that is not configured.',
  },
  { name: 'diagram-error', severity: 'error', summary: 'A diagram cannot be drawn.' },
  {
    name: 'unknown-document-type',
    severity: 'warning',
    summary: 'A document is of a type without a template; generated parts its readers expect are not there.',
  },
];
