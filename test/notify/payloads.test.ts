import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { expect, it } from 'vitest';
import { markdownOf, webhookOf } from '../../src/notify/index.ts';
import { saying } from './notification.ts';

interface Node {
  type: string;
  value?: string;
  children?: Node[];
}

const parser = unified().use(remarkParse).use(remarkGfm);

/** Types of all nodes but code, and the text that stands outside of it. */
function outside(markdown: string): { types: Set<string>; text: string } {
  const types = new Set<string>();
  let text = '';
  const visit = (node: Node): void => {
    if (node.type === 'code' || node.type === 'inlineCode') {
      text += '<code>';
      return;
    }
    types.add(node.type);
    text += node.value ?? '';
    for (const child of node.children ?? []) visit(child);
    if (/heading|paragraph|listItem/.test(node.type)) text += '\n';
  };
  visit(parser.parse(markdown) as Node);
  return { types, text };
}

const hostile = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc
    .array(
      fc.constantFrom(
        '`',
        '```',
        '@everyone',
        '@org/team',
        '\n/close\n',
        '#1',
        '<b>',
        '](x)',
        '\\',
        ' ',
        '~~~',
        '|',
        '\r',
        'http://x.y ',
      ),
    )
    .map((parts) => parts.join('')),
);

// @verifies SRS-3615
it('whatever others wrote stands in code, and calls and formats nothing', () => {
  const plain = outside(markdownOf(saying('x')).comment);
  fc.assert(
    fc.property(
      hostile.filter((text) => text.trim() !== ''),
      (text) => {
        const { comment, issue } = markdownOf(saying(text));
        expect(outside(comment)).toEqual(plain);
        expect(outside(`## Gate G1 is not passed\n\n${issue}`)).toEqual(plain);
      },
    ),
  );
  expect(plain.text).toBe(
    'Gate G1 is not passed\nJob <code> · Commit <code>\n<code>Who has to know\n@jane_roe (<code>): owner of <code>, which the change touches\n\n<code>\n\n',
  );
});

// @verifies SRS-3615
it('a handle that only the change names calls nobody, and an address stands nowhere', () => {
  const [recipient] = saying('x').recipients;
  const said = { ...(recipient as object), mention: false } as typeof recipient & object;
  const { comment } = markdownOf(saying('x', { recipients: [said, { ...said, name: '', handle: '' }] }));
  expect(comment).toContain('- `@jane_roe` (`x`): owner of `x`, which the change touches\n');
  expect(comment).toContain('- an owner whom CODEOWNERS names by an address: owner of `x`');
  expect(comment).not.toContain('example.org');
});

// @verifies SRS-3615
it('no comment is longer than a forge takes', () => {
  const one = saying('x`'.repeat(5000));
  const many = <Value>(values: Value[]): Value[] => Array.from({ length: 200 }, () => values[0] as Value);
  const recipients = many(one.recipients).map((each) => ({ ...each, reasons: many(each.reasons) }));
  const { comment } = markdownOf({ ...one, recipients, findings: many(one.findings), left: many(one.left) });
  expect(comment.length).toBeLessThan(60_000);
  expect(comment).toContain('\nAnd 175 more.\n');
  expect(comment).toContain('; and 197 more\n');
  expect(comment).toContain('\n- and 175 more\n');
});

// @verifies SRS-3616
it('the payload of a webhook is valid by its schema, and its text is ours', () => {
  const schema = JSON.parse(
    readFileSync(new URL('../../templates/schemas/notification-1.schema.json', import.meta.url), 'utf8'),
  ) as object;
  const valid = new Ajv2020({ allErrors: true }).compile(schema);
  const payload = JSON.parse(webhookOf(saying('@everyone \u202e', { log: 'https://ci.example.org/1' })));
  expect(valid(payload), JSON.stringify(valid.errors)).toBe(true);
  expect(payload.text).toBe('Gate G1 is not passed\nhttps://ci.example.org/1');
  expect(payload.findings[0].message).toBe('@everyone \\u202e');
  expect(payload.recipients[0].reasons[0].text).toBe('owner of @everyone \\u202e, which the change touches');
  expect(valid({ ...payload, other: 1 })).toBe(false);
});

// @verifies SRS-3616
it('a gate that this content passes is not said to be open, whatever its job failed of', () => {
  const payload = JSON.parse(webhookOf(saying('words', { isPassed: true, criteria: [], findings: [] })));
  expect(payload.text).toBe('A job failed, though gate G1 is passed');
});
