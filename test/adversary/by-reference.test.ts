import { readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestProject } from '../cli/project.ts';

/** Files that no commit holds or nobody may see, each with a mark of its own in it. */
const secrets = {
  '.env': 'ignored',
  'secrets/key.pem': 'ignored below',
  'content/draft.pdf.bak': 'ignored beside',
  '.git/config': 'of git',
  '.git/hooks/note.txt': 'of git, below',
  'node_modules/a/readme.txt': 'of a package',
  '.dossier/cache/note.txt': 'of the cache',
} as const;

/** Ways to write a reference to a path, seen from a page in `content`. */
const references: Record<string, (path: string) => string> = {
  'a link': (path) => `[a](../${path})`,
  'an image': (path) => `![a](../${path})`,
  'a link by its definition': (path) => `[a][${path}]\n\n[${path}]: ../${path}`,
  'a link with a detour': (path) => `[a](./../content/../${path})`,
  'a link in escapes': (path) => `[a](../${path.replaceAll('.', '%2e').replaceAll('/', '%2f')})`,
  'a link with a query': (path) => `[a](../${path}?raw=1#top)`,
  'an element of HTML': (path) => `<a href="../${path}">a</a>`,
  'an image of HTML': (path) => `<img src="../${path}" alt="a">`,
};

/** What stands in HTML is no reference: it is shown as text, or goes without a target. */
const asHtml = 2;

let project: TestProject;
let findings: { message: string; severity: string }[];
const output = new Map<string, string>();
const mark = (path: string): string => `MARK-${path.replace(/[^a-z]/g, '-')}-MARK`;

beforeAll(() => {
  project = TestProject.clean();
  project.write('.gitignore', `${project.read('.gitignore')}\n.env\nsecrets/\n*.bak\nnode_modules/\n`);
  const pages = ['[a](shown.txt)'];
  for (const path of Object.keys(secrets)) {
    if (path === '.git/config') project.git('config', 'http.extraheader', mark(path));
    else project.write(path, mark(path));
    for (const write of Object.values(references)) pages.push(write(path));
  }
  symlinkSync('../.env', join(project.root, 'content/innocent.txt'));
  symlinkSync('../secrets', join(project.root, 'content/more'));
  pages.push('[a](innocent.txt) ![a](more/key.pem) [a](more)');
  project.write('content/trace.md', `${project.read('content/trace.md')}\n${pages.join('\n\n')}\n`);
  project.write('content/shown.txt', mark('content/shown.txt'));
  project.commit('Refer to what is there');
  project.run('build', '--no-pdf');
  ({ findings } = JSON.parse(project.run('check', '--format', 'json').out) as { findings: typeof findings });
  const dist = join(project.root, 'dist');
  for (const path of readdirSync(dist, { recursive: true, encoding: 'utf8' })) {
    const file = join(dist, path);
    if (statSync(file).isFile()) output.set(path, readFileSync(file, 'latin1'));
  }
});
afterAll(() => project.remove());

// @verifies SRS-3260, SRS-3200
describe('by reference', () => {
  it('there is an output to look at', () => {
    expect(output.size).toBeGreaterThan(20);
  });

  it.each(Object.entries(secrets))('%s, which is %s, is in no file of the output', (path) => {
    const holding = [...output].flatMap(([file, text]) => (text.includes(mark(path)) ? [file] : []));
    expect(holding).toEqual([]);
  });

  it('a file that is listed is shown, by the same ways', () => {
    expect([...output].some(([, text]) => text.includes(mark('content/shown.txt')))).toBe(true);
  });

  it.each(Object.keys(secrets))('each way to refer to %s is told', (path) => {
    const told = findings.filter(({ message, severity }) => severity === 'error' && message.includes(path));
    expect(told.length).toBeGreaterThanOrEqual(Object.keys(references).length - asHtml);
  });
});
