import fc from 'fast-check';

const words = fc.constantFrom(
  'alarm',
  'The pump shall stop.',
  'SRS-041',
  'RC-012,',
  'TST_7',
  'x',
  '5 mA',
  'größer',
  'データ',
  '😀',
  'no\u00a0break',
  'ALARM_LIMIT',
  '_lead',
  'trail_',
  '1. ',
  '1)',
  '- ',
  '+',
  '*',
  '**',
  '_',
  '__',
  '~',
  '~~',
  '`',
  '``',
  '|',
  '||',
  '\\|',
  '\\',
  '\\*',
  '\\_',
  '[',
  ']',
  '](',
  '![',
  '[^1]',
  '[ref]',
  '[ref][]',
  '[x]',
  '[ ]',
  '<',
  '>',
  '< 5',
  '<5',
  '<br>',
  '<b>',
  '</b>',
  '<!-- c -->',
  '<!--',
  '-->',
  '&',
  '&amp;',
  '& co',
  '&#45;',
  '!',
  '#',
  '##',
  ':',
  '::',
  '=',
  '---',
  'http://a.example/SRS-001',
  'www.example.org',
  'a@b.example',
  '<http://x.example>',
  '\t',
  '  ',
  '   ',
  '*em*',
  '**strong**',
  '**Note:**',
  '_em_',
  '***both***',
  '`code`',
  '`SRS-001`',
  '`` a`b ``',
  '` pad `',
  '`a\\`',
  '[text](target.md)',
  '[SRS-001](a.md#srs-001)',
  '![alt](image.png)',
  '[t](<a b.md> "title")',
  '[t](a(b).md)',
  '[t](..\\x\\y.md)',
  '[a](b_c_d.md)',
  '*[a](b.md)*',
  '2 * 3',
  '{#id}',
  '"quoted"',
  '(in)',
  '\u2028',
  '\u000b',
  '\u0085',
  '$x$',
  'e.g.',
  'value: 3',
  '~5 ms',
  '*a',
  'b*',
  '/*',
  '*/',
  '(*x*)',
  '**x**y',
  '@',
  '%20',
);

const inline = fc
  .array(fc.tuple(words, fc.constantFrom(' ', ' ', ' ', '')), { minLength: 1, maxLength: 6 })
  .map((parts) => parts.map(([word, gap]) => word + gap).join(''));

const plain = fc.constantFrom(
  'The alarm shall sound.',
  'plain words only',
  'SRS-041 and RC-012',
  'a `code` b',
  '**bold** word',
  'value: `x`',
  'implements: RC-012',
);

/** Otherwise plain lines with one odd thing in them: what the scanner is tempted to read itself. */
const nearlyPlain = fc
  .tuple(fc.constantFrom('', 'a ', 'word', '('), words, fc.constantFrom('', ' b', 'word', ', c', ') d'))
  .map((parts) => parts.join(''));

const indent = fc.constantFrom('', '', '', '', '', '', ' ', '  ', '   ', '    ', '     ', '\t', ' \t');

const opening = fc.constantFrom(
  '',
  '',
  '',
  '',
  '',
  '# ',
  '## ',
  '###### ',
  '####### ',
  '#',
  '#\t',
  '> ',
  '>',
  '> > ',
  '- ',
  '-  ',
  '-     ',
  '-',
  '* ',
  '+ ',
  '-\t',
  '1. ',
  '1.  ',
  '2. ',
  '10) ',
  '1.',
  '- - ',
  '- 1. ',
  '> - ',
  '- > ',
  '```',
  '```js ',
  '````',
  '~~~',
  '~~~ mermaid ',
  '- ```',
  '> ```',
  '| ',
  '|',
  '---',
  '===',
  '=',
  '-',
  '- - -',
  '***',
  '* * *',
  '___',
  '<div>',
  '<!-- ',
  '<script>',
  '</pre>',
  '<?',
  '<!X',
  '<![CDATA[',
  '[ref]: ',
  '[^1]: ',
  '[^1]: \n    ',
  '[x]: <',
  '- [ ] ',
  '- [x] ',
  ': ',
  ':-',
  '\\',
  '* **',
  '*',
);

