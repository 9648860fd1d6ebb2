import { sha256Of } from '../model/index.ts';
import { type ArchiveCheck, bad, good, unknown } from '../release/archive/archive-check.ts';
import { type ArchiveManifest, archiveNames } from '../release/archive/archive-manifest.ts';
import type { ArchiveFiles } from '../release/archive/read-archive.ts';
import { checkAuthority, openTimeStamp } from '../release/timestamp/openssl.ts';

/**
 * When the signature was there at the latest, by a time-stamping authority (RFC 3161) that the caller named. A time stamp that is of something
 * else, whose own signature does not hold or that is older than the commit is a contradiction; one of an authority that nobody named bounds nothing.
 * @param authorities certificates in PEM that the caller trusts for time stamps; undefined where none were named
 * @returns checks, and the moment where it can be relied on
 * @throws OpensslMissing
 * @implements SRS-3292
 */
export async function checkTimeStamp(
  archive: ArchiveFiles,
  { date }: Pick<ArchiveManifest, 'date'>,
  authorities: string | undefined,
): Promise<{ checks: ArchiveCheck[]; time?: string }> {
  const judged = (check: ArchiveCheck) => ({ checks: [check] });
  if (!archive.paths.includes(archiveNames.timeStamp))
    return authorities === undefined
      ? { checks: [] }
      : judged(unknown('It has no time stamp: nobody but its signer tells when it was signed.'));
  if (!archive.paths.includes(archiveNames.signature))
    return judged(bad('It has a time stamp, and no signature that this could be of.'));
  const response = archive.read(archiveNames.timeStamp);
  const stamp = await openTimeStamp(response);
  if ('refused' in stamp) return judged(bad(`${archiveNames.timeStamp} is no time stamp: ${stamp.refused}.`));
  if (stamp.digest !== sha256Of(archive.read(archiveNames.signature)))
    return judged(bad('Its time stamp is of another signature.'));
  const { time } = stamp;
  if (time < date)
    return judged(bad(`Its time stamp is of ${time}, and the commit that it is of was made on ${date}.`));
  if (authorities === undefined)
    return judged(
      unknown(
        `Its time stamp says that it was signed by ${time}. Name the authorities you trust with --tsa-ca.`,
      ),
    );
  const wrong = await checkAuthority(response, stamp, authorities);
  return wrong === undefined
    ? { checks: [good(`Signed by ${time}, as an authority you named has stamped.`)], time }
    : judged(
        unknown(`Its time stamp says that it was signed by ${time}, but no authority you named: ${wrong}.`),
      );
}
