import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { TestProject } from '../cli/project.ts';
import { lockfile, withSoup } from './project.ts';

const packages = {
  'node_modules/commander': '15.1.0',
  'node_modules/left': '1.2.3',
  'node_modules/right': '2.0.0',
};
const locked = () => lockfile(packages, { transitive: ['left', 'right'] });

let project: TestProject;
beforeAll(() => {
  project = withSoup(TestProject.clean()).write('package-lock.json', locked());
  project.commit('Lock');
  project.must('soup', 'review', 'SOUP-002');
  project.commit('Review');
});
afterAll(() => project.remove());
let register: string;
beforeEach(() => {
  register = project.read('content/soup.md');
});
afterEach(() => {
  project.write('content/soup.md', register).write('package-lock.json', locked());
  project.git('checkout', '-q', 'HEAD', '--', 'content/soup.lock');
  project.write('site.config.ts', project.git('show', 'HEAD:site.config.ts'));
});

/** Messages of the rules on SOUP with what mends them. */
function told(): string[] {
  const { out } = project.run('check', '--format', 'json');
  const { findings } = JSON.parse(out) as { findings: { rule: string; message: string; hint: string }[] };
  return findings
    .filter(({ rule }) => rule.startsWith('soup-') || rule === 'unreadable-lockfile')
    .map(({ rule, message, hint }) => `${rule}: ${message} → ${hint}`);
}

