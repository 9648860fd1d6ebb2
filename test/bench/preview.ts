// What the data of search and explorer take beside the pages of a site, and what a preview takes after a save. Prints JSON.
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { silentProgress } from '../../src/cache/progress.ts';
import { loadProject } from '../../src/config/index.ts';
import { render } from '../../src/render/render.ts';
import { analyseProject, preview } from '../../src/workflows/build.ts';

const [root = '', edited = ''] = process.argv.slice(2);
const options = { progress: silentProgress };
const project = await loadProject(root);
const checked = await analyseProject(project, options);
const started = performance.now();
let pages = started;
let data = started;
await render(
  project,
  checked,
  (path) => {
    if (path.endsWith('.html')) pages = performance.now();
    else if (path.startsWith('site/data/')) data = performance.now();
  },
  {
    ...options,
    pdf: false,
    data: false,
    files: { read: () => undefined },
    templates: new Map(),
  },
);
const seconds = async (): Promise<number> => {
  const start = performance.now();
  await preview(await loadProject(root), options);
  return (performance.now() - start) / 1000;
};
const first = await seconds();
appendFileSync(join(root, edited), '\nOne more sentence.\n');
const afterSave = await seconds();
process.stdout.write(
  JSON.stringify({ pages: (pages - started) / 1000, data: (data - pages) / 1000, first, afterSave }),
);
