import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { frame, slots } from '../../src/render/site/slots.ts';
import { TestProject } from '../cli/project.ts';
import { writeSmallArchive } from '../release/small-archive.ts';

const ours = fileURLToPath(new URL('../../templates', import.meta.url));
/** Every Handlebars file of the package. */
const names = readdirSync(ours, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.hbs'))
  .sort();

/** A word that stands in an output only if the project's file of that name was used. */
const mark = (name: string): string => `OWN-${name.replace(/\.hbs$/, '').replace(/[^a-z]+/gi, '-')}-OWN`;

const isOfPublishing = (name: string): boolean => name.startsWith('publish/');
const isOfPrints = (name: string): boolean => name.includes('print');

let project: TestProject;
let printed: TestProject;
let output = '';
let print: string | undefined;
let published = '';
beforeAll(async () => {
  project = TestProject.clean();
  bring(project, () => true);
  const types = names.filter((name) => name.startsWith('documents/')).map((name) => name.slice(10, -4));
  const blocks = names
    .filter((name) => name.startsWith('partials/blocks/'))
    .map((name) => name.slice(16, -4));
  const documents = types.map(
    (type, at) => `{ id: 'T-${at}', type: '${type}', title: 'T${at}', pages: ['content/part.md'] },`,
  );
  project.write(
    'content/all.md',
    `# All\n\n${blocks.map((name) => `\`\`\`dossier\n${name}${name === 'symbol' ? ' name=caution' : ''}\n\`\`\`\n`).join('\n')}`,
  );
  // Every part once: in a document of each type they would say nothing more.
  project.write('content/part.md', '# Part\n\nText.\n');
  documents.push(
    `{ id: 'ALL', type: 'plain', title: 'All', pages: ['content/all.md'] },`,
    `{ id: 'PARTS', type: 'plain', title: 'C', pages: ['content/first.md', 'content/second.md'] },`,
  );
  project.edit('site.config.ts', 'documents: [', `documents: [${documents.join('\n')}`);
  bringTranslation(project);
  everyKindOfPage();
  project.commit('Bring every template');
  project.run('--quiet', 'build', '--no-pdf', '--variant', 'adult');
  output = readdirSync(join(project.root, 'dist'), {
    recursive: true,
    withFileTypes: true,
    encoding: 'utf8',
  })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.html'))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n');
  published = await publish(project);
  printed = TestProject.clean();
  bring(printed, isOfPrints);
  bringTranslation(printed);
  const styles = readFileSync(join(ours, 'assets/print.css'), 'utf8');
  printed.write(
    'content/logo.svg',
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>',
  );
  printed.write(
    'templates/assets/print.css',
    `.cover{background:url("../../content/logo.svg") no-repeat}\n.cover p{list-style:url(https://example.org/x.png)}\n.control{background:url(/.git/config)}\n${styles}`,
  );
  printed.write('content/use.md', '# Use\n\nText.\n');
  printed.edit(
    'site.config.ts',
    'documents: [',
    `documents: [{ id: 'USE', type: 'instructions-for-use', title: 'U', pages: ['content/use.md'] },`,
  );
  printed.commit('Bring the templates of prints');
  printed.run('--quiet', 'build');
});
afterAll(() => {
  project?.remove();
  printed?.remove();
});

/** Our templates as the project's own, each with its mark. */
function bring(to: TestProject, isWanted: (name: string) => boolean): void {
  for (const name of names.filter(isWanted))
    to.write(`templates/${name}`, marked(name, readFileSync(join(ours, name), 'utf8')));
}

/**
 * Two releases of the project as `dossier publish` lays them out, their sites with the places for what it puts in. That of the first has no
 * layout for the page of its German instructions, which the second lacks.
 */
async function publish(from: TestProject): Promise<string> {
  const page = `<!doctype html><body>${slots.versions}${slots.notice}</body>`;
  const instructions = { id: 'IFU', type: 'instructions-for-use', title: 'Use', pages: [] };
  const files = new Map([
    ['site/index.html', Buffer.from(page)],
    ['site/data/items.js', Buffer.from('0')],
    ...['IFU', 'IFU.en', 'IFU.de'].map((name): [string, Buffer] => [
      `site/documents/${name}/index.html`,
      Buffer.from(page),
    ]),
  ]);
  const layout: [string, Buffer] = [
    `site/${frame.file}`,
    Buffer.from(`<!doctype html><body>${frame.main}</body>`),
  ];
  for (const [version, date, laidOut, documents] of [
    ['v1', '2026-01-01T00:00:00Z', [], [instructions, { ...instructions, language: 'de' }]],
    ['v2', '2026-02-01T00:00:00Z', [layout], [instructions]],
  ] as const)
    await writeSmallArchive(
      join(from.root, 'releases/adult', version),
      new Map([...files, ...laidOut]),
      {
        name: 'Alarm',
        version,
        release: version,
        date,
      },
      undefined,
      {
        udi: { issuer: 'gs1', di: '09504000059118', specimen: true },
        documents: [...documents],
      },
    );
  from.must('publish', '--variant', 'adult', '--to', 'www', '--who', 'Jane Roe');
  const ifu = ['en', 'de'].map((language) => `ifu/09504000059118/${language}/index.html`);
  return ['index.html', '404.html', 'v1/index.html', ...ifu]
    .map((path) => readFileSync(join(from.root, 'www/staging', path), 'utf8'))
    .join('\n');
}

/** A document in two languages. */
function bringTranslation(to: TestProject): void {
  const pages = (language: string) => `language: '${language}', pages: ['content/${language}.md']`;
  const documents = [
    `{ id: 'TR', type: 'plain', title: 'A', ${pages('en')} },`,
    `{ id: 'TR', type: 'plain', title: 'B', translatedFrom: 'en', ${pages('de')} },`,
  ];
  for (const language of ['en', 'de']) to.write(`content/${language}.md`, '# Part\n\nText.\n');
  to.edit('site.config.ts', 'documents: [', `documents: [${documents.join('\n')}`);
}

/** An earlier release, a variant, a profile, an environment, elements that use each other, a locked package, a document in parts. */
function everyKindOfPage(): void {
  project.git('tag', 'adult-v1.0.0');
  project.edit('site.config.ts', 'import { defineSite }', 'import { defineSite, iec62304 }');
  project.edit(
    'site.config.ts',
    'documents: [',
    "regulation: { profiles: [iec62304()] },\n  variants: { adult: { product: {} } },\n  deployment: { environments: [{ name: 'staging', purpose: 'Smoke tests', gate: 'G3' }] },\n  sources: { logs: ['reports/*.log'] },\n  documents: [",
  );
  for (const name of ['first', 'second']) project.write(`content/${name}.md`, `# ${name}\n\nText.\n`);
  project.write('src/store/index.ts', '/**\n * @c4 component "Store"\n */\nexport const events = [];\n');
  project.write(
    'src/watch/index.ts',
    '/**\n * @c4 component "Watch"\n * @uses Store "writes"\n */\nimport { events } from \'../store/index.ts\';\nexport const last = events[0];\n',
  );
  project.write(
    'test-sessions/clamps.md',
    '# Clamps\n\n- charter: look for what is missed\n- tester: Example Tester\n- date: 2026-01-16\n- version: 2.4.1\n- environment: desk\n- duration: 45 min\n- explored: SRS-041\n\nNothing was missed.\n',
  );
  project.write('reports/run.log', 'Began.\n');
  const packages = {
    '': { dependencies: { left: '1.2.3' } },
    'node_modules/left': { version: '1.2.3', resolved: 'https://registry.npmjs.org/left.tgz' },
  };
  project.write('package-lock.json', JSON.stringify({ name: 'alarm', lockfileVersion: 3, packages }));
}

/** Our template with a mark that is seen, where it stands in HTML. */
function marked(name: string, text: string): string {
  return name.startsWith('layouts/')
    ? text.replace(/<body[^>]*>/, (body) => `${body}<p>${mark(name)}</p>`)
    : `<p>${mark(name)}</p>\n${text}`;
}

// @verifies SRS-806
describe('a template of the project', () => {
  it('is one of those that Dossier has', () => {
    expect(names.filter((name) => name.startsWith('layouts/'))).toEqual([
      'layouts/print-for-users.hbs',
      'layouts/print.hbs',
      'layouts/site.hbs',
    ]);
    expect(names.length).toBeGreaterThan(70);
  });

  it.each(names.filter((name) => !isOfPrints(name) && !isOfPublishing(name)))(
    'takes the place of ours in what a build writes: %s',
    (name) => {
      expect(output.includes(mark(name))).toBe(true);
    },
  );

  it.each(names.filter(isOfPrints))('takes the place of ours in the prints: %s', async (name) => {
    print ??= `${await textOf(printed, 'TR.en')} ${await textOf(printed, 'USE.user')}`;
    expect(print.includes(mark(name))).toBe(true);
  });

  it.each(names.filter(isOfPublishing))('takes the place of ours in what is published: %s', (name) => {
    expect(published.includes(mark(name))).toBe(true);
  });

  it('styles the prints, with pictures of the project, and nothing else is asked for', () => {
    const { files } = JSON.parse(printed.read('dist/manifest.json')) as {
      files: { path: string; sources?: { path: string }[] }[];
    };
    const sources = files.find(({ path }) => path === 'pdf/TR.en.pdf')?.sources?.map(({ path }) => path);
    expect(sources).toEqual(['content/logo.svg']);
    const { findings } = JSON.parse(printed.read('dist/data/findings.json')) as {
      findings: { rule: string; file?: string; line?: number; message: string }[];
    };
    expect(
      findings
        .filter(({ rule, file }) => file?.startsWith('templates/') || rule === 'pdf-request-refused')
        .map(({ rule, file, line, message }) => `${file}:${line} ${rule} ${message}`),
    ).toEqual([
      'templates/assets/print.css:3 file-not-shown .git/config is no file that version control lists; it is not shown.',
    ]);
  });
});

// @verifies SRS-806
it('a template of the project that has a fault is told with its line, and ours stands in', {
  timeout: 90_000,
}, () => {
  const faulty = TestProject.clean();
  try {
    faulty.write('templates/partials/print/cover.hbs', '<p>\n{{nothing}}</p>');
    faulty.write('templates/layouts/site.hbs', '<body>{{{main}}}\n{{#if draft}}');
    faulty.commit('Bring faulty templates');
    const { out } = faulty.run('--quiet', 'build');
    expect(out).toContain(
      'templates/partials/print/cover.hbs:2:3  error  "nothing" not defined  template-error',
    );
    expect(out).toContain('The template cannot be parsed: a block or a brace is not closed.');
    expect(faulty.read('dist/site/index.html')).toContain('class="brand"');
  } finally {
    faulty.remove();
  }
});

// @verifies SRS-806, SRS-1307
it('no template reaches a prototype', { timeout: 120_000 }, () => {
  const hostile = TestProject.clean();
  try {
    for (const word of ['constructor', '__proto__', 'title.constructor', 'product.constructor.constructor']) {
      hostile.write('templates/layouts/site.hbs', `<body>{{{main}}}{{#with ${word}}}REACHED{{/with}}`);
      hostile.git('add', '-A');
      const { out } = hostile.run('--quiet', 'build', '--no-pdf');
      const page = hostile.read('dist/site/index.html');
      expect({
        word,
        tried: page.startsWith('<body>') || out.includes('template-error'),
        reached: page.includes('REACHED'),
      }).toEqual({
        word,
        tried: true,
        reached: false,
      });
    }
  } finally {
    hostile.remove();
  }
});

/** The text of a print. */
async function textOf({ root }: TestProject, name: string): Promise<string> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const data = new Uint8Array(readFileSync(join(root, `dist/pdf/${name}.pdf`)));
  const pdf = await getDocument({ data, verbosity: 0 }).promise;
  const pages = await Promise.all(
    Array.from({ length: pdf.numPages }, async (_, at) => (await pdf.getPage(at + 1)).getTextContent()),
  );
  return pages.flatMap(({ items }) => items.map((item) => ('str' in item ? item.str : ''))).join('');
}
