import { createHash } from 'node:crypto';
import type { Model } from '../../model/index.ts';
import { readForgeExport } from '../approvals/forge-export.ts';
import { judgeApprovals } from '../approvals/judge.ts';
import { readSigners } from '../approvals/signers.ts';
import { approvalNamespace, checkSshSignature } from '../approvals/ssh-keygen.ts';
import { readSshSignature } from '../approvals/ssh-signature.ts';
import { type ArchiveManifest, archiveNames, formatSums, readArchiveManifest } from './archive-manifest.ts';
import { type GitObject, readGitObjects } from './git-objects.ts';
import type { ArchiveFiles } from './read-archive.ts';

/** One thing that was looked at: whether it is as it should be, or cannot be told from the archive alone. */
export interface ArchiveCheck {
  state: 'good' | 'bad' | 'unknown';
  text: string;
}

/** What was found. An archive with anything bad is no evidence of anything. */
export interface ArchiveVerdict {
  manifest: ArchiveManifest | undefined;
  checks: ArchiveCheck[];
}

/** What lies beside the archive, where the caller has it. */
export interface VerifyOptions {
  /** Text of an `allowed_signers` file the caller trusts; by default the archive's own, which proves less. */
  signers?: string | undefined;
  /** Bytes of the manifest of the release before. */
  previous?: Uint8Array | undefined;
  /** Text of the first page of a PDF; without it prints are not looked at. */
  firstPage?: ((bytes: Uint8Array) => Promise<string>) | undefined;
}

const good = (text: string): ArchiveCheck => ({ state: 'good', text });
const bad = (text: string): ArchiveCheck => ({ state: 'bad', text });
const unknown = (text: string): ArchiveCheck => ({ state: 'unknown', text });

/**
 * Verifies an archive from its own files, offline: every byte, who sealed it, who approved it, what the PDFs say of themselves, and the chain to the
 * release before.
 * @implements SRS-2003, SRS-2004
 */
export async function verifyArchive(archive: ArchiveFiles, options: VerifyOptions): Promise<ArchiveVerdict> {
  if (!archive.paths.includes(archiveNames.manifest))
    return {
      manifest: undefined,
      checks: [bad(`There is no ${archiveNames.manifest}: this is no archive.`)],
    };
  const bytes = archive.read(archiveNames.manifest);
  const manifest = readArchiveManifest(Buffer.from(bytes).toString('utf8'));
  if (!manifest)
    return {
      manifest: undefined,
      checks: [bad(`${archiveNames.manifest} is damaged or of another format.`)],
    };
  const checks = [
    ...checkFiles(archive, manifest, bytes),
    await checkSignature(archive, manifest, bytes, options.signers),
    ...(await checkApprovalsWithin(archive, manifest)),
    ...(await checkPrints(archive, manifest, options.firstPage)),
    checkPrevious(manifest, options.previous),
  ];
  if (manifest.candidate)
    checks.push(bad('It is a candidate, built although gates were not passed: no release.'));
  return { manifest, checks };
}

/** Files that speak of the manifest and so cannot stand in it. */
const beside: ReadonlySet<string> = new Set([
  archiveNames.manifest,
  archiveNames.signature,
  archiveNames.sums,
]);

/** Every file of an archive against its manifest. */
export function checkFiles(
  archive: ArchiveFiles,
  manifest: ArchiveManifest,
  bytes: Uint8Array,
): ArchiveCheck[] {
  const wrong: string[] = [];
  const listed = new Set(manifest.files.map(({ path }) => path));
  const here = new Set(archive.paths);
  for (const { path, size, sha256 } of manifest.files) {
    if (!here.has(path)) wrong.push(`${path} is missing`);
    else {
      const content = archive.read(path);
      if (content.length !== size || sha256Of(content) !== sha256) wrong.push(`${path} was changed`);
    }
  }
  for (const path of archive.paths)
    if (!listed.has(path) && !beside.has(path)) wrong.push(`${path} was added`);
  const sums = here.has(archiveNames.sums)
    ? Buffer.from(archive.read(archiveNames.sums)).toString('utf8')
    : undefined;
  if (sums === undefined) wrong.push(`${archiveNames.sums} is missing`);
  else if (sums !== formatSums(manifest.files, sha256Of(bytes)))
    wrong.push(`${archiveNames.sums} does not fit ${archiveNames.manifest}: one of them was changed`);
  return wrong.length === 0
    ? [good(`${manifest.files.length} files, each with the size and hash of the manifest, and no other.`)]
    : wrong.map((text) => bad(`${text}.`));
}

async function checkSignature(
  archive: ArchiveFiles,
  manifest: ArchiveManifest,
  bytes: Uint8Array,
  trusted: string | undefined,
): Promise<ArchiveCheck> {
  const isHere = archive.paths.includes(archiveNames.signature);
  if (manifest.signed !== isHere)
    return bad(isHere ? 'A signature was added to it.' : 'Its signature was taken away.');
  if (!isHere && trusted !== undefined)
    return bad('It is not signed, so none of the signers you trust made it.');
  if (!isHere) return unknown('It is not signed: the hashes show that it is whole, not who made it.');
  const armored = Buffer.from(archive.read(archiveNames.signature)).toString('latin1');
  const signature = readSshSignature(armored);
  if (!signature) return bad(`${archiveNames.signature} is no SSH signature.`);
  const own = textAt(archive, 'content/allowed_signers');
  const allowedSigners = trusted ?? own;
  const signer = readSigners(allowedSigners, 'allowed_signers').signers.find(
    ({ key }) => key === signature.key,
  );
  if (!signer) return bad('It is signed with a key that is not among the allowed signers.');
  const refused = await checkSshSignature(armored, bytes, {
    allowedSigners,
    revoked: textAt(archive, 'content/revoked_keys'),
    principal: signer.principal,
    namespace: approvalNamespace,
    time: manifest.date.replace(/[-:T]/g, ''),
  });
  if (refused !== undefined)
    return bad(`The signature of ${signer.name} does not fit the manifest: ${refused}`);
  return trusted === undefined
    ? good(
        `Signed by ${signer.name}, a signer by the archive's own list; name a list you trust with --signers.`,
      )
    : good(`Signed by ${signer.name}.`);
}

