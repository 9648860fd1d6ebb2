import { fingerprintOf, readSigners } from '../approvals/signers.ts';
import { approvalNamespace } from '../approvals/ssh-check.ts';
import { checkSshSignature } from '../approvals/ssh-keygen.ts';
import { readSshSignature } from '../approvals/ssh-signature.ts';
import { type ArchiveCheck, bad, good, unknown } from './archive-check.ts';
import { type ArchiveManifest, archiveNames } from './archive-manifest.ts';
import { type ArchiveFiles, textAt } from './read-archive.ts';

/**
 * Who signed the manifest. A signature that does not fit it is a contradiction; one of somebody the caller did not name says that the
 * archive is whole, and no more. It is judged at the date of the commit, which the manifest states, and where an authority stamped the
 * signature, at that time too: between the two it was made.
 * @param bytes of the manifest
 * @param trusted text of the `allowed_signers` file that the caller names
 * @param revoked keys that the caller counts no more, one a line, besides those that the archive lists
 * @param stamped the moment an authority that the caller trusts stamped it, ISO 8601 in UTC; undefined where none did
 * @throws SshKeygenMissing
 * @implements SRS-3241
 */
export async function checkSignature(
  archive: ArchiveFiles,
  manifest: ArchiveManifest,
  bytes: Uint8Array,
  trusted: string | undefined,
  stamped?: string | undefined,
  revoked = '',
): Promise<{ check: ArchiveCheck; named: boolean; signer?: { name: string; key: string } }> {
  const judged = (check: ArchiveCheck, signer?: { name: string; key: string }) => ({
    check,
    named: signer !== undefined,
    ...(signer && { signer }),
  });
  const isHere = archive.paths.includes(archiveNames.signature);
  if (manifest.signed !== isHere)
    return judged(bad(isHere ? 'A signature was added to it.' : 'Its signature was taken away.'));
  if (!isHere) return judged(unknown('It is not signed: the hashes show that it is whole, not who made it.'));
  const armored = Buffer.from(archive.read(archiveNames.signature)).toString('latin1');
  const signature = readSshSignature(armored);
  if (!signature) return judged(bad(`${archiveNames.signature} is no SSH signature.`));
  const { key, namespace } = signature;
  if (namespace !== approvalNamespace)
    return judged(bad(`Its signature was made for "${namespace}", not for "${approvalNamespace}".`));
  const judge = (allowedSigners: string, principal: string, time: string): Promise<string | undefined> =>
    checkSshSignature(armored, bytes, {
      allowedSigners,
      revoked: `${textAt(archive, 'content/revoked_keys')}\n${revoked}`,
      principal,
      namespace,
      time: time.replace(/[-:T]/g, ''),
    });
  const refused = await judge(`anybody ${key}\n`, 'anybody', manifest.date);
  const mark = fingerprintOf(key);
  if (refused !== undefined && !isRevoked(archive, key) && !revoked.includes(key))
    return judged(bad(`Its signature, with the key ${mark}, does not fit the manifest: ${refused}`));
  const own = signerOf(textAt(archive, 'content/allowed_signers'), key);
  const byOwn = own ? `${own.name} by the archive's own list` : "nobody by the archive's own list";
  if (trusted === undefined)
    return judged(unknown(`Signed with the key ${mark}: ${byOwn}. Name those you trust with --signers.`));
  const signer = signerOf(trusted, key);
  if (!signer) return judged(unknown(`Signed with the key ${mark}: ${byOwn}, and nobody you named.`));
  for (const time of [manifest.date, stamped ?? manifest.date]) {
    const wrong = await judge(trusted, signer.principal, time);
    if (wrong !== undefined)
      return judged(
        unknown(`Signed with the key ${mark} of ${signer.name}, which did not count on ${time}: ${wrong}`),
      );
  }
  return judged(good(`Signed by ${signer.name} with the key ${mark}.`), { name: signer.name, key: mark });
}

function signerOf(list: string, key: string) {
  return readSigners(list, 'allowed_signers').signers.find((signer) => signer.key === key);
}

function isRevoked(archive: ArchiveFiles, key: string): boolean {
  return textAt(archive, 'content/revoked_keys').includes(key);
}
