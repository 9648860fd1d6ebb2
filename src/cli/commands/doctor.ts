import { examine } from '../../workflows/doctor.ts';
import { command } from '../command.ts';

/**
 * `dossier doctor`: what the commands need of this machine, and what is missing for which.
 * @implements SRS-3708
 */
export const doctorCommand = command({
  name: 'doctor',
  async run(_options, { configPath, signal, print }) {
    const parts = await examine(configPath, signal);
    for (const { name, found, lack, optional } of parts) {
      const mark = !lack ? '✓' : optional ? '–' : '✗';
      print(`${mark} ${name.padEnd(11)} ${found ?? 'missing'}\n`);
      if (lack) print(`  ${lack.message}\n  → ${lack.hint}\n`);
    }
    return parts.some(({ lack, optional }) => lack && !optional) ? 'findings' : 'clean';
  },
});