describe('the register against the lockfile', () => {
  // @verifies SRS-1701, SRS-1702, SRS-1703, SRS-1704
  it('is clean where both agree', () => {
    expect(told()).toEqual([]);
  });

  // @verifies SRS-1702
  it('refuses a dependency without an entry, and tells the command that writes one', () => {
    const more = { ...packages, 'node_modules/pad': '1.0.0', 'node_modules/deep': '3.1.4' };
    project.write('package-lock.json', lockfile(more, { transitive: ['left', 'right', 'deep'] }));
    expect(told()).toEqual([
      'soup-unrecorded: pad 1.0.0 is a direct dependency without an entry of its own in the SOUP register. → Write one: dossier soup add npm:pad; all that are missing: dossier soup add --missing',
      'soup-unrecorded: deep 3.1.4 reaches the product through other packages, and no entry of the SOUP register covers it. → Write an entry for it or for a group, e.g. with `- package: npm:deep`: dossier soup add npm:deep; all that are missing: dossier soup add --missing',
    ]);
    project.must('soup', 'add', 'npm:pad');
    expect(told().filter((line) => line.includes('SOUP-003'))).toEqual([
      'soup-incomplete: SOUP-003 does not say what it is for; who looks after it; how its failure could contribute to harm, or why it cannot (IEC 62304 7.1.2); what it must do, and how well (5.3.3); what it needs to run (5.3.4); where its anomalies are published (7.1.3); when they were evaluated (7.1.3). → Write `- purpose: …`, `- owner: …`, `- risk: …`, `- functional-requirements: …`, `- hardware-software: …`, `- anomaly-list: …`, `- anomalies-evaluated: …` at SOUP-003.',
    ]);
  });

  // @verifies SRS-1703
  it('asks an entry that names no package for it, and compares no version of nothing', () => {
    project.edit('content/soup.md', '- package: npm:commander\n', '');
    expect(told().filter((line) => line.includes('SOUP-001'))).toEqual([
      'soup-incomplete: SOUP-001 names no package. → Write `- package: npm:<name>` (or pypi:, cargo:, …) at SOUP-001.',
    ]);
  });

  // @verifies SRS-1702
  it('asks more of class C than of class A, and of a strict project what it asks of class C', () => {
    project.write(
      'package-lock.json',
      lockfile(
        { ...packages, 'node_modules/lint': '1.0.0' },
        { transitive: ['left', 'right'], development: ['lint'] },
      ),
    );
    const asked =
      'soup-unrecorded: lint 1.0.0 is a direct development dependency without an entry of its own in the SOUP register. → Write one: dossier soup add npm:lint';
    expect(told()).toEqual([asked]);
    project.edit('site.config.ts', "safetyClass: 'C'", "safetyClass: 'A'");
    expect(told()).toEqual([]);
    project.edit('site.config.ts', '  documents:', '  soup: { strict: true },\n  documents:');
    expect(told()).toEqual([asked]);
  });

  // @verifies SRS-1704
  it('refuses a version that moved since its review, in an entry and in a group', () => {
    const moved = { ...packages, 'node_modules/commander': '16.0.0', 'node_modules/right': '2.0.1' };
    project.write('package-lock.json', lockfile(moved, { transitive: ['left', 'right'] }));
    const now = told();
    expect(now[0]).toBe(
      'soup-moved: npm:commander is locked to 16.0.0; SOUP-001 was reviewed for 15.1.0. → Look at what changed between them, then: dossier soup review SOUP-001',
    );
    expect(now[1]).toMatch(
      /^soup-moved: SOUP-002 was reviewed for other versions than its 2 packages are locked to now \(set [0-9a-f]{12}, now set [0-9a-f]{12}\)\. → /,
    );
    expect(now).toHaveLength(2);
  });

  // @verifies SRS-1703
  it('refuses what is incomplete, not allowed, open, old, or locked nowhere', () => {
    project.write(
      'content/soup.md',
      `${register}\n### SOUP-009 Gone\n\n- package: npm:gone\n- version: 1.0.0\n- purpose: pads\n- owner: us\n- risk: none\n- functional-requirements: pads\n- hardware-software: any\n- anomaly-list: its tracker\n- anomalies-evaluated: 2026-02-01\n`,
    );
    project.edit('content/soup.md', '- anomalies-evaluated: 2026-02-01', '- anomalies-evaluated: 2024-02-01');
    project.edit('content/soup.md', '- reason: both are one line long\n', '');
    project.edit('site.config.ts', '  documents:', "  soup: { licences: ['Apache-2.0'] },\n  documents:");
    project.write(
      'package-lock.json',
      locked()
        .replace('"commander": "15.1.0"', '"commander": "^15.0.0"')
        .replaceAll('"license": "MIT"', '"license": "MIT OR Apache-2.0"')
        .replace('"license": "MIT OR Apache-2.0"', '"license": "MIT AND Apache-2.0"'),
    );
    expect(told()).toEqual([
      'soup-anomalies-old: The published anomalies of SOUP-001 were evaluated 759 days before this commit; 365 are allowed. → Evaluate its issue tracker again and set `- anomalies-evaluated:`.',
      'soup-incomplete: SOUP-002 covers a group of packages without saying why one entry is enough for them. → Write `- reason: …` at SOUP-002.',
      'soup-unlocked: SOUP-009 covers npm:gone, which no lockfile holds. → Remove the entry if the package is gone, correct its name, or commit the lockfile.',
      'soup-licence: commander 15.1.0 is under MIT AND Apache-2.0, which `soup.licences` does not allow. → Replace the package, or allow the licence after review; state one the lockfile lacks with `- licence:` in its entry.',
    ]);
  });

  // @verifies SRS-2916
  it('warns of what is out of support, and of a day that is none', () => {
    const about = () => told().filter((line) => line.startsWith('soup-end-of-life'));
    const set = (day: string) =>
      project.write(
        'content/soup.md',
        register.replace('- purpose:', `- support: its makers\n- end-of-life: ${day}\n- purpose:`),
      );
    set('2026-03-02');
    expect(about()).toEqual([]);
    set('2026-02-28');
    expect(about()).toEqual([
      'soup-end-of-life: npm:commander is out of support since 2026-02-28: nobody mends what is found in it. → Move to a version that is supported, or say with `- support:` who looks after it, and correct the day.',
    ]);
    set('next year');
    expect(about()).toEqual([
      'soup-end-of-life: SOUP-001 says of the end of its support `next year`, which is no day. → Write `- end-of-life: YYYY-MM-DD`, or nothing where none is announced.',
    ]);
  });
});

