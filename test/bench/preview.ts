// What the data of search and explorer and the graphs of items take beside the pages of a site, and what a preview takes from a save to the
// page of the item that was edited. Prints JSON.
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { silentProgress } from '../../src/cache/progress.ts';
import { loadProject } from '../../src/config/index.ts';
import { render } from '../../src/render/render.ts';
import { drawNeighbourhood } from '../../src/render/site/graph/draw.ts';
import { contextAt } from '../../src/render/site/page-context.ts';
import { viewOf } from '../../src/render/site/view.ts';
import { analyseProject } from '../../src/workflows/build.ts';
import { type Preview, preview } from '../../src/workflows/preview.ts';

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
  async () => checked,
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
const view = viewOf({ ...checked, config: project.config, beside: new Set<string>() });
const drawing = performance.now();
for (const { id } of checked.model.items)
  drawNeighbourhood(contextAt(view.paths.item(id) ?? '', view, view), id);
const graphs = (performance.now() - drawing) / 1000;
const item = checked.model.items.findLast(({ place }) => place.file === edited);
const seconds = async (wanted: string, made: () => Promise<Preview | undefined>): Promise<number> => {
  const start = performance.now();
  served = await made();
  const page = String(await served?.file(view.paths.item(item?.id ?? '') ?? ''));
  if (!page.includes(wanted)) throw new Error(`The page of ${item?.id} does not say: ${wanted}`);
  return (performance.now() - start) / 1000;
};
const whole = async (): Promise<Preview> => preview(await loadProject(root), options);
let served: Preview | undefined;
const first = await seconds(item?.title ?? '', whole);
const checks: number[] = [];
const saves: number[] = [];
for (const number of [1, 2, 3]) {
  const sentence = `One more sentence, number ${number}.`;
  appendFileSync(join(root, edited), `\n${sentence}\n`);
  saves.push(await seconds(sentence, async () => served?.edited([edited])));
  checks.push(await seconds(sentence, whole));
}
const [afterSave, afterCheck] = [saves, checks].map((all) => all.sort((a, b) => a - b)[1]);
process.stdout.write(
  JSON.stringify({
    pages: (pages - started) / 1000,
    data: (data - pages) / 1000,
    graphs,
    first,
    afterSave,
    afterCheck,
  }),
);
