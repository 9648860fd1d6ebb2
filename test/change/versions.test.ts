import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { silentProgress } from '../../src/cache/progress.ts';
import { loadProject } from '../../src/config/index.ts';
import type { ArchiveManifest } from '../../src/release/archive/archive-manifest.ts';
import { writeArchive } from '../../src/release/archive/write-archive.ts';
import { documentStates } from '../../src/release/revisions.ts';
import { readRawCommits } from '../../src/sources/git/index.ts';
import { archiveContents } from '../../src/workflows/archive-contents.ts';
import { analyseProject } from '../../src/workflows/build.ts';
import { TestProject } from '../cli/project.ts';
import { readBack } from '../pdf/read-back.ts';

let project: TestProject;
afterEach(() => project.remove());

/** A project with the release v1 and a changed requirement after it. */
function changed(): TestProject {
  const made = TestProject.clean();
  made.git('tag', 'v1');
  return made.edit('content/requirements.md', 'within 2 s', 'within 3 s').commit('Give it more time');
}

/** Puts what was built into the store as the release that it is of. */
async function archive(release: string): Promise<void> {
  const loaded = await loadProject(project.root);
  const checked = await analyseProject(loaded, { progress: silentProgress });
  const { model } = checked;
  const { commit, tree, date } = model.release.revision;
  const commits = await readRawCommits(project.root, [commit]);
  const files = archiveContents(loaded, checked, {
    renderer: '',
    previous: undefined,
    objects: [],
    commits,
    page: '',
  });
  const gates = JSON.parse(
    Buffer.from(files.get('gates.json') ?? '').toString('utf8'),
  ) as ArchiveManifest['gates'];
  await writeArchive(
    join(project.root, 'releases', release),
    files,
    {
      generator: model.generator,
      product: {
        name: model.product.name,
        version: model.product.version,
        udi: model.product.udi?.hri ?? '',
      },
      release,
      candidate: false,
      commit,
      tree,
      date,
      gates: gates.map(({ gate, passed }) => ({ gate, passed })),
      documents: documentStates(model),
    },
    undefined,
  );
}

// @verifies SRS-3104
test('compares a tag with the files as they are, and two commits with each other', () => {
  project = changed();
  const state = project.git('status', '--porcelain');
  const lines = project.must('-q', 'compare', 'v1').out.split('\n');
  expect(lines.slice(0, 3)).toEqual([
    expect.stringMatching(/^v1 → DRAFT /),
    'Items: 1',
    '  ~ SRS-041 Alarm latency',
  ]);
  expect(lines).toContain('Test results: not known, the evidence of one version is not at hand');
  const back = JSON.parse(project.must('-q', 'compare', 'HEAD', 'v1', '--format', 'json').out);
  expect(
    back.items[0].attributes
      .concat({ pieces: back.items[0].body })
      .flatMap(({ pieces }: { pieces: object[] }) => pieces),
  ).toEqual(
    expect.arrayContaining([
      { kind: 'removed', text: '3 ' },
      { kind: 'added', text: '2 ' },
    ]),
  );
  expect(project.git('status', '--porcelain')).toBe(state);
  const { code, err } = project.run('-q', 'compare', 'nowhere');
  expect([code, err]).toEqual([2, 'There is no commit nowhere in this repository.\n']);
});

// @verifies SRS-3104, SRS-3102
test('writes the report as a PDF with the words marked', async () => {
  project = changed();
  project.must('-q', 'compare', 'v1', '--pdf', 'changes.pdf');
  const { pages } = await readBack(new Uint8Array(readFileSync(join(project.root, 'changes.pdf'))));
  const text = pages.join(' ').replace(/\s+/g, ' ');
  expect(text).toContain('Change report');
  expect(text).toContain('The alarm shall sound within 2 3 s of the threshold');
});

// @verifies SRS-3103
test('a build compares with the release before it, with the results its archive holds', async () => {
  project = changed();
  const page = 'dist/site/changes/v1/index.html';
  project.run('-q', 'build', '--no-pdf');
  expect(project.read(page)).toContain('within <del>2</del> <ins>3</ins> s');
  expect(project.read(page)).toContain('what became of test results is not known');
  expect(project.read('dist/site/changes/index.html')).toContain('href="../changes/v1/index.html"');
  // The first release knows of none before it.
  project.git('checkout', '-q', 'v1');
  project.run('-q', 'build', '--no-pdf');
  expect(existsSync(join(project.root, page))).toBe(false);
  expect(project.read('dist/site/changes/index.html')).toContain('No earlier release is among the ancestors');
  // Its archive tells of its results, until somebody changes what it says.
  await archive('v1');
  project.git('checkout', '-q', '-');
  project.write('.gitignore', `${project.read('.gitignore')}/releases/\n`);
  project.retest();
  project.run('-q', 'build', '--no-pdf');
  expect(project.read(page)).not.toContain('what became of test results is not known');
  project.edit('releases/v1/data/model.json', '"status":"passed"', '"status":"failed"');
  project.run('-q', 'build', '--no-pdf');
  expect(project.read(page)).toContain('what became of test results is not known');
});

// @verifies SRS-3103
test('what a build is asked to compare with has to exist', () => {
  project = changed();
  const { code, err } = project.run('-q', 'build', '--no-pdf', '--since', 'nowhere');
  expect(code).toBe(2);
  expect(err).toContain('There is no commit nowhere in this repository.');
});

// @verifies SRS-3105
test('published releases lead to each other page by page, and to what differs between any two', async () => {
  project = TestProject.clean();
  project.write('.gitignore', `${project.read('.gitignore')}/releases/\n/www/\n`).commit('Keep releases out');
  for (const [index, release] of ['v1', 'v2', 'v3'].entries()) {
    if (index > 0)
      project
        .edit('content/requirements.md', `within ${index + 1} s`, `within ${index + 2} s`)
        .write(`content/more-${release}.md`, `# SRS-10${index} New in ${release}\n\nMore.\n`)
        .commit('Change');
    project.git('tag', release);
    project.retest();
    project.run('-q', 'build', '--no-pdf');
    await archive(release);
  }
  project.must('-q', 'publish', '--to', 'www', '--who', 'Jane Roe');
  const page = project.read('www/staging/v2/items/SRS-101/index.html');
  expect(/<details class="versions">.*?<\/details>/.exec(page)?.[0]).toBe(
    [
      '<details class="versions"><summary>Version v2</summary><ul>',
      '<li><a href="../../../v3/items/SRS-101/index.html">v3 (current)</a></li>',
      '<li aria-current="true">v2</li>',
      '<li><a href="../../../v1/index.html">v1</a></li>',
      '<li><a href="../../../v2/changes/v1/index.html">Changes from v1</a></li>',
      '</ul></details>',
    ].join(''),
  );
  // The build of v3 compares with v2 only; what differs from v1 comes from the archives, with their results.
  const changes = project.read('www/staging/v3/changes/v1/index.html');
  expect(changes).toContain('<title>Changes from v1 to v3');
  expect(changes).toContain('within <del>2</del> <ins>4</ins> s');
  expect(changes).toContain(
    '<a class="id" data-id="SRS-102" href="../../items/SRS-102/index.html">SRS-102</a>',
  );
  expect(changes).toContain('No test result differs.');
  expect(changes).not.toContain('<h1>Changes from v2');
});
