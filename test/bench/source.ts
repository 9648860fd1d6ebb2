// A source tree of some 40 MB against tree-sitter alone.
import { appendFileSync, cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { globSync } from 'tinyglobby';

const ownSource = fileURLToPath(new URL('../../src', import.meta.url));

/** Writes a project whose source is Dossier's own, as often as it takes. */
export function writeSourceTree(project: string, copies: number): void {
  mkdirSync(join(project, 'src'), { recursive: true });
  const product = `{ name: 'Bench', version: '1.0.0', safetyClass: 'A', manufacturer: { name: 'B', address: 'B' } }`;
  writeFileSync(
    join(project, 'site.config.ts'),
    `export default { product: ${product}, sources: { results: [] } };\n`,
  );
  for (let copy = 0; copy < copies; copy++)
    cpSync(ownSource, join(project, `src/${copy}`), { recursive: true });
}

/** Changes one file of the tree. */
export function editSourceTree(project: string): void {
  const [file = ''] = globSync('src/0/*.ts', { cwd: project }).sort();
  appendFileSync(join(project, file), '\nexport const more = 1;\n');
}
