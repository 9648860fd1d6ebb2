import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { sha256Of } from '../../model/index.ts';
import { type ArchiveManifest, archiveNames } from '../../release/archive/archive-manifest.ts';
import { openZip } from '../../release/archive/read-archive.ts';
import { type Reference, readReference } from '../../release/stores/reference.ts';
import { pushArchive } from '../../release/stores/registry.ts';
import { manifestAnnotation } from '../../suppliers/index.ts';
import { verifyArchive } from '../../verification/index.ts';
import { answerOf, command, UserError } from '../command.ts';
import { readTrusted } from '../trusted-signers.ts';
import { registryAccess } from './pull.ts';

/**
 * `dossier push`: puts a released set into a registry, beside the software's image.
 * @implements SRS-2009
 */
export const pushCommand = command({
  name: 'push',
  arguments: [
    ['<archive>', 'ZIP of a release'],
    ['<reference>', 'oci://host/name; the tag is the release'],
  ],
  options: [
    ['--signers <file>', 'allowed signers you trust; then it is sent only when one of them signed it'],
  ],
  async run(options: { signers?: string }, context, path: string, text: string) {
    if (!existsSync(path)) throw new UserError(`There is no archive ${path}.`);
    const reference = readReference(text);
    if (reference?.reference !== '')
      throw new UserError(`${text} names no place in a registry. Write oci://host/name.`);
    const zip = readFileSync(resolve(path));
    const archive = answerOf(openZip(zip), (why) => `${path} cannot be read: ${why}.`);
    const signers = readTrusted(options.signers);
    const { manifest, standing, checks } = await verifyArchive(archive, { signers });
    const bad = checks.filter(({ state }) => state === 'bad');
    if (!manifest || bad.length > 0)
      throw new UserError(
        `${path} is not what it says, and was not sent. ${bad.map((check) => check.text).join(' ')}`,
      );
    if (signers !== undefined && standing !== 'named')
      throw new UserError(`${path} is signed by nobody you named, and was not sent.`);
    const { release, product, commit, date } = manifest;
    const annotations = {
      'org.opencontainers.image.title': `Technical file of ${product.name}`,
      'org.opencontainers.image.version': product.version,
      'org.opencontainers.image.revision': commit,
      'org.opencontainers.image.created': date,
      // By it a digest of the registry tells offline which release it is of.
      [manifestAnnotation]: sha256Of(archive.read(archiveNames.manifest)),
    };
    const image = imageIn(manifest, reference);
    const digest = await pushArchive(
      reference,
      release,
      zip,
      annotations,
      registryAccess(context.signal),
      image && `sha256:${image}`,
    );
    const belongs = image === undefined ? '' : `It belongs to ${text}@sha256:${image}\n`;
    context.print(`${text}:${release}\n${text}@${digest}\n${belongs}`);
  },
});

/** SHA-256 (hex) of the image in that repository which the release is bound to; undefined where there is none, or more than one. */
function imageIn({ artifacts = [] }: ArchiveManifest, { origin, name }: Reference): string | undefined {
  const place = `${new URL(origin).host}/${name}`;
  const [image, ...others] = artifacts.filter((each) => each.kind === 'image' && each.name === place);
  return others.length === 0 ? image?.sha256 : undefined;
}
