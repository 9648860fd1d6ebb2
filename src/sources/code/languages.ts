import { functionalLanguages } from './functional-languages.ts';
import { headerLanguage } from './header-language.ts';
import type { Language } from './language.ts';
import {
  cComments,
  css,
  dollarHole,
  double,
  hashComments,
  javascript,
  nestedComments,
  single,
  textBlock,
} from './language-pieces.ts';
import { markupLanguages } from './markup.ts';
import { basenameOf, extensionOf } from './paths.ts';

const c = {
  ...cComments,
  continuedComments: true,
  literals: [double],
  layout: 'braces' as const,
};

/**
 * Every language whose comments are read, as data. A file of no language here is no source.
 * @implements SRS-301
 */
export const languages: Language[] = [
  { name: 'typescript', extensions: ['ts', 'mts', 'cts'], ...javascript },
  { name: 'tsx', extensions: ['tsx'], ...javascript },
  { name: 'javascript', extensions: ['js', 'mjs', 'cjs', 'jsx'], ...javascript },
  {
    name: 'python',
    extensions: ['py', 'pyi', 'pyw'],
    marksTests: true,
    ...hashComments,
    literals: [
      { ...textBlock, documents: true },
      { open: "'''", close: "'''", escape: 'backslash', multiline: true, documents: true },
      double,
      single,
    ],
    layout: 'indentation',
  },
  {
    name: 'java',
    extensions: ['java'],
    marksTests: true,
    ...cComments,
    literals: [textBlock, double, single],
    layout: 'braces',
  },
  {
    name: 'kotlin',
    extensions: ['kt', 'kts'],
    marksTests: true,
    ...nestedComments,
    literals: [
      { open: '"""', close: '"""', multiline: true, hole: dollarHole },
      { ...double, hole: dollarHole },
      single,
    ],
    layout: 'braces',
    lineEndsStatement: true,
  },
  { name: 'c', extensions: ['c', 'h'], ...c, special: ['c-character'] },
  {
    name: 'cpp',
    extensions: ['cc', 'cpp', 'cxx', 'hh', 'hpp', 'hxx', 'ipp', 'tpp', 'txx', 'inl', 'cu', 'cuh', 'ino'],
    ...c,
    special: ['cpp-raw', 'c-character'],
  },
  { name: 'objective-c', extensions: ['m', 'mm'], ...c, special: ['c-character'] },
  {
    name: 'csharp',
    extensions: ['cs'],
    marksTests: true,
    ...cComments,
    literals: [
      { open: '@"', close: '"', escape: 'doubled', multiline: true },
      { open: '$@"', close: '"', escape: 'doubled', multiline: true },
      { open: '@$"', close: '"', escape: 'doubled', multiline: true },
      { open: '$"', close: '"', escape: 'backslash', hole: { open: '{', close: '}' } },
      double,
      single,
    ],
    special: ['csharp-raw'],
    layout: 'braces',
  },
  {
    name: 'go',
    extensions: ['go'],
    marksTests: true,
    ...cComments,
    literals: [double, single, { open: '`', close: '`', multiline: true }],
    layout: 'braces',
    lineEndsStatement: true,
  },
  {
    name: 'rust',
    extensions: ['rs'],
    marksTests: true,
    ...nestedComments,
    literals: [{ ...double, multiline: true }],
    special: ['rust-raw', 'rust-character'],
    layout: 'braces',
  },
  {
    name: 'swift',
    extensions: ['swift'],
    marksTests: true,
    ...nestedComments,
    literals: [
      { ...textBlock, hole: { open: '\\(', close: ')' } },
      { ...double, hole: { open: '\\(', close: ')' } },
    ],
    special: ['swift-raw'],
    layout: 'braces',
    lineEndsStatement: true,
  },
  {
    name: 'shell',
    extensions: ['sh', 'bash', 'zsh', 'ksh', 'bats'],
    ...hashComments,
    commentAtWordStart: true,
    literals: [
      { ...double, multiline: true },
      { open: "$'", close: "'", escape: 'backslash', multiline: true },
      { open: "'", close: "'", multiline: true },
    ],
    special: ['shell-heredoc'],
    layout: 'braces',
    lineEndsStatement: true,
  },
  {
    name: 'sql',
    extensions: ['sql', 'psql', 'pgsql'],
    lineComments: ['--'],
    blockComments: [{ open: '/*', close: '*/' }],
    literals: [
      { open: "'", close: "'", escape: 'doubled', multiline: true },
      { open: '"', close: '"', escape: 'doubled', multiline: true },
    ],
    special: ['sql-dollar'],
    layout: 'statements',
  },
  {
    name: 'yaml',
    extensions: ['yaml', 'yml'],
    ...hashComments,
    commentAtWordStart: true,
    literals: [
      { ...double, atWordStart: true },
      { open: "'", close: "'", escape: 'doubled', atWordStart: true },
    ],
    layout: 'indentation',
  },
  {
    name: 'scala',
    extensions: ['scala', 'sc'],
    ...nestedComments,
    literals: [{ open: '"""', close: '"""', multiline: true }, double],
    special: ['c-character'],
    layout: 'braces',
    lineEndsStatement: true,
  },
  {
    name: 'dart',
    extensions: ['dart'],
    marksTests: true,
    ...nestedComments,
    literals: [
      textBlock,
      { open: "'''", close: "'''", escape: 'backslash', multiline: true },
      { ...double, hole: dollarHole },
      { ...single, hole: dollarHole },
    ],
    layout: 'braces',
  },
  {
    name: 'groovy',
    extensions: ['groovy', 'gradle'],
    ...cComments,
    literals: [
      textBlock,
      { open: "'''", close: "'''", escape: 'backslash', multiline: true },
      double,
      single,
    ],
    layout: 'braces',
    lineEndsStatement: true,
  },
  {
    name: 'php',
    extensions: ['php'],
    lineComments: ['//', '#'],
    blockComments: cComments.blockComments,
    literals: [
      { ...double, multiline: true },
      { ...single, multiline: true },
    ],
    layout: 'braces',
  },
  {
    name: 'ruby',
    extensions: ['rb', 'rake'],
    ...hashComments,
    commentAtWordStart: true,
    literals: [{ ...double, multiline: true, hole: { open: '#{', close: '}' } }, single],
    layout: 'indentation',
  },
  {
    name: 'perl',
    extensions: ['pl', 'pm'],
    ...hashComments,
    commentAtWordStart: true,
    literals: [double, single],
    layout: 'braces',
  },
  {
    name: 'lua',
    extensions: ['lua'],
    lineComments: ['--'],
    blockComments: [{ open: '--[[', close: ']]' }],
    literals: [double, single, { open: '[[', close: ']]', multiline: true }],
    layout: 'indentation',
  },
  {
    name: 'r',
    extensions: ['r', 'R'],
    ...hashComments,
    literals: [
      { ...double, multiline: true },
      { ...single, multiline: true },
    ],
    layout: 'braces',
    lineEndsStatement: true,
  },
  {
    name: 'julia',
    extensions: ['jl'],
    lineComments: ['#'],
    blockComments: [{ open: '#=', close: '=#', nests: true }],
    literals: [textBlock, double],
    layout: 'indentation',
  },
  {
    name: 'powershell',
    extensions: ['ps1', 'psm1'],
    lineComments: ['#'],
    blockComments: [{ open: '<#', close: '#>' }],
    commentAtWordStart: true,
    literals: [
      { open: '"', close: '"', multiline: true },
      { open: "'", close: "'", multiline: true },
    ],
    layout: 'braces',
    lineEndsStatement: true,
  },
  { name: 'css', extensions: ['css'], ...css },
  { name: 'scss', extensions: ['scss', 'less'], ...cComments, literals: [double, single], layout: 'braces' },
  { name: 'protobuf', extensions: ['proto'], ...cComments, literals: [double, single], layout: 'braces' },
  { name: 'verilog', extensions: ['v', 'sv', 'svh'], ...cComments, literals: [double], layout: 'statements' },
  {
    name: 'vhdl',
    extensions: ['vhd', 'vhdl'],
    lineComments: ['--'],
    blockComments: [],
    literals: [{ open: '"', close: '"', escape: 'doubled' }],
    layout: 'statements',
  },
  {
    name: 'ada',
    extensions: ['adb', 'ads'],
    lineComments: ['--'],
    blockComments: [],
    literals: [{ open: '"', close: '"', escape: 'doubled' }],
    layout: 'statements',
  },
  {
    name: 'terraform',
    extensions: ['tf', 'hcl'],
    lineComments: ['#', '//'],
    blockComments: cComments.blockComments,
    literals: [double],
    layout: 'braces',
    lineEndsStatement: true,
  },
  {
    name: 'toml',
    extensions: ['toml'],
    ...hashComments,
    literals: [textBlock, { open: "'''", close: "'''", multiline: true }, double, { open: "'", close: "'" }],
    layout: 'statements',
    lineEndsStatement: true,
  },
  {
    name: 'cmake',
    extensions: ['cmake'],
    fileNames: ['CMakeLists.txt'],
    lineComments: ['#'],
    blockComments: [{ open: '#[[', close: ']]' }],
    literals: [{ ...double, multiline: true }],
    layout: 'statements',
    lineEndsStatement: true,
  },
  {
    name: 'make',
    extensions: ['mk'],
    fileNames: ['Makefile', 'GNUmakefile'],
    ...hashComments,
    commentAtWordStart: true,
    literals: [],
    layout: 'indentation',
  },
  {
    name: 'dockerfile',
    extensions: ['dockerfile'],
    fileNames: ['Dockerfile', 'Containerfile'],
    ...hashComments,
    commentAtWordStart: true,
    literals: [],
    layout: 'statements',
    lineEndsStatement: true,
  },
  { name: 'qml', extensions: ['qml'], ...javascript },
  ...markupLanguages,
  ...functionalLanguages,
  {
    name: 'pascal',
    extensions: ['pas', 'pp', 'dpr', 'lpr', 'dfm'],
    lineComments: ['//'],
    blockComments: [
      { open: '{', close: '}' },
      { open: '(*', close: '*)' },
    ],
    literals: [{ open: "'", close: "'", escape: 'doubled' }],
    layout: 'statements',
  },
  // IEC 61131-3.
  {
    name: 'structured-text',
    extensions: ['st', 'scl', 'exp'],
    lineComments: ['//'],
    blockComments: [
      { open: '(*', close: '*)', nests: true },
      { open: '/*', close: '*/', nests: true },
    ],
    literals: [
      { open: "'", close: "'" },
      { open: '"', close: '"' },
    ],
    layout: 'statements',
  },
  {
    name: 'fortran',
    extensions: ['f90', 'f95', 'f03', 'f08', 'f18'],
    lineComments: ['!'],
    blockComments: [],
    literals: [
      { open: '"', close: '"', escape: 'doubled' },
      { open: "'", close: "'", escape: 'doubled' },
    ],
    layout: 'statements',
    lineEndsStatement: true,
  },
  {
    name: 'elixir',
    extensions: ['ex', 'exs'],
    ...hashComments,
    literals: [textBlock, double, single],
    layout: 'statements',
    lineEndsStatement: true,
  },
  {
    name: 'batch',
    extensions: ['bat', 'cmd'],
    lineComments: ['REM ', 'Rem ', 'rem ', '::'],
    blockComments: [],
    commentAtWordStart: true,
    literals: [],
    layout: 'statements',
    lineEndsStatement: true,
  },
  {
    name: 'visual-basic',
    extensions: ['vb', 'bas', 'cls', 'vbs'],
    lineComments: ["'"],
    blockComments: [],
    literals: [{ open: '"', close: '"', escape: 'doubled' }],
    layout: 'statements',
    lineEndsStatement: true,
  },
  {
    name: 'lisp',
    extensions: ['clj', 'cljs', 'cljc', 'lisp', 'el', 'scm', 'rkt'],
    lineComments: [';'],
    blockComments: [{ open: '#|', close: '|#', nests: true }],
    literals: [{ ...double, multiline: true }],
    layout: 'statements',
  },
  {
    name: 'erlang',
    extensions: ['erl', 'hrl'],
    lineComments: ['%'],
    blockComments: [],
    literals: [double],
    layout: 'statements',
  },
  {
    name: 'zig',
    extensions: ['zig'],
    lineComments: ['//'],
    blockComments: [],
    literals: [double],
    layout: 'braces',
  },
  {
    name: 'assembly',
    extensions: ['asm', 's', 'S'],
    lineComments: ['//', ';', '@ ', '# '],
    blockComments: cComments.blockComments,
    commentAtWordStart: true,
    literals: [],
    layout: 'statements',
    lineEndsStatement: true,
  },
];

