import type { Language } from './language.ts';
import { double, textBlock } from './language-pieces.ts';

const parentheses = { blockComments: [{ open: '(*', close: '*)', nests: true }] };
/** A prime ends names, and opens a character only where another one closes it. */
const primes = ['rust-character' as const];

/** Languages of the ML family and Haskell. */
export const functionalLanguages: Language[] = [
  {
    name: 'haskell',
    extensions: ['hs', 'hsc'],
    lineComments: ['--'],
    blockComments: [{ open: '{-', close: '-}', nests: true }],
    literals: [double],
    special: primes,
    layout: 'indentation',
  },
  {
    name: 'fsharp',
    extensions: ['fs', 'fsx', 'fsi'],
    lineComments: ['//'],
    ...parentheses,
    literals: [
      textBlock,
      { open: '@"', close: '"', escape: 'doubled', multiline: true },
      { ...double, multiline: true },
    ],
    special: primes,
    layout: 'indentation',
  },
  {
    name: 'ocaml',
    extensions: ['ml', 'mli'],
    lineComments: [],
    ...parentheses,
    literals: [{ ...double, multiline: true }],
    special: primes,
    layout: 'indentation',
  },
];
