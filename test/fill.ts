// Says how well the pages of printed documents are filled: node test/fill.ts dist/pdf
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { badlySet, readPages } from './pdf/positions.ts';

const directory = process.argv[2] ?? 'dist/pdf';
let [all, faulty] = [0, 0];
for (const name of readdirSync(directory).sort()) {
  if (!name.endsWith('.pdf') || name === 'technical-file.pdf') continue;
  const pages = await readPages(readFileSync(join(directory, name)));
  const faults = badlySet(pages);
  all += pages.length;
  faulty += faults.length;
  for (const fault of faults) process.stdout.write(`${name}: ${fault}\n`);
}
process.stdout.write(`${faulty} faults on ${all} pages\n`);
