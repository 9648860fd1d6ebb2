import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { afterEach, describe, expect, it } from 'vitest';
import { oneLine, printable, showHidden, visible } from '../../src/model/index.ts';
import { TestProject } from '../cli/project.ts';

const ansi = '\u001b[31m';
const override = '\u202e';
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
const hidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

let project: TestProject | undefined;
afterEach(() => {
  project?.remove();
  project = undefined;
});

/** Findings of a check as `rule file:line:column message`. */
function found(of: TestProject): string[] {
  const { findings } = JSON.parse(of.run('check', '--format', 'json').out) as {
    findings: { rule: string; file: string; line: number; column: number; message: string }[];
  };
  return findings
    .filter(({ rule }) => rule === 'hidden-character')
    .map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`);
}

// @verifies SRS-3205
describe('what is printed', () => {
  it('holds nothing a terminal acts on, and loses nothing else', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(printable(text)).not.toMatch(hidden);
        expect(oneLine(text)).not.toMatch(/[\r\n\t]/);
        if (!/[\p{C}\u2028\u2029\r]/u.test(text)) expect(printable(text)).toBe(text);
      }),
    );
    expect(printable(`a${ansi}b\n\t${override}c`)).toBe('a\\u001b[31mb\n\t\\u202ec');
  });

  it('shows the names of a hostile ZIP as escapes', () => {
    project = TestProject.empty();
    project.write('a.zip', zipSync({ [`../${ansi}x${override}`]: Buffer.from('x') }));
    const { out, err } = project.run('verify', 'a.zip');
    expect(out + err).toContain('\\u001b[31mx\\u202e');
    expect(out + err).not.toMatch(hidden);
  });

  it('shows what was named in a call, and in a project, as escapes', () => {
    project = TestProject.clean();
    project.write(`src/a${ansi}${override}.ts`, '/** @implements SRS-999 */\nexport const a = 1;\n');
    project.commit('Bring a hostile name');
    for (const words of [
      ['check'],
      ['rules'],
      ['verify', `x${ansi}`],
      ['compare', `x${ansi}`],
      ['gate'],
      ['impact', '--base', `x${override}`],
      ['check', '--rule', `x${ansi}`],
    ]) {
      const { out, err } = project.run('--quiet', ...words);
      expect({ words, clean: !hidden.test(out + err) }).toEqual({ words, clean: true });
    }
    expect(project.run('check').out).toContain('src/a\\u001b[31m\\u202e.ts');
  });
});

// @verifies SRS-3206
describe('what is read', () => {
  it('is told with line and column where it stands in a page', () => {
    project = TestProject.clean();
    project.write(
      'content/trojan.md',
      `---\ntitle: a${override}\n---\n# Title ${override}eltit\n\nSafe\u2066.\u2069 Text ${ansi}\n`,
    );
    expect(found(project)).toEqual([
      'content/trojan.md:2:9 The character U+202E is not seen, or turns the text around it; it is shown as an escape.',
      'content/trojan.md:4:9 The character U+202E is not seen, or turns the text around it; it is shown as an escape.',
      'content/trojan.md:6:5 The character U+2066 is not seen, or turns the text around it; it is shown as an escape.',
      'content/trojan.md:6:7 The character U+2069 is not seen, or turns the text around it; it is shown as an escape.',
      'content/trojan.md:6:14 The character U+001B is not seen, or turns the text around it; it is shown as an escape.',
    ]);
  });

  it('is no finding in the text of any language', () => {
    project = TestProject.clean();
    project.write(
      'content/languages.md',
      '# می‌خواهم العربية\u200f עברית\u200e 日本語 👩‍🔬 a\u00adb\u200b\n\n\tcode\n',
    );
    expect(found(project)).toEqual([]);
  });

  it('is shown as an escape in every output, whatever it came from', { timeout: 90_000 }, () => {
    project = TestProject.clean();
    project.write('content/trojan.md', `# Title ${override}eltit\n\n| A |\n| --- |\n| ${ansi}x |\n`);
    project.write('src/hostile.ts', `/** @c4 component "Evil ${override}live" */\nexport const a = 1;\n`);
    project.edit(
      'site.config.ts',
      'documents: [',
      "documents: [{ id: 'T', type: 'plain', title: 'T', pages: ['content/trojan.md'] },",
    );
    project.git('add', '-A');
    project.git('commit', '-qm', `Subject ${override}tcejbus`, '-m', 'Implements: SRS-041');
    expect(found(project)).toEqual([
      expect.stringContaining('content/trojan.md:1:9 '),
      expect.stringContaining('content/trojan.md:5:3 '),
      'src/hostile.ts:1:1 src/hostile.ts holds characters that nobody sees or that turn text around (U+202E); they are shown as escapes.',
    ]);
    project.run('--quiet', 'build', '--no-pdf');
    const files = readdirSync(join(project.root, 'dist'), {
      recursive: true,
      withFileTypes: true,
      encoding: 'utf8',
    })
      .filter((entry) => entry.isFile() && /\.(?:html|json|js|dsl|mmd)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name));
    expect(files.length).toBeGreaterThan(30);
    expect(files.filter((path) => hidden.test(readFileSync(path, 'utf8')))).toEqual([]);
    expect(project.read('dist/site/documents/T/index.html')).toContain('Title \\u202eeltit');
    expect(project.read('dist/data/model.json')).toContain('Subject \\\\u202etcejbus');
  });

  it('in the configuration ends the run at its line', () => {
    project = TestProject.clean();
    project.edit(
      'site.config.ts',
      'documents: [',
      `documents: [\n    { id: 'T', type: 'plain', title: 'A${override}B', pages: [] },`,
    );
    const { code, err } = project.run('check');
    expect([code, err]).toEqual([
      2,
      expect.stringMatching(
        /^site\.config\.ts:\d+:\d+ {2}`documents\.0\.title` holds the character U\+202E, which is not seen or turns the text around it\.\n/,
      ),
    ]);
  });

  it('is replaced in data of any shape, keys too, and only there', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
        const shown = visible(value);
        expect(JSON.stringify(shown)).not.toMatch(/[\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
        if (
          showHidden(JSON.stringify(value)).found.length === 0 &&
          !/\\(?:u00[01]|b|f)/.test(JSON.stringify(value))
        )
          expect(shown).toBe(value);
      }),
    );
    expect(visible({ [override]: [ansi, '\\u202e \\b'] })).toEqual({
      '\\u202e': ['\\u001b[31m', '\\u202e \\b'],
    });
  });
});
