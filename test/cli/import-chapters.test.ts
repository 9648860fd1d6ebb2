import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { text, workbook } from '../imports/workbook.ts';
import { playServer } from '../trackers/server.ts';
import { main, TestProject } from './project.ts';

/** A chapter of the manual: its fenced blocks by language, and its tables. */
function chapterOf(name: string): { blocks(language: string, fence?: string): string[]; rows: string[][] } {
  const chapter = readFileSync(new URL(`../../content/manual/${name}`, import.meta.url), 'utf8');
  return {
    blocks: (language, fence = '```') =>
      [...chapter.matchAll(new RegExp(`^${fence}${language}\n([^]*?)^${fence}$`, 'gm'))].map(
        ([, block = '']) => block,
      ),
    rows: [...chapter.matchAll(/^\| (.*) \|$/gm)]
      .map(([, row = '']) => row.split(' | '))
      .filter(([first = '']) => !first.startsWith('---')),
  };
}

/** A project as a chapter shows it: its configuration and the page of its document. */
function projectOf({ blocks }: ReturnType<typeof chapterOf>): TestProject {
  return TestProject.empty()
    .write('package.json', '{"type":"module"}')
    .write('content/needs.md', '# Needs\n\n## URS-001 Hear it\n\nThe nurse hears the alarm.\n')
    .write('content/srs.md', blocks('md', '````')[0] ?? '')
    .write('site.config.ts', blocks('ts')[0] ?? '');
}

/** Builds the site of a project; the text of its document. */
function built(project: TestProject): string {
  project.run('build', '--no-pdf', '--exit-zero');
  const pages = readdirSync(join(project.root, 'dist/site/documents/SRS')).filter((name) =>
    name.endsWith('.html'),
  );
  const html = pages.map((name) => project.read(`dist/site/documents/SRS/${name}`)).join('');
  return html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
}

/** What a check finds wrong with items and links. */
function wrongIn(project: TestProject): string[] {
  const { out } = project.run('check', '--format', 'json');
  const { findings } = JSON.parse(out) as { findings: { rule: string; item?: string; message: string }[] };
  return findings
    .filter(({ rule }) =>
      /^import-|^unreadable|unknown-id|not-an-id|^need-|^other-|annotation$|-link$|-id$/.test(rule),
    )
    .map(({ rule, message }) => `${rule} ${message}`);
}

// @verifies SRS-3666, SRS-3664
describe('the chapter on Excel', () => {
  it('leads from a workbook to items, and moves them', () => {
    const chapter = chapterOf('28-excel.md');
    const { rows } = chapter;
    const sheet = rows
      .map(
        (cells, row) =>
          `<row>${cells.map((cell, column) => text(`${'ABCDE'[column]}${row + 1}`, cell)).join('')}</row>`,
      )
      .join('');
    const project = projectOf(chapter).write(
      'requirements/pump.xlsx',
      workbook([{ name: 'Requirements', rows: sheet }]),
    );
    expect(wrongIn(project)).toEqual([]);
    const { out } = project.run('check', '--format', 'text');
    expect(out).toContain('requirements/pump.xlsx:2:1  error  Requirements!A2: SRS-001');
    expect(built(project)).toContain('SRS-002 Alarm volume');
    expect(project.run('import', 'xlsx', 'requirements/pump.xlsx').out).toContain(
      'content/imported/pump.md: 2 items, 2 links',
    );
    expect(project.read('content/imported/pump.md')).toContain(
      '## SRS-002 Alarm volume\n\n- verification: inspection\n- satisfies: URS-001\n\nThe alarm shall have at least 65 dB.\n',
    );
    project.remove();
  });
});

// @verifies SRS-3667, SRS-3664
describe('the chapter on sphinx-needs', () => {
  it('leads from needs.json to items, and moves them', () => {
    const chapter = chapterOf('29-sphinx-needs.md');
    const { blocks } = chapter;
    const project = projectOf(chapter).write('docs/needs.json', blocks('json')[0] ?? '');
    expect(wrongIn(project)).toEqual([]);
    expect(project.run('check').out).toContain('docs/needs.json:7:1  error  REQ_001');
    expect(built(project)).toContain('REQ_001 Alarm latency');
    expect(project.run('import', 'needs', 'docs/needs.json').out).toContain(
      'content/imported/needs.md: 1 item, 1 link',
    );
    project.remove();
  });
});

// @verifies SRS-3668, SRS-3664
describe('the chapter on Doorstop', () => {
  it('leads from files to items whose links keep their reviews, and moves them', () => {
    const chapter = chapterOf('30-doorstop.md');
    const { blocks } = chapter;
    const [needs = '', requirement = ''] = blocks('yaml');
    const project = projectOf(chapter)
      .write('content/needs.md', '# Needs\n')
      .write('reqs/URS001.yml', needs)
      .write('reqs/SRS001.yml', requirement);
    expect(wrongIn(project)).toEqual([]);
    project.write('reqs/URS001.yml', needs.replace('an alarm', 'every alarm'));
    expect(wrongIn(project)).toEqual([
      'suspect-link The link SRS001 satisfies URS001 is suspect: Doorstop reviewed it with another fingerprint of URS001 than it has now.',
    ]);
    project.write('content/trace.lock', '# none\n');
    expect(wrongIn(project)).toEqual([
      expect.stringContaining('Doorstop reviewed it with another fingerprint of URS001 than it has now'),
    ]);
    expect(built(project)).toContain('SRS001 Alarm latency');
    expect(project.run('import', 'doorstop', 'reqs/SRS001.yml', 'reqs/URS001.yml').out).toContain(
      'content/imported/reqs.md: 2 items, 1 link',
    );
    expect(project.read('content/imported/reqs.md')).toContain(
      '# reqs\n\n## URS001\n\nThe nurse **shall** hear every alarm.\n\n### SRS001 Alarm latency\n\n- satisfies: URS001\n',
    );
    project.remove();
  });
});