async function checkApprovalsWithin(
  archive: ArchiveFiles,
  manifest: ArchiveManifest,
): Promise<ArchiveCheck[]> {
  const files = archive.paths
    .filter((path) => path.startsWith('approvals/'))
    .map((file) => ({ file, text: textAt(archive, file), told: readForgeExport(textAt(archive, file)) }));
  // What nobody signed proves nothing by itself; which commit held this content, only the repository tells.
  const [told, records] = [true, false].map((wanted) =>
    files.filter((each) => (each.told !== undefined && 'forge' in each.told) === wanted),
  ) as [typeof files, typeof files];
  const unsigned = told.map(({ file }) =>
    unknown(
      `${file} is what a forge told of a pull request, and signed by nobody; ask the forge and the repository for it.`,
    ),
  );
  const objects = readGitObjects(textAt(archive, archiveNames.objects));
  if (files.length === 0 && objects.length === 0) return [unknown('It holds no approvals.')];
  const model = modelOf(archive);
  if (!model) return [bad('data/model.json is no model, so that approvals cannot be judged.')];
  if (model.release.revision.tree !== manifest.tree)
    return [bad('data/model.json is of other content than the manifest says.')];
  // An object names its commit; that another commit held the same content, no archive tells.
  const [here, elsewhere] = [true, false].map((wanted) =>
    objects.filter(({ raw }) => raw.startsWith(`object ${manifest.commit}\n`) === wanted),
  ) as [GitObject[], GitObject[]];
  const judged = await judgeApprovals(model, {
    records,
    objects: here.map((object) => ({ ...object, same: true, commit: manifest.commit })),
    clock: `${new Date().toISOString().slice(0, 19)}Z`,
    signers: textAt(archive, 'content/allowed_signers'),
    signersFile: 'allowed_signers',
    revoked: textAt(archive, 'content/revoked_keys'),
    author: undefined,
    now: manifest.date,
    forge: { signedOnly: true, people: [], contentOf: async () => undefined },
    differenceSince: async () => undefined,
  });
  const signed = judged.map(({ file, state, reason, name, role, meaning, gate, time }) =>
    state === 'valid'
      ? good(`${name}, ${role}, ${time}: ${meaning} for ${gate}.`)
      : bad(`${file} is ${state} and counts for nothing. ${reason}`),
  );
  const untold = elsewhere.map(({ name }) =>
    unknown(`The approval of ${name} stands on another commit; ask the repository for it.`),
  );
  return [...signed, ...unsigned, ...untold];
}

/** Every PDF has to say on its first page of which product, release and commit it is. */
async function checkPrints(
  archive: ArchiveFiles,
  { release, commit, product, candidate }: ArchiveManifest,
  firstPage: VerifyOptions['firstPage'],
): Promise<ArchiveCheck[]> {
  const prints = archive.paths.filter((path) => path.startsWith('pdf/') && path.endsWith('.pdf'));
  if (!firstPage) return [];
  const wrong: ArchiveCheck[] = [];
  for (const path of prints) {
    const said = tight(await firstPage(archive.read(path)).catch(() => ''));
    const lacking = [release, commit, product.version, product.udi].filter(
      (text) => !said.includes(tight(text)),
    );
    if (said === '') wrong.push(bad(`${path} cannot be read.`));
    else if (lacking.length > 0)
      wrong.push(bad(`${path} does not name ${lacking.join(', ')} on its first page.`));
    else if (!candidate && said.includes('DRAFT')) wrong.push(bad(`${path} is marked as a draft.`));
  }
  if (wrong.length > 0) return wrong;
  return [
    prints.length === 0
      ? unknown('It holds no PDF.')
      : good(`${prints.length} PDF files name product, release, commit and UDI of the manifest.`),
  ];
}

function checkPrevious({ previous }: ArchiveManifest, bytes: Uint8Array | undefined): ArchiveCheck {
  if (!previous) return good('It is the first release of its chain.');
  if (!bytes) return unknown(`It follows ${previous.release}, whose manifest is not at hand.`);
  return sha256Of(bytes) === previous.manifest
    ? good(`It follows ${previous.release}, whose manifest is the one it names.`)
    : bad(`It names another manifest of ${previous.release} than the one at hand.`);
}

function modelOf(archive: ArchiveFiles): Model | undefined {
  try {
    return JSON.parse(textAt(archive, 'data/model.json')) as Model;
  } catch {
    return undefined;
  }
}

function textAt(archive: ArchiveFiles, path: string): string {
  return archive.paths.includes(path) ? Buffer.from(archive.read(path)).toString('utf8') : '';
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Text of a page comes with breaks and blanks of its own. */
function tight(text: string): string {
  return text.replace(/\s/g, '');
}
