import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Claim, claims } from '../../src/claims/attributes.ts';
import { checkClaims } from '../../src/claims/check.ts';
import { claimContext, claimed } from '../../src/claims/index.ts';
import { type Item, saysSomething } from '../../src/model/index.ts';
import { risk } from '../risk/project.ts';

const revision = { date: '2026-11-20T09:00:00Z', dirty: false };
const context = claimContext({ risk } as never, revision);
const place = { file: 'content/a.md', line: 3, column: 1 };

const itemOf = (on: string, attributes: Record<string, string>): Item =>
  ({ id: 'X-1', type: on === '*' ? 'SRS' : on, title: 'X', attributes, place }) as Item;
const found = (item: Item, elements: object[] = [], pages: object[] = []) =>
  checkClaims({
    model: { items: [item], elements, pages, release: { revision } },
    config: { risk },
  } as never).map(({ rule, severity, message, hint, item: about, file, line }) => ({
    rule,
    severity,
    message,
    hint,
    about,
    file,
    line,
  }));

/** A value each form takes, by what it says is to be written. */
const goodOf = ({ form }: Claim): string => {
  const [word] = form.words?.(context) ?? [];
  if (word) return word;
  const write = form.write(context);
  if (write.includes('YYYY-MM-DD')) return '2026-02-28';
  return write.includes('person') ? 'Jane Roe' : 'The valve closes by its spring.';
};
/** The claim with all that it needs. */
const whole = (claim: Claim): Record<string, string> =>
  Object.fromEntries(
    [
      claim,
      ...claims.filter(
        ({ on, names: [name] }) => on === claim.on && (claim.needs?.includes(name) || claim.beside === name),
      ),
    ].map((each) => [each.names[0], goodOf(each)]),
  );

const nothing = ['', ' ', '-', '–', '—', ' - '];
const empty = ['.', '..', '…', 'x', 'X', '?', 'TBD', 'todo', 'n/a', '!', '"', '`-`'];
const days = [
  '2026-02-30',
  '2026-02-29',
  '2026-13-01',
  '2026-00-10',
  '2026-1-1',
  '28.02.2026',
  '02/28/2026',
  'yesterday',
  'gestern',
  '2026-02-28.',
  '2026-02-28T00:00:00Z',
  '20260228',
  '٢٠٢٦-٠٢-٢٨',
];

/** Values near to good ones, which claim nothing. */
function nearMisses(claim: Claim): string[] {
  const { form } = claim;
  const words = form.words?.(context) ?? [];
  if (form.isOpen) return [];
  if (words.length > 0)
    return [
      ...words.flatMap((word) => [
        `${word}.`,
        `${word}!`,
        `not ${word}`,
        `${word}?`,
        `${word} or so`,
        `${word}x`,
        word.length > 1 ? word.slice(0, -1) : `${word}${word}`,
      ]),
      ...['vielleicht', 'peut-être', 'prayer', 'constructor', '__proto__', 'toString'],
      ...empty,
    ].filter((value) => !words.includes(value));
  const write = form.write(context);
  if (write.includes('not after')) return [...days, ...empty, '2099-01-01', '2026-11-22'];
  if (write.includes('YYYY')) return [...days, ...empty];
  if (write.includes('person')) return [...empty, 'nobody', 'unknown', 'None', 'team'];
  return write.includes('reason')
    ? [...empty, 'low', 'ok', 'not applicable', 'see above', 'no no no no no', 'a b c']
    : empty;
}

// @verifies SRS-3220, SRS-3221, SRS-3222
describe.each(claims.map((claim) => [`${claim.on} ${claim.names[0]}`, claim] as const))('%s', (_, claim) => {
  const [name] = claim.names;
  const good = whole(claim);
  const rowOf = (value: string) => itemOf(claim.on, { ...good, [name]: value });

  it('counts by each of its names, whatever its capitals, with nothing found', () => {
    for (const other of claim.names) {
      const { [name]: value = '', ...rest } = good;
      expect(claimed(itemOf(claim.on, { ...rest, [other]: value }), name, context)).toBe(value);
    }
    expect(found(rowOf(good[name] ?? ''))).toEqual([]);
    for (const word of claim.form.words?.(context) ?? [])
      expect(claimed(rowOf(` ${word.toUpperCase()} `), name, context)).toBe(word);
  });

  it.each(nothing)('is not stated by "%s", and nothing is found', (value) => {
    expect(claimed(rowOf(value), name, context)).toBe('');
    expect(found(rowOf(value)).filter(({ rule }) => rule === 'claim-value')).toEqual([]);
  });

  it('is claimed by no value that is nearly one of its own, and each is told', () => {
    for (const value of nearMisses(claim)) {
      expect([value, claimed(rowOf(value), name, context)]).toEqual([value, '']);
      if (claim.rule) continue;
      const [finding, ...others] = found(rowOf(value));
      expect(others).toEqual([]);
      expect(finding).toMatchObject({
        rule: 'claim-value',
        severity: 'error',
        message: `X-1 says \`${name}: ${value}\`, which counts as not stated.`,
        about: 'X-1',
        file: 'content/a.md',
        line: 3,
      });
      expect(finding?.hint).toContain(`Write ${claim.form.write(context)}.`);
    }
  });
});

