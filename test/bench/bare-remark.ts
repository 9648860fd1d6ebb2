// The yardstick: bare remark with GFM over the Markdown of a directory, on one core. `html` also renders and writes as many files as asked.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toHtml } from 'hast-util-to-html';
import { toHast } from 'mdast-util-to-hast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { globSync } from 'tinyglobby';
import { unified } from 'unified';

const [directory = '', mode = 'parse', files = '0', out = ''] = process.argv.slice(2);
const processor = unified().use(remarkParse).use(remarkGfm).freeze();
const texts = globSync('content/**/*.md', { cwd: directory })
  .sort()
  .map((path) => readFileSync(join(directory, path), 'utf8'));
const pages: string[] = [];
for (const text of texts) {
  const tree = processor.parse(text);
  if (mode === 'html') pages.push(toHtml(toHast(tree)));
}
if (mode === 'html') {
  rmSync(out, { recursive: true, force: true });
  const whole = pages.join('');
  const size = Math.ceil(whole.length / Number(files));
  for (let number = 0; number < Number(files); number++) {
    mkdirSync(join(out, String(number)), { recursive: true });
    writeFileSync(join(out, String(number), 'index.html'), whole.slice(number * size, (number + 1) * size));
  }
}