// @verifies SRS-3681, SRS-3683, SRS-3684, SRS-3664
describe('the chapter on OpenFastTrace', () => {
  it('leads from Markdown and tags to items and their gaps, and moves them', () => {
    const chapter = chapterOf('31-openfasttrace.md');
    const { blocks } = chapter;
    const project = projectOf(chapter)
      .write('content/needs.md', '# Needs\n')
      .write('doc/requirements.md', blocks('md')[0] ?? '')
      .write('src/alarm.js', blocks('js')[0] ?? '');
    const gap = 'need-uncovered req~alarm.latency~1 needs utest, and no utest covers it.';
    expect(wrongIn(project)).toEqual([gap]);
    project.write('src/alarm.test.js', "// [utest->req~alarm.latency~1]\ntest('sounds', () => {});\n");
    expect(wrongIn(project)).toEqual([]);
    expect(built(project)).toContain('req~alarm.latency~1 Alarm latency');
    expect(project.run('import', 'openfasttrace', 'doc/requirements.md').out).toContain(
      'content/imported/requirements.md: 2 items, 1 link',
    );
    expect(project.read('content/imported/requirements.md')).toContain(
      '## req~alarm.latency~1 Alarm latency\n\n- needs: impl, utest\n- satisfies: feat~hear~1\n\nThe alarm shall sound within 2 s.\n\nRationale:\n',
    );
    project.remove();
  });
});

// @verifies SRS-3685, SRS-3664
describe('the chapter on ReqIF', () => {
  it('leads from a module to items, and moves them', () => {
    const chapter = chapterOf('32-reqif.md');
    const { blocks } = chapter;
    const project = projectOf(chapter).write('requirements/pump.reqif', blocks('xml')[0] ?? '');
    expect(wrongIn(project)).toEqual([]);
    expect(built(project)).toContain('SRS-41 Alarm latency');
    expect(project.run('import', 'reqif', 'requirements/pump.reqif').out).toContain(
      'content/imported/pump.md: 1 item, 1 link',
    );
    expect(project.read('content/imported/pump.md')).toContain(
      '# Pump\n\n## SRS-41 Alarm latency\n\n- satisfies: URS-001\n\nThe alarm **shall** sound within 2 s.\n',
    );
    project.remove();
  });
});

// @verifies SRS-3687, SRS-3664
describe('the chapter on StrictDoc', () => {
  it('leads from a document to items, and moves them', () => {
    const chapter = chapterOf('33-strictdoc.md');
    const { blocks } = chapter;
    const project = projectOf(chapter).write('docs/pump.sdoc', blocks('text')[0] ?? '');
    expect(wrongIn(project)).toEqual([]);
    expect(built(project)).toContain('SRS-041 Alarm latency');
    expect(project.run('import', 'strictdoc', 'docs/pump.sdoc').out).toContain(
      'content/imported/pump.md: 1 item, 1 link',
    );
    expect(project.read('content/imported/pump.md')).toContain(
      '# Pump requirements\n\n## Alarms\n\n### SRS-041 Alarm latency\n\n- status: Active\n- satisfies: URS-001\n\nThe alarm shall sound within 2 s.\n',
    );
    project.remove();
  });
});

// @verifies SRS-3790, SRS-3791, SRS-3664
describe('the chapter on trackers', () => {
  it('leads from issues to items, by a token that is nowhere afterwards', async () => {
    const chapter = chapterOf('34-trackers.md');
    const { blocks } = chapter;
    const [, tracker = '', name = '', label = ''] =
      /dossier fetch (\S+) (\S+) --only (\S+)/.exec(blocks('text')[0] ?? '') ?? [];
    const project = projectOf(chapter);
    const issue = {
      number: 12,
      title: 'Alarm latency',
      body: 'The alarm shall sound within 2 s.\n\n- satisfies: URS-001\n',
      state: 'open',
      html_url: 'https://github.com/OWNER/REPOSITORY/issues/12',
      labels: [{ name: label }],
    };
    const server = await playServer(() => ({ body: [issue, { ...issue, number: 13, labels: [] }] }));
    const fetchOnce = () =>
      promisify(execFile)(
        process.execPath,
        [main, 'fetch', tracker, name, '--only', label, '--address', server.address],
        { cwd: project.root, env: { ...process.env, GITHUB_TOKEN: 'ghp_verysecret', NO_COLOR: '1' } },
      );
    expect((await fetchOnce()).stdout).toBe(
      'content/trackers/github.items.json holds 1 item of GitHub: added GH-12.\n',
    );
    expect((await fetchOnce()).stdout).toBe(
      'Nothing changed: content/trackers/github.items.json holds the 1 item of GitHub.\n',
    );
    await server.close();
    expect(server.asked[0]).toMatchObject({ secret: 'Bearer ghp_verysecret' });
    expect(project.read('content/trackers/github.items.json')).not.toContain('verysecret');
    expect(wrongIn(project)).toEqual([]);
    expect(built(project)).toContain('GH-12 Alarm latency');
    expect(project.run('check').out).toContain('content/trackers/github.items.json:13:1  error  GH-12');
    project.remove();
  });
});
