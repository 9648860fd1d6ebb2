// A source tree of some 40 MB against tree-sitter alone.
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { globSync } from 'tinyglobby';

const ownSource = fileURLToPath(new URL('../../src', import.meta.url));

/**
 * Writes a project whose source is Dossier's own, as often as it takes. Each copy has elements of its own, and the items that the
 * annotations name are there, so that reading is measured and not the printing of thousands of findings.
 */
export function writeSourceTree(project: string, copies: number): void {
  mkdirSync(join(project, 'src'), { recursive: true });
  mkdirSync(join(project, 'content'));
  const product = `{ name: 'Bench', version: '1.0.0', safetyClass: 'A', manufacturer: { name: 'B', address: 'B' } }`;
  const trace = `{ coverage: { 'requirement-verified': { every: 'SRS', relation: 'verifies', direction: 'in', other: ['test'], severity: 'off' } } }`;
  writeFileSync(
    join(project, 'site.config.ts'),
    `export default { product: ${product}, sources: { results: [] }, trace: ${trace} };\n`,
  );
  const ids = new Set<string>();
  for (const path of globSync('**/*', { cwd: ownSource }).sort()) {
    const text = readFileSync(join(ownSource, path), 'utf8');
    for (const [id] of text.matchAll(/\b(?:SRS|SDS|RC|URS|HAZ)-\d+\b/g)) ids.add(id);
    for (let copy = 0; copy < copies; copy++) {
      const target = join(project, 'src', String(copy), path);
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, text.replace(/^( \* @(?:c4 \w+ "|uses |parent ))(\w)/gm, `$1${copy} $2`));
    }
  }
  const items = [...ids].sort().map((id) => `## ${id} Item\n\nText.\n`);
  writeFileSync(join(project, 'content/items.md'), items.join('\n'));
}

/** Changes one file of the tree. */
export function editSourceTree(project: string): void {
  const [file = ''] = globSync('src/0/*.ts', { cwd: project }).sort();
  appendFileSync(join(project, file), '\nexport const more = 1;\n');
}
