import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { sha256Of, UserError } from '../../model/index.ts';
import { archiveNames, readArchiveManifest } from '../archive/archive-manifest.ts';
import { checkFiles } from '../archive/check-files.ts';
import { type ArchiveFiles, openArchive, textAt } from '../archive/read-archive.ts';
import { zipFiles } from '../archive/zip.ts';
import { openTimeStamp } from './openssl.ts';
import { timeStampRequest } from './request.ts';

/**
 * The question to a time-stamping authority for an archive: it is over the signature, which is over everything else.
 * @param target directory of the archive
 * @throws UserError where it is no archive that somebody signed
 * @implements SRS-3291
 */
export function requestFor(target: string): Buffer {
  return timeStampRequest(signedArchive(target).signature);
}

/**
 * Puts the answer of an authority beside the signature that it is of, into the directory and the ZIP.
 * @returns the moment that the authority states
 * @throws UserError where it is not of this signature; OpensslMissing
 * @implements SRS-3291
 */
export async function attachTimeStamp(target: string, response: Uint8Array): Promise<string> {
  const { archive, signature, date } = signedArchive(target);
  const stamp = await openTimeStamp(response);
  if ('refused' in stamp) throw new UserError(`The time stamp says nothing: ${stamp.refused}.`);
  if (stamp.digest !== sha256Of(signature))
    throw new UserError('The time stamp is of something else than the signature of this archive.');
  if (stamp.time < date)
    throw new UserError(
      `The time stamp is of ${stamp.time}, and the commit that the archive is of was made on ${date}.`,
    );
  const files = new Map(archive.paths.map((path) => [path, archive.read(path)]));
  const there = files.get(archiveNames.timeStamp);
  if (there && !Buffer.from(there).equals(response))
    throw new UserError('The archive has a time stamp already, and an archive is never changed.');
  files.set(archiveNames.timeStamp, response);
  replace(target, join(target, archiveNames.timeStamp), response);
  replace(target, `${target}.zip`, zipFiles(files));
  return stamp.time;
}

/** Writes a file as a whole, from beside the archive. */
function replace(target: string, path: string, bytes: Uint8Array): void {
  const aside = `${target}.next-${process.pid}${path === `${target}.zip` ? '.zip' : ''}`;
  try {
    writeFileSync(aside, bytes);
    renameSync(aside, path);
  } finally {
    rmSync(aside, { force: true });
  }
}

function signedArchive(target: string): { archive: ArchiveFiles; signature: Uint8Array; date: string } {
  const named = join(basename(dirname(target)), basename(target));
  const archive = openArchive(target);
  if ('refused' in archive) throw new UserError(`${named} is no archive: ${archive.refused}.`);
  const manifest = readArchiveManifest(textAt(archive, archiveNames.manifest));
  if (!manifest)
    throw new UserError(`${named} is no archive: there is no ${archiveNames.manifest} that can be read.`);
  const [wrong] = checkFiles(archive, manifest, archive.read(archiveNames.manifest)).filter(
    ({ state }) => state === 'bad',
  );
  if (wrong) throw new UserError(`${named} is not what it says. ${wrong.text}`);
  if (!manifest.signed || !archive.paths.includes(archiveNames.signature))
    throw new UserError(`${named} is not signed, and a time stamp is of a signature. Release it with --key.`);
  return { archive, signature: archive.read(archiveNames.signature), date: manifest.date };
}
