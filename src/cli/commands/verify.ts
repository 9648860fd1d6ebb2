import { headline } from '../../verification/standing.ts';
import { command } from '../command.ts';
import { endings, type Trust, trustOptions, verifiedArchive } from '../verified-archive.ts';

const signs = { good: '✓', bad: '✗', unknown: '?' } as const;

/**
 * `dossier verify`: whether an archive is what it says, from its own files, without project, repository or network.
 * @implements SRS-2003, SRS-3241
 */
export const verifyCommand = command({
  name: 'verify',
  arguments: [['<archive>', 'directory or ZIP of a release, or oci://host/name:tag']],
  options: trustOptions,
  async run(options: Trust, { print, signal }, path: string) {
    const { verdict } = await verifiedArchive(path, options, signal);
    const lines = verdict.checks.map(({ state, text }) => `  ${signs[state]} ${text}`);
    print(`${headline(path, verdict)}\n${lines.join('\n')}\n`);
    return endings[verdict.standing];
  },
});
