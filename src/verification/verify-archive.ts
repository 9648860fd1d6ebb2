import { generator } from '../cache/tool-identity.ts';
import { type Model, sha256Of } from '../model/index.ts';
import { modelSchema } from '../model/model.ts';
import { SshKeygenMissing } from '../release/approvals/ssh-check.ts';
import { type ArchiveCheck, bad, good, unknown } from '../release/archive/archive-check.ts';
import {
  type ArchiveManifest,
  archiveNames,
  readArchiveManifest,
} from '../release/archive/archive-manifest.ts';
import { checkFiles } from '../release/archive/check-files.ts';
import { type ArchiveFiles, textAt } from '../release/archive/read-archive.ts';
import { checkSignature } from '../release/archive/signature.ts';
import { OpensslMissing } from '../release/timestamp/openssl.ts';
import { checkApprovals } from './approvals.ts';
import { basisName, readBasis } from './basis.ts';
import { checkDeployments } from './deployments.ts';
import { checkDerived } from './derived.ts';
import { checkIdentity, parsed } from './identity.ts';
import { checkPrints } from './prints.ts';
import { checkArtifact, checkSoftware } from './software.ts';
import { checkTimeStamp } from './timestamp.ts';

/**
 * What an archive is worth. `named`: it is what it says, and signed by somebody the caller named. `nobody named`: it is whole and does not
 * contradict itself, but nobody the caller named stands for it. `unchecked`: the same, as this machine cannot check signatures.
 * `contradicted`: it is not what it says, and is evidence of nothing.
 */
export type Standing = 'named' | 'nobody named' | 'unchecked' | 'contradicted';

/** What was found. */
export interface ArchiveVerdict {
  manifest: ArchiveManifest | undefined;
  standing: Standing;
  checks: ArchiveCheck[];
}

/** What lies beside the archive, where the caller has it. */
export interface VerifyOptions {
  /** Text of an `allowed_signers` file the caller trusts; without it nobody is named. */
  signers?: string | undefined;
  /** Certificates, in PEM, of time-stamping authorities the caller trusts; with them, no signature counts whose time none of them bounds. */
  authorities?: string | undefined;
  /** Software that has to be of this release: what to call it, and its SHA-256 (hex). */
  artifact?: { name: string; sha256: string } | undefined;
  /** Bytes of the manifest of the release before. */
  previous?: Uint8Array | undefined;
  /** Text of the first page of a PDF; without it what prints say of themselves is not known. */
  firstPage?: ((bytes: Uint8Array) => Promise<string>) | undefined;
}

/**
 * Verifies an archive from its own files, offline: every byte, who sealed it, who approved it, whether what it claims follows from what it
 * holds, what the PDFs say of themselves, and the chain to the release before.
 * @implements SRS-2003, SRS-2004, SRS-3241
 */
export async function verifyArchive(archive: ArchiveFiles, options: VerifyOptions): Promise<ArchiveVerdict> {
  const none = (text: string): ArchiveVerdict => ({
    manifest: undefined,
    standing: 'contradicted',
    checks: [bad(text)],
  });
  if (!archive.paths.includes(archiveNames.manifest))
    return none(`There is no ${archiveNames.manifest}: this is no archive.`);
  const bytes = archive.read(archiveNames.manifest);
  const manifest = readArchiveManifest(Buffer.from(bytes).toString('utf8'));
  if (!manifest) return none(`${archiveNames.manifest} is damaged or of another format.`);
  const checks = checkFiles(archive, manifest, bytes);
  // What a changed file says is not looked at: that it was changed is what there is to say.
  const isWhole = checks.every(({ state }) => state === 'good');
  let named = false;
  let unchecked = false;
  let stamped: string | undefined;
  try {
    const stamp = await checkTimeStamp(archive, manifest, options.authorities);
    stamped = stamp.time;
    checks.push(...stamp.checks);
  } catch (error) {
    checks.push(cannotCheck(error));
    unchecked = options.authorities !== undefined;
  }
  try {
    const signature = await checkSignature(archive, manifest, bytes, options.signers, stamped);
    named = signature.named && (options.authorities === undefined || stamped !== undefined);
    checks.push(signature.named && !named ? unbounded(signature.check) : signature.check);
  } catch (error) {
    checks.push(cannotCheck(error));
    unchecked = manifest.signed;
  }
  if (isWhole) checks.push(...(await checkContents(archive, manifest)));
  const stated = isWhole ? (parsed(archive, 'data/model.json') as Partial<Model> | undefined) : undefined;
  const documents = modelSchema.shape.documents.safeParse(stated?.documents).data ?? [];
  checks.push(...(await checkPrints(archive, manifest, documents, options.firstPage)));
  checks.push(checkPrevious(manifest, options.previous));
  if (options.artifact) checks.push(checkArtifact(manifest, options.artifact));
  if (manifest.candidate)
    checks.push(bad('It is a candidate, built although gates were not passed: no release.'));
  const isBad = checks.some(({ state }) => state === 'bad');
  const standing = isBad ? 'contradicted' : named ? 'named' : unchecked ? 'unchecked' : 'nobody named';
  return { manifest, standing, checks };
}

