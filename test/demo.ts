// Carries out the page "From nothing to a release" in a directory of its own: the example device with its tests, site, PDF set and signed archive.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Walk } from './starter/walk.ts';

const root = mkdtempSync(join(tmpdir(), 'dossier-demo-'));
process.env.DOSSIER_TEST_SAMPLES = root;
process.stdout.write('Each step stands in content/manual/15-start.md.\n\n');
const outcomes = new Walk(root).run((command, { code, out, err }) => {
  process.stdout.write(`${code === 0 ? '✓' : '✗'} ${command.split('\n')[0]}\n`);
  if (code === 0) return;
  process.stderr.write(`${out}${err}`);
  process.exit(1);
});
process.stdout.write(`
${outcomes.get([...outcomes.keys()].findLast((each) => each.includes(' verify ')) ?? '')?.out ?? ''}
In ${join(root, 'alarm')}:
  dist/site/index.html           site: follow HAZ-004 to its tests
  dist/pdf/technical-file.pdf    everything, for print
  releases/v1.0.0.zip            the signed archive; VERIFY.txt in it says how it is verified
`);
