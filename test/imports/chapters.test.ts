import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { TestProject } from '../cli/project.ts';
import { text, workbook } from './workbook.ts';

/** A chapter of the manual: its fenced blocks by language, and its tables. */
function chapterOf(name: string): { blocks(language: string): string[]; rows: string[][] } {
  const chapter = readFileSync(new URL(`../../content/manual/${name}`, import.meta.url), 'utf8');
  return {
    blocks: (language) =>
      [...chapter.matchAll(new RegExp(`^\`\`\`${language}\n([^]*?)^\`\`\`$`, 'gm'))].map(
        ([, block = '']) => block,
      ),
    rows: [...chapter.matchAll(/^\| (.*) \|$/gm)]
      .map(([, row = '']) => row.split(' | '))
      .filter(([first = '']) => !first.startsWith('---')),
  };
}

/** A project with these settings, as a chapter shows them. */
function projectWith(settings: string): TestProject {
  const product =
    "{ name: 'Pump', version: '1', safetyClass: 'B', manufacturer: { name: 'M', address: 'A' } }";
  return TestProject.empty()
    .write('package.json', '{"type":"module"}')
    .write('content/needs.md', '# Needs\n\n## URS-001 Hear it\n\nThe nurse hears the alarm.\n')
    .write(
      'site.config.ts',
      `import { defineSite } from 'dossier';\n\nexport default defineSite({\n  product: ${product},\n${settings}});\n`,
    );
}

/** What a check finds wrong with items and links. */
function wrongIn(project: TestProject): string[] {
  const { out } = project.run('check', '--format', 'json');
  const { findings } = JSON.parse(out) as { findings: { rule: string; item?: string; message: string }[] };
  return findings
    .filter(({ rule }) => /^import-|^unreadable|unknown-id|not-an-id|link-|-id$/.test(rule))
    .map(({ rule, message }) => `${rule} ${message}`);
}

// @verifies SRS-3666, SRS-3664
describe('the chapter on Excel', () => {
  it('leads from a workbook to items, and moves them', () => {
    const { blocks, rows } = chapterOf('28-excel.md');
    const sheet = rows
      .map(
        (cells, row) =>
          `<row>${cells.map((cell, column) => text(`${'ABCDE'[column]}${row + 1}`, cell)).join('')}</row>`,
      )
      .join('');
    const project = projectWith(blocks('ts')[0] ?? '').write(
      'requirements/pump.xlsx',
      workbook([{ name: 'Requirements', rows: sheet }]),
    );
    expect(wrongIn(project)).toEqual([]);
    const { out } = project.run('check', '--format', 'text');
    expect(out).toContain('requirements/pump.xlsx:2:1  error  Requirements!A2: SRS-001');
    expect(project.run('import', 'xlsx', 'requirements/pump.xlsx').out).toContain(
      'content/imported/pump.md: 2 items, 2 links',
    );
    expect(project.read('content/imported/pump.md')).toContain(
      '## SRS-002 Alarm volume\n\n- verification: inspection\n- satisfies: URS-001\n\nThe alarm shall have at least 65 dB.\n',
    );
    project.remove();
  });
});
