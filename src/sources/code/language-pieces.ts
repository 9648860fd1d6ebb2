import type { LiteralRule } from './language.ts';

/** What languages have in common, as data. */
export const cComments = { lineComments: ['//'], blockComments: [{ open: '/*', close: '*/' }] };
export const nestedComments = {
  lineComments: ['//'],
  blockComments: [{ open: '/*', close: '*/', nests: true }],
};
export const hashComments = { lineComments: ['#'], blockComments: [] };
export const double: LiteralRule = { open: '"', close: '"', escape: 'backslash' };
export const single: LiteralRule = { open: "'", close: "'", escape: 'backslash' };
export const textBlock: LiteralRule = { open: '"""', close: '"""', escape: 'backslash', multiline: true };
export const dollarHole = { open: '${', close: '}' as const };

export const template: LiteralRule = {
  open: '`',
  close: '`',
  escape: 'backslash',
  multiline: true,
  hole: dollarHole,
};
/** The language of scripts but for its name and endings. */
export const javascript = {
  ...cComments,
  literals: [double, single, template],
  special: ['javascript-regex' as const],
  layout: 'braces' as const,
  lineEndsStatement: true,
  marksTests: true,
};

/** Sheets of style but for their names and endings. */
export const css = {
  lineComments: [],
  blockComments: cComments.blockComments,
  literals: [double, single],
  layout: 'braces' as const,
};
