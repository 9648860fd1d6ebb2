import fc from 'fast-check';

/** What texts hold that try to be more than words in Markdown. */
const pieces = [
  ...[
    '#',
    '# ',
    'SRS-9',
    ' ',
    '\n',
    '\n\n',
    '- ',
    '* ',
    '```',
    '~~~',
    '> ',
    '<!--',
    '-->',
    '<pre>',
    '<x>',
    '|',
  ],
  ...[
    '---',
    '===',
    '1. ',
    '[a]: b',
    '\\',
    '`',
    '**',
    '_',
    '~~',
    '&amp;',
    ':',
    'verification: none',
    '    ',
    '\t',
  ],
  ...['\r', '\0', 'x', '\u2028', 'implements: RC-1', '$', '[^1]', '![', '](', '@', 'www.a.b'],
];

/** Any text, and such as try to get out of their item. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string(),
  fc.array(fc.constantFrom(...pieces), { maxLength: 14 }).map((parts) => parts.join('')),
);
