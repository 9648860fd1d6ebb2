import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findRegistry, scratchDirectory, startRegistry } from '../release/docker-registry.ts';
import { LightProject } from './light.ts';

const here = scratchDirectory();
const program = findRegistry(here);
let registry: Awaited<ReturnType<typeof startRegistry>> | undefined;
beforeAll(async () => {
  registry = program === undefined ? undefined : await startRegistry(program, here);
});
afterAll(() => registry?.stop());

/** The release of a supplier at a tag whose tree has its archive. */
function inGit({ project }: LightProject, archive: string, tag: string): string {
  project.git('add', '-f', archive);
  project.git('commit', '-qm', `Keep ${archive}`);
  project.git('tag', tag);
  return `git+file:${project.root}@${tag}#${archive}`;
}

// @verifies SRS-3862, SRS-3824, SRS-3821
it('a supplier releases, ours relies on it and releases; its next release makes what it changed suspect, and nothing else', () => {
  const platform = new LightProject('Platform');
  platform.project.edit('site.config.ts', "version: '2.4.1'", "version: '1.0.0'");
  platform.project.must('accept', '--all', '--reason', 'read');
  platform.commit('Begin');
  const first = platform.release('1.0.0');
  let from = inGit(platform, first, 'files-1.0.0');
  if (registry) {
    const place = `oci://${registry.host}/platform-docs`;
    from = platform.project.must('push', first, place).out.trim().split('\n')[1] ?? '';
  }

  const ours = new LightProject(
    'Ward',
    `  uses: { platform: { from: '${from}', signers: 'platform_signers' } },`,
  );
  const { project } = ours;
  project.write('platform_signers', platform.signers('Platform'));
  project.edit(
    'content/requirements.md',
    '- satisfies: URS-001\n',
    '- satisfies: URS-001, PLATFORM:URS-001\n',
  );
  project.edit(
    'content/risks.md',
    '- kind: protective measure\n',
    '- kind: protective measure\n- implemented by: PLATFORM:SRS-041\n',
  );
  expect(project.must('uses', 'fetch').out).toContain(
    'PLATFORM 1.0.0: Platform, v1.0.0, signed by Platform releases',
  );
  project.must('accept', '--all', '--reason', 'read both ends');
  ours.commit('Rely on the platform');
  expect(project.findings()).toEqual([]);
  ours.release('2.4.1');
  expect(project.must('verify', 'releases/v2.4.1.zip', '--signers', 'allowed_signers').code).toBe(0);

  platform.project.edit('content/requirements.md', 'within 2 s of', 'within 3 s of');
  platform.next('1.0.0', '1.1.0');
  platform.project.must('accept', '--all', '--reason', 'read');
  platform.commit('Give it more time');
  const next = inGit(platform, platform.release('1.1.0'), 'files-1.1.0');

  project.edit('site.config.ts', from, next);
  expect(project.findings().some((each) => each.startsWith('supplier-refused site.config.ts:'))).toBe(true);
  expect(project.must('uses', 'fetch').out).toContain('PLATFORM 1.1.0');
  ours.next('2.4.1', '2.4.2');
  ours.commit('Take the next platform');
  const told = JSON.parse(project.run('check', '--format', 'json').out) as {
    findings: { rule: string; message: string }[];
  };
  expect(
    told.findings.filter(({ rule }) => /suspect-link|unreviewed/.test(rule)).map(({ message }) => message),
  ).toEqual([
    expect.stringMatching(
      /^The link PLATFORM:SRS-041 implements RC-012 is suspect: PLATFORM:SRS-041 changed/,
    ),
  ]);
  project.git('tag', 'v2.4.2');
  expect(project.run('release', 'v2.4.2', '--key', ours.key)).toMatchObject({ code: 1 });
  project.git('tag', '-d', 'v2.4.2');

  project.must('accept', 'PLATFORM:SRS-041', '--reason', 'three seconds do');
  ours.commit('Accept it');
  expect(project.findings()).toEqual([]);
  const archive = ours.release('2.4.2');
  expect(project.must('verify', archive, '--signers', 'allowed_signers').code).toBe(0);
  const relied = JSON.parse(readFileSync(join(project.root, 'releases/v2.4.2/data/relies-on.json'), 'utf8'));
  expect(relied.suppliers).toMatchObject([{ version: '1.1.0', release: 'v1.1.0', standing: 'signed' }]);
}, 600_000);
