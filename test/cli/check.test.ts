import { symlinkSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { TestProject } from './project.ts';

let project: TestProject;

describe('dossier check on a clean project', () => {
  beforeAll(() => {
    project = TestProject.clean();
  });
  afterAll(() => project.remove());

  // @verifies SRS-704, SRS-1201, TST-001
  it('finds nothing and ends with 0', () => {
    const { code, out } = project.run('check', '--format', 'json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({ findings: [], summary: { error: 0, warning: 0, info: 0 } });
  });

  // @verifies SRS-1401, SRS-1308
  it('says the same the second time, when nothing has to be read', () => {
    const [first, second] = [project.run('check'), project.run('check')];
    expect(second.out).toBe(first.out);
    expect(second.code).toBe(0);
  });

  // @verifies SRS-1201
  it('writes nothing but its cache', () => {
    project.run('check');
    expect(project.git('status', '--porcelain')).toBe('');
  });

  // @verifies SRS-3169
  it('prints its document with --quiet too, and no word for people', () => {
    expect(project.run('--quiet', 'check')).toEqual({ code: 0, out: '', err: '' });
    expect(project.run('--quiet', 'check', '--format', 'json').out).toBe(
      `${JSON.stringify({ findings: [], summary: { error: 0, warning: 0, info: 0 } }, undefined, 2)}\n`,
    );
    expect(project.run('--quiet', 'check', '--format', 'gitlab').out).toBe('[]\n');
  });

  it('runs from another directory through --config', () => {
    expect(project.run('check', '--config', project.root).code).toBe(0);
    expect(project.run('--config', `${project.root}/site.config.ts`, 'check').code).toBe(0);
  });

  // @verifies SRS-1202, SRS-1204
  it('refuses an unknown command, option, format and rule with exit code 2', () => {
    for (const words of [
      ['chekc'],
      ['check', '--fromat'],
      ['check', '--format', 'xml'],
      ['check', '--rule', 'no-such'],
    ]) {
      const { code, err } = project.run(...words);
      expect([words, code]).toEqual([words, 2]);
      expect(err).not.toContain('    at ');
    }
    expect(project.run('check', '--rule', 'no-such').err).toBe(
      'There is no rule named "no-such". `dossier rules` lists them.\n',
    );
  });

  // @verifies SRS-1205
  it('explains itself', () => {
    for (const words of [
      ['--help'],
      ['check', '--help'],
      ['build', '--help'],
      ['accept', '--help'],
      ['stamp', '--help'],
    ]) {
      const { code, out } = project.run(...words);
      expect(code).toBe(0);
      expect(out).toContain('Usage: dossier');
    }
  });
});

describe('dossier check on a project that was broken', () => {
  afterEach(() => project.remove());

  const broken = (change: (project: TestProject) => void): string[] => {
    project = TestProject.clean();
    change(project);
    return project.findings();
  };

  // @verifies SRS-602, SRS-605, SRS-610, TST-001
  it('names a link to an item that does not exist', () => {
    const findings = broken((p) =>
      p.edit('content/requirements.md', 'implements: RC-012', 'implements: RC-021'),
    );
    expect(findings).toContain('unknown-id content/requirements.md:9:15');
    expect(findings).toContain('control-implemented content/risks.md:7:1');
    const { out, code } = project.run('check');
    expect(code).toBe(1);
    expect(out).toContain('RC-012');
  });

  // @verifies SRS-402, SRS-605, SRS-1204, TST-001
  it('names a test that failed', () => {
    const findings = broken((p) => {
      p.edit('reports/junit.xml', 'time="1.2"/>', 'time="1.2"><failure message="took 3 s"/></testcase>');
      p.edit('reports/junit.xml', 'tests="2" failures="0"', 'tests="2" failures="1"');
      p.edit('reports/junit.xml', '"system" tests="1" failures="0"', '"system" tests="1" failures="1"');
      p.must('stamp');
    });
    expect(findings).toContain('requirement-verified content/requirements.md:7:1');
    expect(findings.some((finding) => finding.startsWith('failed-test '))).toBe(true);
  });

  // @verifies SRS-411, TST-001
  it('does not count results of another tree', () => {
    const findings = broken((p) => p.edit('src/queue.ts', '?? events[0]', ''));
    expect(findings).toContain('requirement-verified content/requirements.md:7:1');
    expect(findings.some((finding) => finding.startsWith('evidence-of-other-commit reports/junit.xml'))).toBe(
      true,
    );
  });

  // @verifies SRS-412, TST-001
  it('does not count a report that changed after it was stamped', () => {
    const findings = broken((p) => p.edit('reports/junit.xml', 'time="1.2"', 'time="1.1"'));
    expect(findings.some((finding) => finding.startsWith('evidence-altered reports/junit.xml'))).toBe(true);
  });

  // @verifies SRS-403, TST-001
  it('counts nothing of a report that is cut off', () => {
    const findings = broken((p) => {
      p.write('reports/junit.xml', p.read('reports/junit.xml').slice(0, -20));
      p.must('stamp');
    });
    expect(findings.some((finding) => finding.startsWith('unreadable-report reports/junit.xml'))).toBe(true);
    expect(findings).toContain('requirement-verified content/requirements.md:7:1');
  });

  // @verifies SRS-620, SRS-621, TST-001
  it('holds links suspect whose ends changed, until somebody accepts them', () => {
    const findings = broken((p) => {
      p.edit('content/requirements.md', 'within 2 s', 'within 3 s');
      p.commit('Allow three seconds');
      p.retest();
    });
    expect(findings.filter((finding) => finding.startsWith('suspect-link')).length).toBeGreaterThan(2);
    project.must('accept', 'SRS-041', '--reason', 'three seconds are safe as well');
    project.commit('Review SRS-041');
    project.retest();
    expect(project.findings()).toEqual([]);
    expect(project.read('content/trace.lock')).toContain('three seconds are safe as well');
  });

  // @verifies SRS-807, SRS-1303
  it('names broken links, anchors and images with their places', () => {
    const findings = broken((p) =>
      p.write(
        'content/trace.md',
        '# Trace\n\n[a](gone.md) [b](risks.md#gone) ![c](gone.png) [d](../../etc/passwd)\n',
      ),
    );
    expect(findings).toEqual(
      expect.arrayContaining([
        'broken-link content/trace.md:3:1',
        'broken-anchor content/trace.md:3:14',
        'missing-image content/trace.md:3:33',
        'path-outside-project content/trace.md:3:48',
      ]),
    );
  });

  // @verifies SRS-211, SRS-1305, SRS-702
  it('survives binary, invalid and huge Markdown with one finding each', () => {
    const findings = broken((p) => {
      p.write('content/binary.md', new Uint8Array([0x89, 0x50, 0, 0, 1, 2, 3]));
      p.write('content/invalid.md', Buffer.concat([Buffer.from('# Title\n\n'), Buffer.from([0xc3, 0x28])]));
      p.write('content/huge.md', 'x'.repeat(50_000_000));
      p.write('content/deep.md', `${'>'.repeat(200_000)} deep\n`);
    });
    for (const rule of [
      'binary-file content/binary.md',
      'invalid-utf8 content/invalid.md:3',
      'file-too-large content/huge.md',
      'nesting-too-deep content/deep.md',
    ]) {
      expect(
        findings.filter((finding) => finding.startsWith(rule)),
        rule,
      ).toHaveLength(1);
    }
  });

  // @verifies SRS-1303
  it('lets nobody leave the project through a symbolic link', () => {
    const findings = broken((p) => symlinkSync('/etc/hostname', `${p.root}/content/outside.md`));
    expect(findings).toContain('path-outside-project content/outside.md:1:1');
  });
});

describe('dossier check without version control', () => {
  afterEach(() => project.remove());

  // @verifies SRS-503
  it('works, and says that there is none', () => {
    project = TestProject.clean();
    project.write('.git/HEAD', 'broken');
    const { code, err } = project.run('check', '--format', 'json');
    expect(code).toBe(1);
    expect(err).not.toContain('    at ');
  });

  // @verifies SRS-103, SRS-1204
  it('tells a missing configuration', () => {
    project = TestProject.empty();
    expect(project.run('check')).toEqual({
      code: 2,
      out: '',
      err: 'site.config.ts:1:1  There is no site.config.ts in this directory or above it.\n  Run the command in the project, name the file with --config <path>, or begin one with `dossier init`.\n',
    });
  });
});
