import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Facts } from '../../src/model/index.ts';
import { formatPlace } from '../../src/model/index.ts';
import { codeSource } from '../../src/sources/code/index.ts';
import { context } from './context.ts';

const fixtures = join(import.meta.dirname, 'fixtures');

describe('annotated source, one file a language', () => {
  const paths = readdirSync(fixtures, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.\w+$/.test(path) && !path.endsWith('.expected.txt'))
    .sort();

  // @verifies SRS-301, SRS-303, SRS-305
  it.each(paths)('reads %s', async (path) => {
    const facts = codeSource.read(
      { path: `app/${path}`, bytes: readFileSync(join(fixtures, path)) },
      context(),
    );
    await expect(asText(facts)).toMatchFileSnapshot(join(fixtures, `${path}.expected.txt`));
  });

  it.each(paths)('%s with CRLF line ends and a byte order mark', (path) => {
    const text = readFileSync(join(fixtures, path), 'utf8');
    const windows = codeSource.read(
      { path: `app/${path}`, bytes: Buffer.from(text.replaceAll('\n', '\r\n')) },
      context(),
    );
    const plain = codeSource.read({ path: `app/${path}`, bytes: Buffer.from(text) }, context());
    const withoutPrints = (facts: Facts) => asText(facts).replace(/\[\w{16}\]/g, '');
    expect(withoutPrints(windows)).toBe(withoutPrints(plain));
    const marked = codeSource.read({ path: `app/${path}`, bytes: Buffer.from(`\uFEFF${text}`) }, context());
    expect(marked).toEqual(plain);
  });
});

// @verifies SRS-301
it('a tag in an inner comment of Rust belongs to what it documents, and not to what is below', () => {
  const text = `//! Sounds alarms.
//! @implements SRS-001
fn sound() {}

impl Alarm {
    //! @implements SRS-002
    fn silence() {}
}
`;
  const { links, findings } = codeSource.read({ path: 'src/alarm.rs', bytes: Buffer.from(text) }, context());
  expect(links.map(({ from, to }) => `${from} ${to}`)).toEqual([
    'src/alarm.rs SRS-001',
    'src/alarm.rs#Alarm SRS-002',
  ]);
  expect(findings.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
});

describe('files that are no text of a language', () => {
  it('reads nothing of a file without a known language', () => {
    const facts = codeSource.read({ path: 'a.bin', bytes: Buffer.from('// @implements SRS-001') }, context());
    expect(facts.codeFiles).toEqual([]);
  });

  it('names a source file that holds binary data', () => {
    const facts = codeSource.read({ path: 'src/a.ts', bytes: new Uint8Array([47, 47, 0, 1]) }, context());
    expect(facts.findings).toEqual([
      {
        rule: 'source-not-text',
        severity: 'warning',
        message: 'src/a.ts looks like typescript but holds binary data; it was not read.',
        hint: 'Save it as UTF-8 text, or exclude it with `sources.exclude`.',
        file: 'src/a.ts',
        line: 1,
        column: 1,
      },
    ]);
  });
});

describe('fingerprints', () => {
  const printOf = (text: string) =>
    codeSource.read(
      { path: 'a.ts', bytes: Buffer.from(`import 'x';\n// @implements SRS-001\n${text}`) },
      context(),
    ).regions[0]?.fingerprint;

  // @verifies SRS-304
  it('stay when comments or layout change', () => {
    expect(printOf('function f() {\n  return 1; // one\n}')).toBe(
      printOf('function f() {\n\n\treturn 1;\n}'),
    );
  });

  // @verifies SRS-304
  it('change with code and with the white space of literals', () => {
    expect(printOf('function f() { return 1; }')).not.toBe(printOf('function f() { return 2; }'));
    expect(printOf("function f() { return 'a b'; }")).not.toBe(printOf("function f() { return 'a  b'; }"));
  });
});

function asText({ codeFiles, regions, links, elements, findings }: Facts): string {
  const lines = codeFiles.map(({ path, language, lines }) => `${path}: ${language}, ${lines} lines`);
  for (const region of regions) {
    const { place, kind, key, fingerprint, summary } = region;
    lines.push('', `${place.line}:${place.column}-${place.endLine} ${kind} ${key} [${fingerprint}]`);
    if (summary) lines.push(`  "${summary}"`);
    for (const link of links.filter(({ from }) => from === key)) {
      lines.push(`  ${link.relation} ${link.to} at ${link.place.line}:${link.place.column}`);
    }
  }
  for (const element of elements) lines.push('', JSON.stringify(element, undefined, 2));
  for (const finding of findings) {
    const { file = '', line = 0, column = 0, severity, rule, message, hint } = finding;
    lines.push('', `${formatPlace({ file, line, column })} ${severity} ${rule}: ${message}`, `  ${hint}`);
  }
  return `${lines.join('\n')}\n`;
}