// @verifies SRS-3220
it('what claims nothing is told at the line on which it is stated', () => {
  const item = itemOf('SOUP', { 'anomalies-evaluated': 'soon', purpose: '…' });
  const lines = found({ ...item, attributeLines: { 'anomalies-evaluated': 7, purpose: 5 } });
  expect(lines.map(({ file, line, message }) => `${file}:${line} ${message}`)).toEqual([
    'content/a.md:5 X-1 says `purpose: …`, which counts as not stated.',
    'content/a.md:7 X-1 says `anomalies-evaluated: soon`, which counts as not stated.',
  ]);
});

// @verifies SRS-3220
it('a claim that needs others claims nothing without them', () => {
  const needy = claims.filter(({ needs }) => needs);
  expect(needy.map(({ names: [name] }) => name)).toEqual(['accepted']);
  for (const claim of needy)
    for (const other of claim.needs ?? []) {
      const [name] = claim.names;
      const { [other]: _left, ...rest } = whole(claim);
      expect(claimed(itemOf(claim.on, rest), name, context)).toBe('');
      expect(found(itemOf(claim.on, rest))).toEqual([
        {
          rule: 'claim-alone',
          severity: 'error',
          message: `X-1 states \`${name}\` without \`${other}\`, so it counts as not stated.`,
          hint: `Write \`- ${other}: …\` below it, or remove \`${name}\`.`,
          about: 'X-1',
          file: 'content/a.md',
          line: 3,
        },
      ]);
    }
});

// @verifies SRS-3220
describe('what is nearly a claim', () => {
  it('is told with the word that was meant', () => {
    const hint = (on: string, attributes: Record<string, string>) =>
      found(itemOf(on, attributes)).map((each) => each.hint);
    const list = 'Write one of `inherent design`, `protective measure`, `information for safety`.';
    expect(hint('RC', { kind: 'inherent desing' })).toEqual([`Did you mean inherent design? ${list}`]);
    expect(hint('RC', { kind: 'information' })).toEqual([`Did you mean information for safety? ${list}`]);
    expect(hint('RC', { kind: 'prayer' })).toEqual([list]);
    expect(hint('TST', { automated: 'nope' })).toEqual(['Did you mean no? Write one of `yes`, `no`.']);
    expect(hint('SOUP', { 'anomalies-evaluated': '2099-01-01' })).toEqual([
      'Write a day as YYYY-MM-DD, not after the commit.',
    ]);
  });

  it('is told where a list is open only when it is near to a word of it', () => {
    expect(found(itemOf('SRS', { type: 'usability' }))).toEqual([]);
    expect(found(itemOf('SRS', { type: 'functionl' }))).toMatchObject([
      { rule: 'claim-value', hint: expect.stringMatching(/^Did you mean functional\?/) },
    ]);
    expect(found(itemOf('SRS', { verification: 'unit tests' }))).toEqual([]);
  });

  it('is told where an attribute is misspelt, and says nothing of others', () => {
    expect(found(itemOf('HAZ', { acepted: 'The valve closes by its spring.' }))).toMatchObject([
      {
        rule: 'claim-name',
        severity: 'warning',
        message: 'X-1 states `acepted`, which claims nothing.',
        hint: 'Did you mean accepted?',
      },
    ]);
    expect(found(itemOf('HAZ', { software: 'Pump', room: 'src' }))).toEqual([]);
    expect(found(itemOf('URS', { class: 'IIb' }))).toEqual([]);
  });

  it('is told of the front matter of a page', () => {
    const of = (items: unknown) =>
      found(itemOf('URS', {}), [], [{ path: 'content/b.md', frontMatter: { items } }]).map(
        ({ message, hint, file }) => [message, hint, file],
      );
    for (const value of ['off', false, 'on', true, undefined]) expect(of(value)).toEqual([]);
    expect(of('offf')).toEqual([
      [
        'content/b.md says `items: offf`, which counts as not stated.',
        'Did you mean off? Write one of `on`, `off`.',
        'content/b.md',
      ],
    ]);
    for (const value of ['none', 'nein', '', 0, null]) expect([value, of(value).length]).toEqual([value, 1]);
  });

  it('is told of elements in source', () => {
    const element = { name: 'Display', tags: { segregation: 'x' }, place };
    expect(found(itemOf('URS', {}), [element])).toMatchObject([
      {
        rule: 'claim-value',
        message: 'Display says `segregation: x`, which counts as not stated.',
        file: 'content/a.md',
      },
    ]);
    expect(
      found(itemOf('URS', {}), [{ ...element, tags: { segregation: 'It runs in a process of its own.' } }]),
    ).toEqual([]);
  });
});