/**
 * Whether the contents of an archive agree with one another.
 * @returns contradictions, each with its place; else that there is none
 */
export async function checkContents(
  archive: ArchiveFiles,
  manifest: ArchiveManifest,
): Promise<ArchiveCheck[]> {
  const model = parsed(archive, 'data/model.json') as Model;
  if (!modelSchema.safeParse(model).success)
    return [bad('data/model.json is no model, so that nothing can be held against it.')];
  const basis = readBasis(textAt(archive, basisName));
  if (!basis) return [bad(`${basisName} is not what a model is made from, so that none can be made again.`)];
  const onIdentity = checkIdentity(archive, manifest, model);
  const derived = await checkDerived(archive, basis, model).catch((error: Error) => [
    bad(`No model can be made again from the archive: ${error.message}.`),
  ]);
  const approvals = await checkApprovals(archive, manifest, model, basis).catch((error) => [
    cannotCheck(error),
  ]);
  const deployments = await checkDeployments(archive, manifest, model, basis).catch((error) => [
    cannotCheck(error),
  ]);
  const isSame = manifest.generator.version === generator.version;
  // Another version may judge otherwise: what it finds is to be looked at, and is no proof of a lie.
  const onDerived = isSame
    ? derived
    : derived.map(({ text }) =>
        unknown(
          `${text} It was made by another version, ${manifest.generator.version}; this is ${generator.version}.`,
        ),
      );
  const contradictions = [...onIdentity, ...checkSoftware(archive, model, basis), ...onDerived];
  const agreed = good(
    'Model, verdicts, gates and lists follow from the evidence, texts and approvals in it.',
  );
  return [...(contradictions.length === 0 ? [agreed] : contradictions), ...approvals, ...deployments];
}

/** A signature of somebody who is trusted, but at what time nobody tells who is trusted for that. */
function unbounded({ text }: ArchiveCheck): ArchiveCheck {
  return unknown(`${text} Of when that was, no authority you named tells.`);
}

/** What is wrong with the machine is no word on the archive. */
function cannotCheck(error: unknown): ArchiveCheck {
  if (error instanceof SshKeygenMissing)
    return unknown('Signatures cannot be checked on this machine: there is no ssh-keygen. Install OpenSSH.');
  if (error instanceof OpensslMissing)
    return unknown(
      'Time stamps cannot be checked on this machine: there is no openssl that does. Install OpenSSL 1.1.1 or later.',
    );
  throw error;
}

function checkPrevious({ previous }: ArchiveManifest, bytes: Uint8Array | undefined): ArchiveCheck {
  if (!previous) return good('It is the first release of its chain.');
  if (!bytes) return unknown(`It follows ${previous.release}, whose manifest is not at hand.`);
  return sha256Of(bytes) === previous.manifest
    ? good(`It follows ${previous.release}, whose manifest is the one it names.`)
    : bad(`It names another manifest of ${previous.release} than the one at hand.`);
}
