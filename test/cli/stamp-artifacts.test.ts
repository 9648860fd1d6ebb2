import { createHash } from 'node:crypto';
import { rmSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Model } from '../../src/model/index.ts';
import { TestProject } from './project.ts';

const record = 'reports/artifacts.intoto.json';
const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
const image = `oci://registry.example/pump@sha256:${digest('image')}`;
const last = (text: string) => text.trim().split('\n').at(-1);

describe('software of a tree', () => {
  let project: TestProject;
  beforeAll(() => {
    project = TestProject.clean();
    project.edit(
      'site.config.ts',
      '  documents: [',
      "  release: { artifacts: ['build/*.tgz', 'oci://registry.example/pump'] },\n  documents: [",
    );
    project.write('.gitignore', `${project.read('.gitignore')}/build/\n`);
    project.commit('Name the software');
    project.retest();
  });
  afterAll(() => project.remove());

  const subjects = (): unknown =>
    (JSON.parse(project.read(record)) as { subject: { name: string }[] }).subject.map(({ name }) => name);
  const ofArtifacts = (): string[] =>
    (
      JSON.parse(project.run('check', '--format', 'json').out) as {
        findings: { rule: string; message: string }[];
      }
    ).findings
      .filter(({ rule }) => rule.startsWith('artifact-'))
      .map(({ rule, message }) => `${rule}: ${message}`);
  const criterion = (): string =>
    /G5\.11 (\w+): [^\n]*\n {6}([^\n]*)/.exec(project.run('gate', 'G5').out)?.slice(1).join(': ') ?? '';

  // @verifies SRS-3742, SRS-3743
  it('is missed where it is named and not built', () => {
    expect(ofArtifacts()).toEqual([
      'artifact-unrecorded: No record of this tree states build/*.tgz, which `release.artifacts` names.',
      'artifact-unrecorded: No record of this tree states oci://registry.example/pump, which `release.artifacts` names.',
    ]);
    expect(criterion()).toBe('open: No record of this tree states build/*.tgz.');
  });

  // @verifies SRS-3741, SRS-3743, SRS-3744
  it('is recorded by the stamp, and stays recorded', () => {
    project.write('build/pump.tgz', 'built');
    project.must('stamp', '--artifact', image);
    expect(subjects()).toEqual(['build/pump.tgz', 'oci://registry.example/pump']);
    const bytes = project.read(record);
    project.must('stamp');
    expect(project.read(record)).toBe(bytes);
    expect(ofArtifacts()).toEqual([]);
    expect(criterion()).toBe(
      `met: Recorded with this tree: build/pump.tgz (SHA-256 ${digest('built').slice(0, 12)}…), registry.example/pump (SHA-256 ${digest('image').slice(0, 12)}…).`,
    );
    project.run('build', '--exit-zero');
    const { artifacts } = JSON.parse(project.read('dist/data/model.json')) as Model;
    expect(artifacts).toEqual([
      {
        name: 'build/pump.tgz',
        kind: 'file',
        sha256: digest('built'),
        size: 5,
        record,
        builder: 'urn:dossier:stamp',
      },
      {
        name: 'registry.example/pump',
        kind: 'image',
        sha256: digest('image'),
        record,
        builder: 'urn:dossier:stamp',
      },
    ]);
  });

  // @verifies SRS-3744
  it('is recorded with a run of the tests that builds it', () => {
    const script =
      "require('fs').writeFileSync('build/pump.tgz','anew');require('fs').writeFileSync('reports/x.txt',String(process.hrtime.bigint()))";
    const run = project.run('stamp', '--', process.execPath, '-e', script);
    expect(run.code, run.err).toBe(0);
    expect(project.read(record)).toContain(digest('anew'));
    project.retest();
    expect(project.read(record)).toContain(digest('anew'));
  });

  // @verifies SRS-3745
  it('is not recorded where it is of another build', () => {
    project.write('build/old.tgz', 'of the commit before');
    const full = join(project.root, 'build/old.tgz');
    utimesSync(full, 1_600_000_000, 1_600_000_000);
    const { code, err } = project.run('stamp');
    expect([code, err]).toEqual([
      1,
      expect.stringMatching(
        /^build\/old\.tgz was not recorded as software of this tree: it was written on 2020-09-13T12:26:40Z, before .*\.\n$/,
      ),
    ]);
    expect(subjects()).toEqual(['build/pump.tgz', 'oci://registry.example/pump']);
    rmSync(full);
    const provenance = {
      _type: 'https://in-toto.io/Statement/v1',
      subject: [{ name: 'build/pump.tgz', digest: { sha256: digest('foreign') } }],
      predicate: { buildDefinition: { resolvedDependencies: [{ digest: { gitCommit: 'd'.repeat(40) } }] } },
    };
    project.write('reports/ci.intoto.json', JSON.stringify(provenance));
    expect(project.run('stamp').err).toContain(
      'reports/ci.intoto.json was refused: it says that it is of the commit dddddddddddd.\n',
    );
  });

  // @verifies SRS-3741, SRS-3742, SRS-3743
  it('has one digest, and is named', () => {
    const commit = project.git('rev-parse', 'HEAD').trim();
    const statement = (names: [string, string][]) =>
      JSON.stringify({
        _type: 'https://in-toto.io/Statement/v1',
        subject: names.map(([name, text]) => ({ name, digest: { sha256: digest(text) } })),
        predicate: { buildDefinition: { resolvedDependencies: [{ digest: { gitCommit: commit } }] } },
      });
    project.write(
      'reports/ci.intoto.json',
      statement([
        ['build/pump.tgz', 'tested'],
        ['build/tool.zip', 'tool'],
      ]),
    );
    project.must('stamp');
    const [first, other] = [digest('anew'), digest('tested')].sort() as [string, string];
    expect(ofArtifacts()).toEqual([
      expect.stringContaining(`artifact-differs: build/pump.tgz is ${other.slice(0, 12)} by reports/`),
      'artifact-unnamed: reports/ci.intoto.json states build/tool.zip, which no entry of `release.artifacts` names.',
    ]);
    expect(ofArtifacts()[0]).toContain(` and ${first.slice(0, 12)} by reports/`);
    expect(criterion()).toBe('failed: Two records of this tree state two digests of build/pump.tgz.');
    project.write('reports/ci.intoto.json', statement([['build/pump.tgz', 'anew']]));
    project.must('stamp');
    expect(ofArtifacts()).toEqual([]);
    project.write('reports/ci.intoto.json', statement([['build/pump.tgz', 'changed after the stamp']]));
    expect(ofArtifacts()).toEqual([]);
    rmSync(join(project.root, 'reports/ci.intoto.json'));
    project.must('stamp');
  });

  // @verifies SRS-3744
  it.each<[string, string[], string]>([
    ['a tag', ['oci://registry.example/pump:1.0'], '--artifact takes an image or a package with its digest'],
    ['a file', ['build/pump.tgz'], 'Files are named in `release.artifacts`.'],
    [
      'what nobody named',
      [`oci://registry.example/other@sha256:${digest('image')}`],
      'No entry of `release.artifacts` names oci://registry.example/other@',
    ],
  ])('is not given as %s', (_, given, why) => {
    const { code, err } = project.run('stamp', '--artifact', ...given);
    expect([code, last(err)]).toEqual([2, expect.stringContaining(why)]);
  });
});
