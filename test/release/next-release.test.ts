import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ReleasableProject } from './released.ts';

// @verifies SRS-3103, SRS-2008
it('the next release tells what changed, verifies, and can be built again without the one before', () => {
  const made = ReleasableProject.released();
  const { project } = made;
  try {
    project.edit('content/requirements.md', 'within 2 s of', 'within 3 s of');
    project.git('rm', '-q', '-r', 'approvals');
    project.write(
      'site.config.ts',
      project
        .read('site.config.ts')
        .replaceAll('2.4.1', '2.4.2')
        .replaceAll('pages: [', "revision: '2', replaces: '1', pages: ["),
    );
    made.decide('2.4.2', 'new-pi');
    made.commit('Give it more time');
    made.approveAll();
    project.git('tag', 'v2.4.2');
    project.must('-q', 'release', 'v2.4.2', '--key', made.key);
    const archive = join(project.root, 'releases/v2.4.2');
    const changes = JSON.parse(readFileSync(join(archive, 'data/change-report.json'), 'utf8'));
    expect([changes.before.label, changes.after.label]).toEqual(['v2.4.1', 'v2.4.2']);
    expect(changes.items.map(({ id }: { id: string }) => id)).toEqual(['SRS-041']);
    expect(changes.results).toEqual([]);
    expect(readFileSync(join(archive, 'pdf/change-report.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
    const { out } = project.must('verify', 'releases/v2.4.2', '--signers', 'allowed_signers');
    expect(out).toContain('It follows v2.4.1, whose manifest is the one it names.');
    const again = project.must('reproduce', 'releases/v2.4.2.zip');
    expect(again.out).toMatch(/^v2\.4\.2: built again, \d+ files are the same bytes\n$/);
  } finally {
    made.remove();
  }
});
