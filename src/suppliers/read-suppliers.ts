import { type Config, fileOfUse, prefixOf, type Use } from '../config/index.ts';
import { type Facts, type Revision, type Supplier, sha256Of } from '../model/index.ts';
import { fingerprintOf } from '../release/approvals/signers.ts';
import { SshKeygenMissing } from '../release/approvals/ssh-check.ts';
import { readSshSignature } from '../release/approvals/ssh-signature.ts';
import type { ArchiveCheck } from '../release/archive/archive-check.ts';
import { archiveNames } from '../release/archive/archive-manifest.ts';
import { textAt } from '../release/archive/read-archive.ts';
import { checkSignature } from '../release/archive/signature.ts';
import { type Excerpt, readExcerpt } from './excerpt.ts';
import { wrongOrigin } from './origin.ts';
import { understand } from './understand.ts';

/** What lies here of a use: the archive, undefined where there is none; and the keys that it is judged by. */
export interface UseFile {
  bytes: Uint8Array | undefined;
  signers: string;
  revoked: string;
}

/** By the keys of `uses`. */
export type UseFiles = ReadonlyMap<string, UseFile>;

/** The IDs of other projects that facts name, by links, in prose and by trailers of commits. */
export function wantedOf(
  { links, mentions, quotedLinks }: Pick<Facts, 'links' | 'mentions' | 'quotedLinks'>,
  { changes }: Pick<Revision, 'changes'>,
): Set<string> {
  const wanted = new Set<string>();
  const add = (id: string): void => {
    if (id.includes(':')) wanted.add(id);
  };
  for (const { from, to } of [...links, ...quotedLinks]) {
    add(from);
    add(to);
  }
  for (const { id } of mentions) add(id);
  for (const { trailers } of changes) for (const { id } of trailers) add(id);
  return wanted;
}

/**
 * Reads what is used of other projects. Never throws for what an archive holds: what is wrong with it is said of it, and then nothing of it counts.
 * @param wanted IDs with prefixes that something of ours names
 * @returns the suppliers in the order of their prefixes
 * @implements SRS-3821, SRS-3822, SRS-3823
 */
export function readSuppliers(
  { uses }: Pick<Config, 'uses'>,
  files: UseFiles,
  wanted: ReadonlySet<string>,
): Promise<Supplier[]> {
  const inOrder = Object.entries(uses).sort(([a, one], [b, other]) =>
    prefixOf(a, one) < prefixOf(b, other) ? -1 : 1,
  );
  return Promise.all(inOrder.map(([name, use]) => readSupplier(name, use, files.get(name), wanted)));
}

/** One of them, by its key in `uses`. */
export async function readSupplier(
  name: string,
  use: Use,
  lying: UseFile | undefined,
  wanted: ReadonlySet<string>,
): Promise<Supplier> {
  const nothing = nothingOf(name, use);
  if (!lying?.bytes) return { ...nothing, fault: 'missing', lacking: `There is no file ${nothing.file}.` };
  const refused = (why: string): Supplier => ({ ...nothing, fault: 'refused', lacking: sentence(why) });
  const excerpt = readExcerpt(lying.bytes);
  if ('refused' in excerpt) return refused(excerpt.refused);
  const wrong = wrongOrigin(use, excerpt, lying.bytes);
  if (wrong !== undefined) return refused(wrong);
  const signature = await judge(excerpt, lying);
  if (signature.state === 'bad') return refused(signature.text);
  const { signer } = signature;
  if (!signer && !use.trust) return { ...nothing, fault: 'unsigned', lacking: signature.text };
  const understood = understand(excerpt, nothing, use.all ? undefined : wanted);
  if ('refused' in understood) return refused(understood.refused);
  const { release, commit, date } = excerpt.manifest;
  return {
    ...nothing,
    ...understood,
    standing: signer ? 'signed' : 'trusted',
    fault: '',
    signer: signer?.name ?? '',
    key: signer?.key ?? '',
    reason: signer ? '' : (use.trust?.reason ?? ''),
    lacking: signer ? '' : signature.text,
    release,
    commit,
    date,
    manifest: sha256Of(excerpt.bytes),
  };
}

/** Whose signature it is. A key that was revoked counts for nothing, whatever reason is stated: anybody may have it. */
async function judge(
  { archive, manifest, bytes }: Excerpt,
  { signers, revoked }: UseFile,
): Promise<Pick<ArchiveCheck, 'state' | 'text'> & { signer?: { name: string; key: string } }> {
  const key = readSshSignature(textAt(archive, archiveNames.signature))?.key;
  if (key !== undefined && `${revoked}\n${textAt(archive, 'content/revoked_keys')}`.includes(key))
    return { state: 'bad', text: `It is signed with the key ${fingerprintOf(key)}, which is revoked.` };
  try {
    const { check, signer } = await checkSignature(archive, manifest, bytes, signers, undefined, revoked);
    return { ...check, ...(signer && { signer }) };
  } catch (error) {
    if (!(error instanceof SshKeygenMissing)) throw error;
    return { state: 'unknown', text: error.message };
  }
}

function nothingOf(name: string, use: Use): Supplier {
  return {
    name,
    prefix: prefixOf(name, use),
    from: use.from,
    file: fileOfUse(name, use),
    standing: 'not proven',
    fault: '',
    signer: '',
    key: '',
    reason: '',
    lacking: '',
    product: '',
    version: '',
    manufacturer: '',
    release: '',
    commit: '',
    date: '',
    manifest: '',
    items: [],
    links: [],
    verdicts: {},
    total: 0,
    documents: [],
    soup: [],
    uses: [],
  };
}

function sentence(text: string): string {
  const whole = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(whole) ? whole : `${whole}.`;
}