// @verifies SRS-3221
describe('the day of a commit', () => {
  const ofDay = (day: string, at = revision) =>
    claimed(
      itemOf('SOUP', { 'anomalies-evaluated': day }),
      'anomalies-evaluated',
      claimContext({ risk: undefined }, at),
    );

  it('has come wherever on Earth it has, and is not known while a tree has changes', () => {
    expect(ofDay('2026-11-20')).toBe('2026-11-20');
    expect(ofDay('2026-11-21')).toBe('');
    expect(ofDay('2026-11-21', { date: '2026-11-20T10:00:00Z', dirty: false })).toBe('2026-11-21');
    expect(ofDay('2026-11-28', { ...revision, dirty: true })).toBe('2026-11-28');
    expect(ofDay('2026-02-30', { ...revision, dirty: true })).toBe('');
  });
});

// @verifies SRS-3222
describe('a reason', () => {
  const isAccepted = (text: string) =>
    claimed(itemOf('SRS', { rationale: text }), 'rationale', context) !== '';

  it('is one in any script, and needs a few words', () => {
    for (const text of [
      'Told by the standard.',
      'Die Norm verlangt es so.',
      '規格が要求しています。',
      'Требует этого сам стандарт',
    ])
      expect([text, isAccepted(text)]).toEqual([text, true]);
    for (const text of ['規格', 'ok ok ok', '1 2 3', 'because', '... ... ...', '🙂 🙂 🙂'])
      expect([text, isAccepted(text)]).toEqual([text, false]);
  });

  it('is judged alike each time it is asked', () => {
    expect([1, 2, 3].map(() => saysSomething('無'))).toEqual([true, true, true]);
  });
});

// @verifies SRS-3220
it('has each claim with its names and words in the manual', () => {
  const manual = readFileSync('content/manual/04-writing.md', 'utf8');
  const rows = manual.split('\n').filter((line) => line.startsWith('| '));
  for (const { on, names, form } of claims) {
    const row =
      rows.find(
        (line) => line.startsWith(on === '*' ? '| any' : `| ${on} |`) && line.includes(`\`${names[0]}\``),
      ) ?? '';
    for (const name of names) expect([row, row.includes(`\`${name}\``)]).toEqual([row, true]);
    for (const word of form.words?.(claimContext({ risk: undefined })) ?? [])
      expect(row).toContain(`\`${word}\``);
  }
});

// @verifies SRS-3716
describe('a problem report with a resolution', () => {
  const hints = (attributes: Record<string, string>) =>
    found(itemOf('ANOM', { resolution: 'evaluated', ...attributes })).map((each) => each.hint);

  it('is of one of four types', () => {
    expect(hints({ type: 'Corrective' })).toEqual([]);
    const list = 'Write one of `corrective`, `preventive`, `adaptive`, `perfective`.';
    expect(hints({ type: 'correctiv' })).toEqual([`Did you mean corrective? ${list}`]);
    expect(hints({ type: 'bug' })).toEqual([list]);
    expect(found(itemOf('ANOM', { type: 'bug', evaluated: 'soon' }))).toEqual([]);
  });

  it('was evaluated on a day that has come, or names the record', () => {
    for (const evaluated of ['2026-11-20', 'QA-1042', 'board of 2026-01-20, MIN-7', 'https://qa.example/7'])
      expect({ evaluated, hints: hints({ evaluated }) }).toEqual({ evaluated, hints: [] });
    const write =
      'Write a day as YYYY-MM-DD, not after the commit, or the number or address of the record that tells it.';
    for (const evaluated of ['yes', '20.01.2026', '2026-02-30', '2099-01-01', 'MIN-7 of 2099-01-01'])
      expect({ evaluated, hints: hints({ evaluated }) }).toEqual({ evaluated, hints: [write] });
  });
});
