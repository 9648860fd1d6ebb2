import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { firstPageReader } from '../../release/archive/first-page.ts';
import { openZip } from '../../release/archive/read-archive.ts';
import { readReference } from '../../release/stores/reference.ts';
import { pullArchive } from '../../release/stores/registry.ts';
import type { Access } from '../../release/stores/registry-client.ts';
import { verifyArchive } from '../../verification/index.ts';
import { answerOf, command, UserError } from '../command.ts';
import { readTrusted } from '../trusted-signers.ts';

/**
 * `dossier pull`: brings a released set from a registry, verified.
 * @implements SRS-2009
 */
export const pullCommand = command({
  name: 'pull',
  arguments: [['<reference>', 'oci://host/name:tag, or oci://host/name@sha256:digest']],
  options: [
    ['--to <file>', 'ZIP it is written to', { required: true }],
    ['--signers <file>', 'allowed signers you trust; then it is kept only when one of them signed it'],
  ],
  async run(options: { to: string; signers?: string }, context, text: string) {
    const target = resolve(options.to);
    if (existsSync(target)) throw new UserError(`${options.to} is there already, and is not replaced.`);
    const zip = await fromRegistry(text, context.signal);
    const archive = answerOf(openZip(zip), (why) => `What came cannot be read: ${why}.`);
    const signers = readTrusted(options.signers);
    const { manifest, standing, checks } = await verifyArchive(archive, {
      firstPage: firstPageReader(),
      signers,
    });
    const bad = checks.filter(({ state }) => state === 'bad');
    if (!manifest || bad.length > 0) {
      context.print(`Not kept: ${bad.map((check) => check.text).join(' ')}\n`);
      return 'findings';
    }
    if (signers !== undefined && standing !== 'named') {
      context.print('Not kept: it is signed by nobody you named.\n');
      return 'nobodyNamed';
    }
    mkdirSync(dirname(target), { recursive: true });
    const aside = join(dirname(target), `.${basename(target)}-${process.pid}`);
    try {
      writeFileSync(aside, zip);
      renameSync(aside, target);
    } finally {
      rmSync(aside, { force: true });
    }
    context.print(
      `${manifest.product.name} ${manifest.product.version}, ${manifest.release}: ${standing === 'named' ? 'verified by signers you named' : 'whole'}, in ${options.to}\n`,
    );
  },
});

/** The bytes of a set in a registry. */
export async function fromRegistry(text: string, signal: AbortSignal): Promise<Buffer> {
  const reference = readReference(text);
  if (!reference || reference.reference === '')
    throw new UserError(`${text} names no set in a registry. Write oci://host/name:tag.`);
  return pullArchive(reference, registryAccess(signal));
}

/** Who asks a registry, by the environment. */
export function registryAccess(signal: AbortSignal): Access {
  const { DOSSIER_REGISTRY_CREDENTIALS: credentials, DOSSIER_REGISTRY_TOKEN_HOST: tokenHost } = process.env;
  return { credentials, tokenHost, signal };
}
