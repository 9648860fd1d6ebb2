import { type ArtifactName, artifactName } from '../../config/artifacts.ts';
import type { Artifact, ArtifactFacts } from '../../model/index.ts';
import { field, listOf, textField } from '../safe-json.ts';
import { Unreadable, unlessUnreadable, wholeJson } from '../unreadable.ts';

type Read = Omit<ArtifactFacts, 'place'>;

/** Most that one record states. */
const mostArtifacts = 10_000;

/**
 * Reads what a build says it made (in-toto attestation framework, Statement v1 and v0.1; SLSA provenance v1 and v0.2): one statement, or
 * one a line, each bare, in a DSSE envelope or in a Sigstore bundle. Signatures around it are not judged: the stamp binds the record.
 * @throws Unreadable
 */
export function readStatements(text: string): Read {
  const trimmed = text.trim();
  // A JSON text that begins on one line and ends on another is one statement, whatever stands in it.
  const lines = trimmed.split('\n');
  const isLines = lines.length > 1 && lines.every((line) => /^\s*(?:\{.*\}\s*)?$/.test(line));
  const read = (isLines ? lines.filter((line) => line.trim() !== '') : [trimmed]).map((each) =>
    readStatement(opened(wholeJson(each).value)),
  );
  const artifacts = read.flatMap((each) => each.artifacts);
  if (artifacts.length > mostArtifacts)
    throw new Unreadable(`it states more than ${mostArtifacts} artifacts`);
  return {
    builder: [...new Set(read.map(({ builder }) => builder).filter(Boolean))].join(', '),
    commits: [...new Set(read.flatMap(({ commits }) => commits))],
    artifacts,
  };
}

/** Commits that a record of a build names as its source; none for a text that is no such record. */
export function commitsOfBuilds(text: string): string[] {
  if (!/"(?:_type|payload|dsseEnvelope)"/.test(text)) return [];
  return unlessUnreadable(() => readStatements(text).commits) ?? [];
}

/** The statement in an envelope (DSSE v1) or a bundle around it. */
function opened(value: unknown): unknown {
  const envelope = field(value, 'dsseEnvelope') ?? value;
  const payload = textField(envelope, 'payload');
  if (payload === '') return value;
  const text = Buffer.from(payload, 'base64').toString('utf8');
  return wholeJson(text).value;
}

function readStatement(value: unknown): Read {
  if (!/^https:\/\/in-toto\.io\/Statement\/v(?:1|0\.1)$/.test(textField(value, '_type')))
    throw new Unreadable('it is no in-toto statement');
  const subjects = listOf(value, 'subject');
  if (subjects.length === 0) throw new Unreadable('it names no subject');
  return { ...builtFrom(field(value, 'predicate')), artifacts: subjects.map(readSubject) };
}

function readSubject(subject: unknown): Artifact {
  const name = textField(subject, 'name') || textField(subject, 'uri');
  const sha256 = textField(field(subject, 'digest'), 'sha256').toLowerCase();
  if (!/^[0-9a-f]{64}$/.test(sha256))
    throw new Unreadable(`it states no SHA-256 of the subject ${name || 'without a name'}`);
  const named = nameOf(subject, name);
  if (!named || named.name === '') throw new Unreadable(`it names a subject that is none: ${name}`);
  if (named.sha256 !== undefined && named.sha256 !== sha256)
    throw new Unreadable(`it states two digests of the subject ${name}`);
  const size = field(field(subject, 'annotations'), 'size');
  return {
    name: named.name,
    kind: named.kind,
    sha256,
    ...(Number.isSafeInteger(size) && (size as number) >= 0 ? { size: size as number } : {}),
  };
}

/** An image is known by its scheme or by its media type; of what generators call it, only `host/name` is its name. */
function nameOf(subject: unknown, name: string): ArtifactName | undefined {
  const isImage = /^application\/vnd\.(?:oci\.image|docker\.distribution)\./.test(
    textField(subject, 'mediaType'),
  );
  if (isImage && !name.includes('://'))
    return artifactName(`oci://${name.replace(/^pkg:(?:oci|docker)\//, '')}`);
  return artifactName(name.replace(/^docker:\/\//, 'oci://').replace(/^\.\//, ''));
}

/** The builder and the commits that a provenance names. */
function builtFrom(predicate: unknown): Pick<Read, 'builder' | 'commits'> {
  const definition = field(predicate, 'buildDefinition');
  const materials = [...listOf(definition, 'resolvedDependencies'), ...listOf(predicate, 'materials')];
  const builder = field(field(predicate, 'runDetails'), 'builder') ?? field(predicate, 'builder');
  // A build names its own source first; what else it fetched from git comes behind.
  const commit = materials
    .map((material) => {
      const digest = field(material, 'digest');
      return (
        textField(digest, 'gitCommit') ||
        (/^git\+/.test(textField(material, 'uri')) ? textField(digest, 'sha1') : '')
      );
    })
    .find((found) => /^[0-9a-f]{40,64}$/.test(found));
  return { builder: textField(builder, 'id').slice(0, 500), commits: commit === undefined ? [] : [commit] };
}
