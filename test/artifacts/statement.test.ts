import { expect, it } from 'vitest';
import { artifactName } from '../../src/config/artifacts.ts';
import { artifactSource } from '../../src/sources/artifacts/index.ts';
import { formatRecord } from '../../src/sources/artifacts/record.ts';

const sha256 = 'ab'.repeat(32);
const commit = 'c'.repeat(40);
const statement = {
  _type: 'https://in-toto.io/Statement/v1',
  subject: [{ name: 'build/pump.tgz', digest: { sha256 } }],
  predicateType: 'https://slsa.dev/provenance/v1',
  predicate: {
    buildDefinition: {
      resolvedDependencies: [
        { uri: 'git+https://forge.example/pump', digest: { gitCommit: commit } },
        { uri: 'git+https://forge.example/action', digest: { gitCommit: 'd'.repeat(40) } },
      ],
    },
    runDetails: { builder: { id: 'https://forge.example/runner' } },
  },
};
const older = {
  ...statement,
  _type: 'https://in-toto.io/Statement/v0.1',
  predicate: {
    builder: { id: 'https://forge.example/runner' },
    materials: [{ uri: 'git+https://forge.example/pump', digest: { sha1: commit } }],
  },
};
const envelope = (value: object) => ({
  payloadType: 'application/vnd.in-toto+json',
  payload: Buffer.from(JSON.stringify(value)).toString('base64'),
  signatures: [{ sig: '' }],
});

const read = (text: string) => {
  const { artifactRecords, findings } = artifactSource.read(
    { path: 'reports/build.intoto.json', bytes: Buffer.from(text) },
    undefined as never,
  );
  return { record: artifactRecords[0], findings: findings.map(({ message }) => message) };
};

// @verifies SRS-3740
it.each<[string, string]>([
  ['bare', JSON.stringify(statement)],
  ['over several lines', JSON.stringify(statement, null, 2)],
  ['of the version before', JSON.stringify(older)],
  ['in an envelope', JSON.stringify(envelope(statement))],
  [
    'in a bundle',
    JSON.stringify({
      mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
      dsseEnvelope: envelope(statement),
    }),
  ],
])('reads a statement that is %s', (_, text) => {
  expect(read(text)).toEqual({
    record: {
      builder: 'https://forge.example/runner',
      commits: [commit],
      artifacts: [{ name: 'build/pump.tgz', kind: 'file', sha256 }],
      place: { file: 'reports/build.intoto.json', line: 1, column: 1 },
    },
    findings: [],
  });
});

// @verifies SRS-3740
it('reads one statement a line, and what it wrote itself', () => {
  const image = {
    name: 'registry.example/pump',
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    digest: { sha256 },
  };
  const lines = [envelope(statement), { ...statement, subject: [image] }].map((each) => JSON.stringify(each));
  expect(read(`${lines.join('\n')}\n`).record?.artifacts).toEqual([
    { name: 'build/pump.tgz', kind: 'file', sha256 },
    { name: 'registry.example/pump', kind: 'image', sha256 },
  ]);
  const artifacts = [
    { name: 'build/pump.tgz', kind: 'file' as const, sha256, size: 12 },
    { name: 'registry.example:5000/pump', kind: 'image' as const, sha256 },
    { name: 'pkg:npm/%40acme/pump@1.0.0', kind: 'package' as const, sha256 },
  ];
  expect(read(formatRecord(artifacts, { commit, tree: 'e'.repeat(40) })).record).toMatchObject({
    artifacts,
    commits: [commit],
  });
});

// @verifies SRS-3740
it.each<[string, object, string]>([
  ['of another type', { ...statement, _type: 'https://example.org' }, 'it is no in-toto statement'],
  ['without a subject', { ...statement, subject: [] }, 'it names no subject'],
  [
    'of a subject without SHA-256',
    { ...statement, subject: [{ name: 'a.tgz', digest: { sha512: sha256 } }] },
    'it states no SHA-256 of the subject a.tgz',
  ],
  [
    'of a subject without a name',
    { ...statement, subject: [{ digest: { sha256 } }] },
    'it names a subject that is none: ',
  ],
  [
    'of a subject with two digests',
    {
      ...statement,
      subject: [{ name: `oci://registry.example/pump@sha256:${'0'.repeat(64)}`, digest: { sha256 } }],
    },
    `it states two digests of the subject oci://registry.example/pump@sha256:${'0'.repeat(64)}`,
  ],
])('refuses a statement %s', (_, value, why) => {
  expect(read(JSON.stringify(value))).toEqual({
    record: undefined,
    findings: [`reports/build.intoto.json counts for nothing: ${why}.`],
  });
});

// @verifies SRS-3741
it.each<[string, ReturnType<typeof artifactName>]>([
  ['build/*.tgz', { kind: 'file', name: 'build/*.tgz' }],
  ['oci://registry.example:5000/team/pump', { kind: 'image', name: 'registry.example:5000/team/pump' }],
  [
    `oci://registry.example/pump:1.0@sha256:${sha256}`,
    { kind: 'image', name: 'registry.example/pump', sha256 },
  ],
  ['oci://registry.example', undefined],
  ['oci://registry.example/Pump', undefined],
  [
    `pkg:npm/pump@1.0.0?checksum=sha1:00,sha256:${sha256}`,
    { kind: 'package', name: 'pkg:npm/pump@1.0.0', sha256 },
  ],
  ['pkg:npm/pump@1.0.0?arch=arm64', { kind: 'package', name: 'pkg:npm/pump@1.0.0?arch=arm64' }],
  ['pkg:npm/pump', undefined],
])('%s is a name of software as it should be', (text, expected) => {
  expect(artifactName(text)).toEqual(expected);
});