const closing = fc.constantFrom(
  '',
  '',
  '',
  '',
  ' ',
  '  ',
  '\t',
  '\\',
  ' #',
  ' ##',
  '#',
  ' |',
  '|',
  '<br>',
  '   ',
);

const wildLine = fc
  .tuple(indent, opening, fc.oneof(inline, plain, nearlyPlain, fc.constant('')), closing)
  .map((parts) => parts.join(''));

const cell = fc.oneof(
  { weight: 4, arbitrary: plain },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '',
      ' ',
      'SRS-001',
      '**SRS-002**',
      '`SRS-003`',
      '[SRS-004](a.md)',
      'a \\| b',
      '`a|b`',
      '—',
      '<5',
    ),
  },
  { weight: 2, arbitrary: inline },
  { weight: 3, arbitrary: nearlyPlain },
);

const row = fc
  .tuple(
    fc.array(cell, { minLength: 1, maxLength: 4 }),
    fc.constantFrom('|', '|', '|', '|', '', ' |'),
    fc.constantFrom('|', '|', '|', '', '| '),
  )
  .map(([cells, start, end]) => `${start} ${cells.join(' | ')} ${end}`);

const table = fc
  .tuple(
    fc.integer({ min: 1, max: 4 }),
    fc.array(row, { maxLength: 5 }),
    fc.constantFrom('---', ':-:', '-', ' --: '),
    fc.boolean(),
  )
  .chain(([columns, rows, delimiter, isExact]) =>
    fc.array(cell, { minLength: columns, maxLength: columns }).map((names) => {
      const width = isExact ? columns : columns + 1;
      return [`| ${names.join(' | ')} |`, `|${Array(width).fill(delimiter).join('|')}|`, ...rows].join('\n');
    }),
  );

const entry = fc.tuple(
  fc.oneof(plain, nearlyPlain, inline),
  fc.constantFrom(
    '',
    '',
    '\n  more words',
    '\nlazy words',
    '\n\n  second',
    '\n  - nested',
    '\n  ```\n  x\n  ```',
  ),
);

const list = fc
  .tuple(
    fc.constantFrom('- ', '* ', '+ ', '1. ', '-   '),
    fc.array(entry, { minLength: 1, maxLength: 4 }),
    fc.constantFrom('\n', '\n\n'),
  )
  .map(([marker, entries, gap]) => entries.map(([text, more]) => marker + text + more).join(gap));

const fence = fc
  .tuple(
    fc.constantFrom('```', '````', '~~~', '   ```'),
    fc.constantFrom('', 'js', 'dossier', ' mermaid  x y', 'a\\_b', 'a&amp;b', 'c~d', 'c`d'),
    fc.array(wildLine, { maxLength: 3 }),
    fc.constantFrom('```', '`````', '~~~', '  ~~~  ', ''),
  )
  .map(([open, info, lines, close]) => [open + info, ...lines, close].join('\n'));

const paragraph = fc
  .array(fc.oneof(plain, nearlyPlain, inline), { minLength: 1, maxLength: 3 })
  .map((lines) => lines.join('\n'));

const heading = fc
  .tuple(fc.constantFrom('# ', '## ', '### '), fc.oneof(plain, nearlyPlain, inline), closing)
  .map((parts) => parts.join(''));

const setext = fc
  .tuple(paragraph, fc.constantFrom('===', '---', '-', ' ---', '= ='))
  .map(([text, line]) => `${text}\n${line}`);

const block = fc.oneof(
  { weight: 4, arbitrary: wildLine },
  { weight: 2, arbitrary: table },
  { weight: 2, arbitrary: list },
  { weight: 1, arbitrary: fence },
  { weight: 2, arbitrary: paragraph },
  { weight: 1, arbitrary: heading },
  { weight: 1, arbitrary: setext },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '[ref]: target.md',
      '[^1]: A note on SRS-007.',
      '<div>\nhtml SRS-1\n</div>',
      '> quote SRS-009\nlazy',
    ),
  },
);

/** Markdown that goes to the edges of the syntax: every block and inline form, whole, broken and mixed. Line endings are LF. */
export const anyMarkdown = fc
  .array(fc.tuple(block, fc.constantFrom('\n', '\n\n', '\n\n', '\n\n\n', '\n \n')), { maxLength: 9 })
  .map((parts) => parts.map(([text, gap]) => text + gap).join(''));