/** MATLAB shares its ending with Objective-C. */
const matlab: Language = {
  name: 'matlab',
  extensions: [],
  lineComments: ['%'],
  blockComments: [{ open: '%{', close: '%}' }],
  literals: [{ open: '"', close: '"', escape: 'doubled' }],
  layout: 'statements',
  lineEndsStatement: true,
};

const byExtension = new Map(
  languages.flatMap((entry) => entry.extensions.map((extension) => [extension, entry])),
);
const byName = new Map(languages.map((entry) => [entry.name, entry]));
const byFileName = new Map(
  languages.flatMap((entry) => (entry.fileNames ?? []).map((name) => [name, entry])),
);

/** Language of a file by its name and, where two share an ending, by its text; undefined for what is no source we read. */
export function languageOf(path: string, text = ''): Language | undefined {
  const name = basenameOf(path);
  if (
    /\.m$/i.test(name) &&
    /^[ \t]*(?:%|function\b|classdef\b)/m.test(text) &&
    !/^[ \t]*(?:#import|@\w|\/[/*])/m.test(text)
  )
    return matlab;
  // The translations of Qt share their ending with TypeScript.
  if (/\.ts$/i.test(name) && /^\s*<(?:\?xml|!DOCTYPE)\b/.test(text)) return byName.get('xml');
  const header = /\.h$/i.test(name) && text !== '' ? headerLanguage(text) : undefined;
  if (header) return byName.get(header);
  return (
    byFileName.get(name) ??
    byExtension.get(extensionOf(name)) ??
    byExtension.get(extensionOf(name).toLowerCase())
  );
}
