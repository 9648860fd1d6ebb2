import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestProject } from './project.ts';

let project: TestProject;
afterAll(() => project?.remove());

const notify = (...words: string[]): string =>
  project.must('-q', 'notify', '--output', 'dist/told', ...words).out;
const hash = (ref: string): string => project.git('rev-parse', '--short=12', ref).trim();
const people = (text: string): string[] => text.split('\n').filter((line) => line.startsWith('- '));

beforeAll(() => {
  project = TestProject.clean();
  project.write(
    '.github/CODEOWNERS',
    '/content/ @org/requirements\n/src/queue.ts queue@example.org @everyone\n',
  );
  project.write('.mailmap', 'Kim Doe <kim@example.org> <k@localhost>\n').commit('Say who owns what');
  project.git('switch', '-qc', 'faster');
  project.edit('src/queue.ts', '?? events[0]', '?? events[1]').commit('Change the queue');
  project.write('.github/CODEOWNERS', '* @somebody-else\n');
  project.edit('content/requirements.md', '## SDS-010', '## SDS-011');
  project.git('add', '-A');
  const message =
    'Rename the design\n\nCo-authored-by: K <k@localhost>\nCo-authored-by: renovate[bot] <1+renovate[bot]@users.noreply.github.com>';
  project.git('commit', '-qm', message, '--author', 'Jöhn `x` <12+john@users.noreply.github.com>');
});

// @verifies SRS-3592, SRS-3593, SRS-3594, SRS-3617
describe('dossier notify', () => {
  it('names who made the change, and who owns what it touches, where the change began', () => {
    const text = notify('--on', 'gate', '--job', 'check', '--base', 'main');
    expect(text).toContain('## Gate G1 is not passed\n\nJob `check` · Commit `');
    expect(people(text)).toEqual([
      `- @john (\`\` Jöhn \`x\` \`\`): author of \`commit ${hash('HEAD')}\``,
      `- \`Kim Doe\`: co-author of \`commit ${hash('HEAD')}\``,
      `- \`Test\`: author of \`commit ${hash('HEAD^')}\``,
      '- @org/requirements: owner of `SDS-010`, which the change removes; owner of `SDS-011`, which the change touches; owner of `content/requirements.md`, which the change touches',
      '- an owner whom CODEOWNERS names by an address: owner of `src/queue.ts`, which the change touches',
      '- `@everyone`: owner of `src/queue.ts`, which the change touches',
      '- `A program wrote commits (renovate[bot]): nobody is told as their author.`',
    ]);
    const { recipients } = JSON.parse(project.read('dist/told/webhook.json'));
    expect(recipients.map(({ email }: { email: string }) => email)).toEqual([
      '',
      'kim@example.org',
      'test@localhost',
      '',
      'queue@example.org',
      '',
    ]);
    expect(project.read('dist/told/message.eml')).toContain(
      '\r\nTo: Kim Doe <kim@example.org>, Test <test@localhost>, queue@example.org\r\n',
    );
    expect(project.read('dist/told/issue-title.txt')).toBe('Gate G1 is not passed: check\n');
  });

  it('says of a clone that lacks the base that it knows the last commit only', () => {
    project.git('clone', '-q', '--depth', '1', `file://${project.root}`, 'dist/shallow');
    const text = project.must(
      '-q',
      '-c',
      'dist/shallow',
      'notify',
      '--on',
      'merge',
      '--output',
      'dist/told',
    ).out;
    expect(people(text)).toEqual([
      `- @john (\`\` Jöhn \`x\` \`\`): author of \`commit ${hash('HEAD')}\``,
      `- \`Kim Doe\`: co-author of \`commit ${hash('HEAD')}\``,
      '- `There is no commit HEAD^ in this repository. This clone is shallow: fetch the whole history (git fetch --unshallow). Who else made the change and owns what it touches is not known.`',
      '- `A program wrote commits (renovate[bot]): nobody is told as their author.`',
    ]);
  });

  // @verifies SRS-3619
  it('tells a configuration that cannot be used too, to those whom git knows', () => {
    project
      .edit('site.config.ts', 'defineSite({', 'defineSite({ nothing: 1,')
      .commit('Break the configuration');
    const text = notify('--on', 'gate', '--pull-request', join(project.root, 'content/requirements.md'));
    expect(text).toContain('## No gate is passed\n');
    expect(text).toContain('\nconfiguration  site.config.ts:');
    expect(people(text)).toEqual([
      `- \`Test\`: author of \`commit ${hash('HEAD')}\``,
      '- @somebody-else: owner of `site.config.ts`, which the change touches',
      '- `The configuration cannot be used: who owns items and software items, and who reviews, is not known.`',
    ]);
  });
});