describe('dossier soup', () => {
  // @verifies SRS-1705
  it('lists what is locked with the state of its review', () => {
    expect(project.must('soup').out).toBe(
      [
        'npm:commander  15.1.0  direct production      MIT    reviewed (SOUP-001)',
        'npm:left       1.2.3   transitive production  MIT    reviewed (SOUP-002)',
        'npm:right      2.0.0   transitive production  MIT    reviewed (SOUP-002)',
        '',
        '3 SOUP items: 3 reviewed, 0 moved since, 0 with an incomplete entry, 0 without an entry',
        '3 of them have no hash in their lockfile: other bytes of the same version would not be seen',
        '',
      ].join('\n'),
    );
  });

  // @verifies SRS-1705
  it('gates only what a change brings', () => {
    expect(project.must('soup', '--base', 'HEAD').out).toBe(
      '0 changes of packages, 0 findings of the register\n',
    );
    const more = { ...packages, 'node_modules/pad': '1.0.0' };
    project.write('package-lock.json', lockfile(more, { transitive: ['left', 'right'] }));
    project.edit('content/soup.md', '- purpose: pads\n', '');
    const { code, out } = project.run('soup', '--base', 'HEAD');
    expect([code, out]).toEqual([
      1,
      [
        'npm:pad none → 1.0.0',
        '  pad 1.0.0 is a direct dependency without an entry of its own in the SOUP register.',
        '    Write one: dossier soup add npm:pad',
        '1 changes of packages, 1 findings of the register',
        '',
      ].join('\n'),
    ]);
  });

  // @verifies SRS-1706
  it('writes a skeleton with all that is known, and only once per package that exists', () => {
    project.write(
      'node_modules/left/package.json',
      JSON.stringify({
        name: 'left',
        description: 'Pads left.',
        author: 'A. Pad <pad@example.org>',
        bugs: { url: 'https://example.org/bugs' },
      }),
    );
    project.must('soup', 'add', 'left', '--file', 'content/soup.md');
    expect(project.read('content/soup.md').slice(register.length).trim()).toBe(
      [
        '### SOUP-003 left',
        '',
        '- package: npm:left',
        '- version: 1.2.3',
        '- manufacturer: A. Pad',
        '- licence: MIT',
        '- anomaly-list: https://example.org/bugs',
        '',
        'Pads left.',
        '',
        '<!-- Still to be said, each as an attribute of the list above: purpose, owner, functional-requirements, hardware-software, risk, compensating-controls, update-rule, support, end-of-life, anomalies-evaluated -->',
      ].join('\n'),
    );
    const unknown = project.run('soup', 'add', 'npm:nothing');
    expect([unknown.code, unknown.err.trim().split('\n').at(-1)]).toEqual([
      2,
      'No lockfile holds npm:nothing. `dossier soup` lists what is locked.',
    ]);
  });

  // @verifies SRS-3923
  it('writes all that the register lacks, and what comes with others as one', () => {
    const others = ['left', 'right', ...Array.from({ length: 7 }, (_, index) => `deep-${index + 1}`)];
    const all = { ...packages, 'node_modules/pad': '1.0.0', 'node_modules/gap': '2.0.0' };
    for (const name of others.slice(2)) Object.assign(all, { [`node_modules/${name}`]: '3.1.4' });
    project.write('package-lock.json', lockfile(all, { transitive: others }));
    expect(told().filter((line) => line.includes('through other packages'))).toEqual([
      'soup-unrecorded: 7 packages reach the product through other packages, and no entry of the SOUP register covers them: deep-1 3.1.4, deep-2 3.1.4, deep-3 3.1.4, deep-4 3.1.4, deep-5 3.1.4, and 2 more. → Write an entry for each or for a group, e.g. with `- package: npm:deep-1`: dossier soup add npm:deep-1; all that are missing: dossier soup add --missing',
    ]);
    expect(project.must('soup', 'add', '--missing').out).toBe(
      'content/soup.md: SOUP-003 written\ncontent/soup.md: SOUP-004 written\ncontent/soup.md: SOUP-005 written\nSay in each what `dossier check` asks for.\n',
    );
    expect(project.read('content/soup.md').match(/^- package: .*$/gm)).toEqual([
      '- package: npm:commander',
      '- package: npm:left, npm:right',
      '- package: npm:gap',
      '- package: npm:pad',
      '- package: npm:*',
    ]);
    // What was reviewed is what is locked now, and only what is not said yet is told.
    expect([...new Set(told().map((line) => line.split(':')[0]))]).toEqual(['soup-incomplete']);
    expect(project.must('soup', 'add', '--missing').out).toBe('The SOUP register lacks nothing.\n');
    expect(project.run('soup', 'add', 'npm:pad', '--missing').code).toBe(2);
    expect(project.run('soup', 'add').code).toBe(2);
    expect(project.run('soup', 'add', '--missing', '--platform', 'compiler').code).toBe(2);
  });

  // @verifies SRS-1707
  it('moves several entries of a page at once, each to its own packages', () => {
    project.write('package-lock.json', locked().replaceAll('15.1.0', '16.0.0').replaceAll('1.2.3', '1.3.0'));
    const words = ['SOUP-001', 'npm:left', 'SOUP-002', '--reviewer', 'R. Viewer'];
    expect(project.must('soup', 'review', ...words).out).toBe(
      'content/soup.md: SOUP-001 reviewed\ncontent/soup.md: SOUP-002 reviewed\npackage-lock.json states no hash of commander, left, right: other bytes of the same version would not be seen\n',
    );
    expect(told()).toEqual([]);
    expect(project.read('content/soup.md').match(/^- reviewer: R\. Viewer$/gm)).toHaveLength(2);
  });

  // @verifies SRS-1707
  it('moves the reviewed version, with who and when, and touches nothing else', () => {
    project.write('package-lock.json', locked().replaceAll('15.1.0', '16.0.0'));
    project.must(
      'soup',
      'review',
      'npm:commander',
      '--reviewer',
      'R. Viewer',
      '--anomalies-evaluated',
      '2026-02-20',
    );
    expect(project.read('content/soup.md')).toBe(
      register
        .replace('- version: 15.1.0', '- reviewer: R. Viewer\n- version: 16.0.0')
        .replace('- anomalies-evaluated: 2026-02-01', '- anomalies-evaluated: 2026-02-20')
        .replace(
          '- package: npm:commander\n- reviewer: R. Viewer\n',
          '- package: npm:commander\n- reviewer: R. Viewer\n',
        ),
    );
    expect(told()).toEqual([]);
    expect(project.run('soup', 'review', 'SOUP-404').code).toBe(2);
    expect(project.run('soup', 'review', 'SOUP-001', '--anomalies-evaluated', 'today').err).toContain(
      '"today" is no date; write YYYY-MM-DD.',
    );
  });
});

