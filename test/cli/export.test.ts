import { describe, expect, it } from 'vitest';
import { TestProject } from './project.ts';

// @verifies SRS-3669
describe('dossier export', () => {
  it('writes the items of a project, some types alone, to standard output or into a file', () => {
    const project = TestProject.clean();
    const all = project.must('export', 'items').out;
    expect(JSON.parse(all).format).toBe('dossier-items-1');
    const ids = (text: string): string[] => JSON.parse(text).items.map(({ type }: { type: string }) => type);
    expect(new Set(ids(all)).size).toBeGreaterThan(2);
    project.must('export', 'items', '--type', 'SRS', '--into', 'out/srs.items.json');
    expect(new Set(ids(project.read('out/srs.items.json')))).toEqual(new Set(['SRS']));
    expect(project.must('export', 'csv').out).toMatch(/^\ufeffID,Title,Markdown,/);
    for (const [words, why] of [
      [
        ['export', 'odt'],
        'odt is no form that is written. There are items, needs, csv, xlsx, reqif, reqifz, lobster.\n',
      ],
      [
        ['export', 'docx'],
        'Files of Word are written by `dossier build` where the configuration says `output: { word: true }`.\n',
      ],
      [['export', 'xlsx'], 'Name the file with --into <file>; xlsx is no text.\n'],
      [['export', 'csv', '--type', 'X'], 'There is no type X.\n'],
      [['export', 'csv', '--into', '../x'], '../x lies outside the project.\n'],
    ] as const)
      expect(project.run(...words)).toMatchObject({ code: 2, err: why });
    project.remove();
  });
});
