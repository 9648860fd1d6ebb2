import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { TestProject } from './project.ts';

let project: TestProject;
afterEach(() => project.remove());

const build = (made: TestProject): void => {
  expect(made.run('build', '--no-pdf', '-q').code).toBeLessThan(2);
};

/** Files of the output, as text of one byte a character. */
function outputOf({ root }: TestProject): Map<string, string> {
  const directory = join(root, 'dist');
  const files = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return new Map(
    files
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [relative(directory, path), readFileSync(path, 'latin1')]),
  );
}

/** What a build makes of the project as it is, with nothing kept of earlier ones. */
function cleanOutput(): Map<string, string> {
  const copy = TestProject.copyOf(project.root);
  try {
    for (const kept of ['dist', '.dossier']) rmSync(join(copy.root, kept), { recursive: true, force: true });
    build(copy);
    return outputOf(copy);
  } finally {
    copy.remove();
  }
}

const picture = (colour: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9" fill="${colour}"/></svg>`;
let count = 0;

/** What may happen to a project between two builds. */
const edits: Record<string, () => unknown> = {
  text: () =>
    project.edit('content/requirements.md', 'The nurse hears', `In ward ${++count} the nurse hears`),
  title: () => project.edit('content/risks.md', ' Sound the alarm', ` Sound the ${++count}. alarm`),
  link: () => project.edit('content/requirements.md', '- implements: SRS-041\n', ''),
  'new item': () =>
    project.write(
      'content/requirements.md',
      `${project.read('content/requirements.md')}\n## SRS-${100 + ++count} More\n\n- implements: RC-012\n\nMore of SRS-041.\n`,
    ),
  remote: () => project.git('config', 'remote.origin.url', `git@github.com:ward/pump-${++count}.git`),
  'another branch': () => project.git('checkout', '-q', '-B', `ward-${++count}`),
  picture: () => project.write('content/pump.svg', picture(`#${100 + ++count}`)),
  'picture that appears': () =>
    project
      .write('content/new.svg', picture('red'))
      .write('content/trace.md', `${project.read('content/trace.md')}\n![New](new.svg)\n`),
  'picture that goes': () => rmSync(join(project.root, 'content/pump.svg'), { force: true }),
  template: () =>
    project.write(
      'templates/pages/item.hbs',
      `<p>${++count}</p><h1>{{key}}</h1>{{{text}}}{{#if home}}{{home.title}}{{/if}}\n`,
    ),
  'template that goes': () => rmSync(join(project.root, 'templates'), { recursive: true, force: true }),
  configuration: () => project.edit('site.config.ts', "title: 'Trace", `title: '${++count}. Trace`),
  code: () => project.write('src/queue.ts', `\n${project.read('src/queue.ts')}`),
  commit: () =>
    project.git('commit', '-q', '--allow-empty', '-m', `Change ${++count}\n\nImplements: SRS-041`),
  'commit of all': () => project.commit(`Change ${++count}`),
  'tag of another commit': () => project.git('tag', `v0.${++count}`, 'HEAD~1'),
  branch: () => project.git('branch', `side-${++count}`),
  'failed test': () =>
    project.edit(
      'reports/junit.xml',
      '<testcase classname="system" name="TST-201 alarm within two seconds" time="1.2"/>',
      '<testcase classname="system" name="TST-201 alarm within two seconds"><failure>late</failure></testcase>',
    ),
  'tests run again': () => project.retest(),
  'page of another name': () => {
    project.git('mv', 'content/trace.md', 'content/matrices.md');
    project.edit('site.config.ts', 'content/trace.md', 'content/matrices.md');
  },
  'document that goes': () => {
    project.git('rm', '-qf', 'content/trace.md');
    project.write('site.config.ts', project.read('site.config.ts').replace(/.*ALM-TRM.*\n/, ''));
  },
  'file of the output that goes': () => rmSync(join(project.root, 'dist/site/index.html')),
  'file of the output that somebody wrote': () => project.write('dist/site/items/index.html', 'mine'),
  'file more in the output': () => project.write('dist/site/more.html', 'mine'),
};

/** Does it where it can be done: a page that is gone is not renamed. */
function attempt(edit: string): void {
  try {
    edits[edit]?.();
  } catch {
    // The project is as it may be after half of an edit.
  }
}

function begin(): void {
  project = TestProject.clean();
  project
    .write('content/pump.svg', picture('blue'))
    .write('content/trace.md', `${project.read('content/trace.md')}\n![Pump](pump.svg)\n`)
    .commit('Show the pump');
  build(project);
}

describe('a build beside the output of the last one', () => {
  // @verifies SRS-3570, SRS-3571
  it('leaves the bytes of a clean build, whatever happened between', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(Object.keys(edits), { minLength: 7, maxLength: 7 }), (chosen) => {
        begin();
        for (const edit of chosen) {
          attempt(edit);
          build(project);
          expect(outputOf(project), edit).toEqual(cleanOutput());
        }
        project.remove();
      }),
      { numRuns: 1, endOnFailure: true },
    );
  });

  // @verifies SRS-3570
  it('writes nothing where nothing changed, and tells the same', () => {
    begin();
    const inode = (): number => statSync(join(project.root, 'dist/site/index.html')).ino;
    const before = inode();
    const { code, out } = project.run('build', '--no-pdf');
    expect(inode()).toBe(before);
    const copy = TestProject.copyOf(project.root);
    rmSync(join(copy.root, '.dossier'), { recursive: true });
    expect(copy.run('build', '--no-pdf')).toMatchObject({ code, out });
    copy.remove();
  });

  // @verifies SRS-3570
  it('makes a release anew, whatever stands', () => {
    begin();
    project.git('tag', 'v2.4.1');
    build(project);
    build(project);
    const before = statSync(join(project.root, 'dist/site/index.html')).ino;
    build(project);
    expect(statSync(join(project.root, 'dist/site/index.html')).ino).not.toBe(before);
    expect(existsSync(join(project.root, 'dist/site/index.html'))).toBe(true);
  });
});