// @verifies SRS-3925
it('what an entry does not answer for is nowhere called reviewed', () => {
  project.edit('content/soup.md', '- risk: none, a wrong call is refused\n', '- risk: to be done\n');
  project.edit(
    'site.config.ts',
    '  documents: [',
    "  documents: [\n    { id: 'SOUP', type: 'soup-list', title: 'SOUP list', pages: [] },",
  );
  expect(project.must('soup', '--unreviewed').out).toMatch(
    /^npm:commander {2}15\.1\.0 {2}direct production {2}MIT {4}entry incomplete \(SOUP-001\)\n\n3 SOUP items: 2 reviewed, 0 moved since, 1 with an incomplete entry, 0 without an entry\n/,
  );
  project.run('build', '--no-pdf');
  const list = project.read('dist/site/soup/index.html');
  expect(list).toMatch(/data-state="incomplete"[^>]*><th scope="row"><a href="[^"]+">commander</);
  expect(list).toContain('Entry incomplete');
  expect(project.read('dist/site/index.html')).toMatch(/>1<\/[a-z]+>.{0,80}SOUP not reviewed/s);
  const [, document = ''] =
    /<h1.*?(<table.*<\/table>)/s.exec(project.read('dist/site/documents/SOUP/index.html')) ?? [];
  expect(document).toContain('entry incomplete');
  expect(document.match(/>reviewed</g)).toHaveLength(2);
});

// @verifies SRS-1709, SRS-1911
it('the site lists SOUP with its state, has a page for each, and shows the gates', () => {
  project.run('build', '--no-pdf');
  const list = project.read('dist/site/soup/index.html');
  expect(list).toMatch(
    /data-state="reviewed" data-scope="production" data-came="direct"><th scope="row"><a href="\.\.\/soup\/[^"]+">commander<\/a>/,
  );
  const [, path = ''] = /href="\.\.\/(soup\/[^"]+)">left</.exec(list) ?? [];
  const page = project.read(`dist/site/${path}`);
  expect(page).toContain('<code>pkg:npm/left@1.2.3</code>');
  expect(page).toContain('SOUP-002');
  const gates = project.read('dist/site/gates/index.html');
  expect(gates).toContain('G1.6 SOUP is identified from what is locked');
  expect(gates).toContain('No approval is on record');
  expect(project.read('dist/site/index.html')).toMatch(
    /<p class="clear">None: .*<a href="soup\/index\.html">SOUP not reviewed<\/a>/,
  );
});
