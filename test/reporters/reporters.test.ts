import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/model/index.ts';
import { type Format, formats, report } from '../../src/render/export/reporters/index.ts';

const fixtures = fileURLToPath(new URL('./fixtures/', import.meta.url));
const rules = [
  { name: 'unknown-id', severity: 'error' as const, summary: 'An ID is named but defined nowhere.' },
];
const source = ['# Requirements', '', '\tSee also SRS-42.', '', ''];
const options = {
  colours: false,
  rules,
  readLine: (file: string, line: number) => (file === 'content/srs.md' ? source[line - 1] : undefined),
};
const extension: Record<Format, string> = {
  text: 'text.txt',
  json: 'json.json',
  github: 'github.txt',
  gitlab: 'gitlab.json',
  sarif: 'sarif.json',
  junit: 'junit.xml',
};

describe.each(readdirSync(fixtures))('findings of %s', (name) => {
  const findings = JSON.parse(readFileSync(`${fixtures}${name}/findings.json`, 'utf8')) as Finding[];
  // @verifies SRS-701, SRS-703
  it.each(formats)('read as expected in the format %s', (format) => {
    const golden = `${fixtures}${name}/${extension[format]}`;
    const text = report(format, findings, options);
    if (process.env.UPDATE_GOLDEN) writeFileSync(golden, text);
    expect(text).toBe(readFileSync(golden, 'utf8'));
  });
});

describe('no findings', () => {
  // @verifies SRS-703, SRS-704
  it('say so to people, are an empty list to tools and a case that passed in JUnit', () => {
    expect(report('text', [], options)).toBe('No findings.\n');
    expect(JSON.parse(report('json', [], options))).toEqual({
      findings: [],
      summary: { error: 0, warning: 0, info: 0 },
    });
    expect(report('github', [], options)).toBe('');
    expect(report('gitlab', [], options)).toBe('[]\n');
    expect(report('junit', [], options)).toContain('<testcase classname="dossier" name="no findings"/>');
  });
});

describe('text', () => {
  it('has colours only when asked', () => {
    const finding: Finding = { rule: 'r', severity: 'error', message: 'm', file: 'f', line: 1, column: 1 };
    expect(report('text', [finding], options)).not.toContain('\u001b');
    expect(report('text', [finding], { ...options, colours: true })).toContain('\u001b[31merror\u001b[0m');
  });
});

describe('fingerprints of GitLab', () => {
  it('stay when lines move, and tell equal findings apart', () => {
    const at = (line: number): Finding => ({ rule: 'r', severity: 'error', message: 'm', file: 'f', line });
    const prints = (findings: Finding[]): string[] =>
      (JSON.parse(report('gitlab', findings, options)) as { fingerprint: string }[]).map(
        ({ fingerprint }) => fingerprint,
      );
    expect(prints([at(1), at(2)])).toEqual(prints([at(7), at(9)]));
    expect(new Set(prints([at(1), at(2)])).size).toBe(2);
  });
});

describe('whatever findings say', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string(),
    fc.constantFrom(']]>', '::error::', '\n', '\u001b[2J', '\ud800'),
  );
  const finding = fc.record(
    {
      rule: text,
      severity: fc.constantFrom('error' as const, 'warning' as const, 'info' as const),
      message: text,
      hint: text,
      file: text,
      line: fc.nat(),
      column: fc.nat(),
      item: text,
    },
    { requiredKeys: ['rule', 'severity', 'message'] },
  );
  const lists = fc.array(finding, { maxLength: 8 });

  // @verifies SRS-704
  it('JSON stays JSON, and says what it was given', () => {
    fc.assert(
      fc.property(lists, (findings) => {
        expect(JSON.parse(report('json', findings, options)).findings).toEqual(
          JSON.parse(JSON.stringify(findings)),
        );
        expect(JSON.parse(report('gitlab', findings, options))).toHaveLength(findings.length);
        expect(JSON.parse(report('sarif', findings, options)).runs[0].results).toHaveLength(findings.length);
      }),
    );
  });

  // @verifies SRS-703
  it('XML stays XML', () => {
    fc.assert(
      fc.property(lists, (findings) => {
        const parser = new SaxesParser();
        let cases = 0;
        parser.on('error', (error) => {
          throw error;
        });
        parser.on('opentag', ({ name }) => {
          if (name === 'testcase') cases++;
        });
        parser.write(report('junit', findings, options)).close();
        expect(cases).toBe(Math.max(1, findings.length));
      }),
    );
  });

  // @verifies SRS-703
  it('a workflow command stays one line, and nothing in it starts another', () => {
    fc.assert(
      fc.property(lists, (findings) => {
        const lines = report('github', findings, options).split(/\r\n|[\n\r\u2028\u2029]/);
        expect(lines.pop()).toBe('');
        expect(lines).toHaveLength(findings.length);
        for (const line of lines) expect(line).toMatch(/^::(?:error|warning|notice) [^:]*::/);
      }),
    );
  });

  it('text holds no control character but its own line ends', () => {
    fc.assert(
      fc.property(lists, (findings) => {
        const lines = report('text', findings, { ...options, readLine: () => '\u001b]0;x\u0007\u009b' });
        // biome-ignore lint/suspicious/noControlCharactersInRegex: these must be gone.
        expect(lines).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e]/);
      }),
    );
  });
});
