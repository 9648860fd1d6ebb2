import { globSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { createComposer } from '../../src/documents/index.ts';
import { TestProject } from '../cli/project.ts';
import { documentOf, pumpDocuments, templatesWith } from '../documents/project.ts';
import { read } from './source-context.ts';

const nowhere = () => undefined;
/** A page as a document that is printed has it, where the anchors of a page are called by it too. */
function printed(text: string, html = false): string {
  const composer = createComposer(pumpDocuments(text, { html }), templatesWith());
  const page = (path: string, anchor: string) => `#${path || 'own'}--${anchor}`;
  const addresses = {
    item: nowhere,
    page,
    document: nowhere,
    asset: nowhere,
    element: nowhere,
    source: nowhere,
  };
  const { parts } = composer.compose(documentOf('plain'), addresses, (_, anchor) => `own--${anchor}`);
  return parts.map((part) => part.html).join('');
}
const page = (text: string) => read(text).pages[0];
const rules = (text: string) => read(text).findings.map(({ rule, line }) => `${rule} ${line}`);

// @verifies SRS-3906
describe('an anchor of the author', () => {
  it.each([
    '<a id="limits"></a>',
    '<a name="limits"></a>',
    "<a id='limits'></a>",
    '<A NAME="limits"></A>',
    '<a id="limits" name="limits"></a>',
    '<a id="limits"/>',
    '<a name="limits" />',
  ])('is a place, and no text: %s', (anchor) => {
    for (const text of [
      `# Top\n\n${anchor}\n\n## Limits of it\n`,
      `# Top\n\n${anchor}Words\n`,
      `# Top\n\n- ${anchor}a\n`,
    ]) {
      expect(rules(text)).toEqual([]);
      expect(page(text)?.anchors).toMatchObject([{ anchor: 'limits', place: { line: 3 } }]);
      for (const html of [false, true]) {
        expect(printed(text, html)).toContain('<span id="own--limits"></span>');
        expect(printed(text, html)).not.toMatch(/&#x3C;a|&lt;a/i);
      }
    }
  });

  it('may stand around words, of which none is lost', () => {
    const text = '# Top\n\nSee <a name="limits">the *limits* of [it](#limits)</a>.\n';
    expect(rules(text)).toEqual([]);
    expect(printed(text)).toMatch(
      /See <span id="own--limits">the <em>limits<\/em> of <a [^>]*>it<\/a><\/span>\./,
    );
  });

  it('leaves the words of its heading, and the anchor that a Git host makes of them', () => {
    const text = '# Top\n\n## <a name="limits"></a>Limits of it\n';
    expect(page(text)?.headings[1]).toMatchObject({ text: 'Limits of it', anchor: 'limits-of-it' });
    expect(printed(text)).toMatch(
      /<h2 id="own--limits-of-it">.*<span id="own--limits"><\/span>Limits of it<\/h2>/,
    );
  });

  it('stands alone without room of its own', () => {
    const text = '# Top\n\n<a id="a"></a>\n<a id="b"></a>\n\n## Below\n';
    expect(page(text)?.anchors?.map(({ place }) => place.line)).toEqual([3, 4]);
    expect(printed(text)).toMatch(/<div><span id="own--a"><\/span>\s*<span id="own--b"><\/span><\/div>/);
  });

  it('of a name that a heading or another one has is none', () => {
    const text = '# Top\n\n<a id="top"></a>\n\nOne <a id="x"></a>\n\nTwo <a id="x"></a>\n';
    expect(page(text)?.anchors).toMatchObject([{ anchor: 'x', place: { line: 5 } }]);
    expect(printed(text).match(/own--(?:top|x)"/g)).toEqual(['own--top"', 'own--x"']);
  });

  it.each([
    '<a id="x" onclick="go()"></a>',
    '<a id="x" href="https://example.org"></a>',
    '<a id="a b"></a>',
    '<a id=x></a>',
    '<a name="x">',
    '<a></a>',
  ])('is shown as text, with a finding, where it is more or less than that: %s', (anchor) => {
    const text = `# Top\n\nWords ${anchor} more\n`;
    expect(rules(text)).toEqual(['html-as-text 3']);
    expect(page(text)?.anchors).toBeUndefined();
    expect(printed(text)).toContain('&#x3C;a');
    expect(printed(text)).not.toMatch(/<(?:a|span) [^>]*\bid=/);
  });
});

describe('links to an anchor of the author', () => {
  const project = TestProject.clean();
  afterAll(() => project.remove());

  // @verifies SRS-3906
  it('are checked, and lead to it on the site', () => {
    const [path = ''] = globSync('content/**/*.md', { cwd: project.root }).sort();
    const name = path.split('/').at(-1);
    const text = project.read(path);
    const links = (second: string) =>
      project.write(
        path,
        `${text}\n\n<a id="own-place"></a>\n\nSee [there](#own-place) and [here](${name}#${second}).\n`,
      );
    links('own-plaec');
    const { out } = project.run('check');
    expect(out).toMatch(/leads to a heading "own-plaec" that .* does not have/);
    expect(out).not.toContain('"own-place"');
    links('own-place');
    project.run('build', '--no-pdf', '--exit-zero');
    const built = globSync('dist/site/documents/**/*.html', { cwd: project.root }).map((file) =>
      project.read(file),
    );
    const shown = built.filter((text) => text.includes('id="own-place"'));
    expect(shown.length).toBeGreaterThan(0);
    for (const text of shown) expect(text.match(/href="[^"]*#own-place"/g)?.length).toBe(2);
  });
});
