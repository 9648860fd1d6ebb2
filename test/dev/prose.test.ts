import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { silentProgress } from '../../src/cache/progress.ts';
import { loadProject } from '../../src/config/index.ts';
import { type Preview, preview } from '../../src/workflows/preview.ts';
import { TestProject } from '../cli/project.ts';

const path = 'content/requirements.md';
const pages = [
  ...['SRS-041', 'URS-001', 'RC-012', 'SDS-010', 'TST-201'].map((id) => `items/${id}/index.html`),
  'items/index.html',
  'trace/index.html',
];
const late = /\s*<section aria-labelledby="(?:findings|history)">[\s\S]*?<\/section>\s*/g;
let project: TestProject;
const whole = async (): Promise<Preview> =>
  preview(await loadProject(project.root), { progress: silentProgress });
/** The pages without findings and history, which come with the check. */
const textsOf = async (site: Preview | undefined): Promise<string[]> => {
  const texts: string[] = [];
  for (const page of pages) texts.push(String(await site?.file(page)).replace(late, ''));
  return texts;
};

beforeEach(() => {
  project = TestProject.clean();
});
afterEach(() => project.remove());

describe('pages of which prose was edited', () => {
  // @verifies SRS-3920
  it('are what a build of all makes of them, save after save', async () => {
    // The tree differs from the commit already: what reports are of does not change any more.
    project.edit(path, 'Alarms overtake', 'All alarms overtake');
    let site: Preview | undefined = await whole();
    const first = await textsOf(site);
    for (const [from, to] of [
      ['within 2 s of the threshold', 'within 1 s of the threshold'],
      ['The nurse hears', 'See SRS-041.\n\nEach nurse\nhears'],
      ['Cross the threshold', '### Before it\n\n| a | b |\n| - | - |\n| RC-012 | 2 |\n\nCross the threshold'],
    ] as const) {
      project.edit(path, from, to);
      site = await site?.edited([path]);
      expect(await textsOf(site)).toEqual(await textsOf(await whole()));
    }
    expect(await textsOf(site)).not.toEqual(first);
  });

  // @verifies SRS-3920
  it('show at once that their links are suspect, and what follows for those above', async () => {
    const site = await whole();
    const page = async (of: Preview | undefined): Promise<string> =>
      String(await of?.file('items/RC-012/index.html'));
    expect(await page(site)).not.toMatch(/is-suspect/);
    project.edit(path, 'within 2 s of', 'within 3 s of');
    expect(await page(await site.edited([path]))).toMatch(/is-suspect/);
  });

  // @verifies SRS-3920
  it.each<[string, () => unknown, string]>([
    ['a title', () => project.edit(path, 'Alarm latency', 'Latency of alarms'), path],
    ['an attribute', () => project.edit(path, '- verification: test', '- verification: review'), path],
    ['a link', () => project.edit(path, '- satisfies: URS-001\n', ''), path],
    [
      'another item',
      () => project.edit(path, '## SDS-010', '## SDS-011 More\n\n- implements: SRS-041\n\n## SDS-010'),
      path,
    ],
    ['the front matter', () => project.write(path, `---\nowner: QA\n---\n${project.read(path)}`), path],
    ['the file is gone, or more', () => rmSync(join(project.root, path)), path],
    ['a new file', () => project.write('content/more.md', '# More\n'), 'content/more.md'],
    ['source', () => project.edit('src/queue.ts', '{', '{ //'), 'src/queue.ts'],
    ['the configuration', () => project.edit('site.config.ts', '{', '{ '), 'site.config.ts'],
  ])('are left to a build of all where %s changed', async (_, change, changed) => {
    const site = await whole();
    change();
    expect(await site.edited([changed])).toBeUndefined();
  });
});
