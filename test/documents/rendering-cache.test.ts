import fc from 'fast-check';
import { expect, it } from 'vitest';
import { idSyntax } from '../../src/config/index.ts';
import { type MarkdownContext, renderPage } from '../../src/documents/markdown/index.ts';
import { type RenderingStore, renderCached } from '../../src/documents/rendering-cache.ts';
import { anyMarkdown } from '../markdown/generated-markdown.ts';

const types = { SRS: { title: 'Requirement', plural: 'Requirements', prefixes: ['SRS'] } };

/** What stands around a text, and may be another one in the next run. */
interface Around {
  firstLine: number;
  language: string;
  items: string;
  anchors: string;
  block: string;
  place: string;
}

const around: Around = { firstLine: 3, language: 'en', items: 'items', anchors: 'a', block: 'b', place: 'c' };

function contextOf({ firstLine, language, items, anchors, block, place }: Around): MarkdownContext {
  return {
    page: 'content/a.md',
    firstLine,
    addresses: {
      item: (id) => `../${items}/${id}/index.html`,
      page: (path, anchor) => `${path}#${anchors}${anchor}`,
      document: () => undefined,
      asset: (path) => `../${items}/${path}`,
      element: () => undefined,
      source: () => undefined,
    },
    ids: idSyntax(types),
    language,
    t: (english) => `${language} ${english}`,
    allowHtml: false,
    anchorAt: (line) => `${anchors}-${line}`,
    itemsAt: (line) => [`SRS-00${line % 3}`],
    block: () => `<p>${block}</p>`,
    placeOf: (value) => ({ page: 'content/b.md', anchor: '', words: place + value }),
    diagram: (text) => `<figure>${block}${text.length}</figure>`,
  };
}

/** What is kept goes through JSON, as on a disk. */
function memory(): RenderingStore & { written: number } {
  const kept = new Map<string, { about: string; bytes: Uint8Array }>();
  return {
    written: 0,
    read(name) {
      const found = kept.get(name);
      return found && { about: JSON.parse(found.about), bytes: found.bytes };
    },
    write(name, { about, bytes }) {
      this.written++;
      kept.set(name, { about: JSON.stringify(about), bytes });
    },
  };
}

const word = fc.constantFrom('a', 'b');
const step = fc.record({
  firstLine: fc.constantFrom(3, 4),
  language: fc.constantFrom('en', 'de'),
  items: word,
  anchors: word,
  block: word,
  place: word,
});

// @verifies SRS-3657
it('gives what rendering gives, whatever stands around the text now', () => {
  fc.assert(
    fc.property(anyMarkdown, fc.array(step, { minLength: 2, maxLength: 4 }), (text, steps) => {
      const store = memory();
      for (const given of steps)
        expect(renderCached(store, 'page', text, contextOf(given), types)).toEqual(
          renderPage(text, contextOf(given)),
        );
    }),
    { numRuns: 60 },
  );
});

const page = '# SRS-001 Alarm\n\nSee SRS-002 and [risks](risks.md#air).\n\n# SRS-002 Volume\n\nLoud.\n';

// @verifies SRS-3657
it('renders a text once, and again where a link of it leads elsewhere or the text is another one', () => {
  const store = memory();
  const render = (given: Partial<Around>, text = page): number => {
    renderCached(store, 'page', text, contextOf({ ...around, ...given }), types);
    return store.written;
  };
  expect(render({})).toBe(1);
  expect(render({})).toBe(1);
  expect(render({ block: 'another, which the page does not hold' })).toBe(1);
  expect(render({ items: 'things' })).toBe(2);
  expect(render({ items: 'things' }, page.replace('Loud', 'Louder'))).toBe(3);
});

// @verifies SRS-3657
it('asks for a generated block once, kept or not, so that what is found in it is told once', () => {
  const store = memory();
  const text = `${page}\n\`\`\`dossier\nitems\n\`\`\`\n`;
  for (const block of ['b', 'b', 'c']) {
    let asked = 0;
    const context = contextOf({ ...around, block });
    const counted: MarkdownContext = {
      ...context,
      block(line) {
        asked++;
        return context.block(line);
      },
    };
    expect(renderCached(store, 'page', text, counted, types).html).toContain(`<p>${block}</p>`);
    expect(asked).toBe(1);
  }
  expect(store.written).toBe(2);
});

// @verifies SRS-3868
it('an identifier of another project that has no page here says of which release it is, also after that changed', () => {
  const store = memory();
  const ids = idSyntax(types, ['PLATFORM']);
  const text =
    'It rests on PLATFORM:SRS-7 and on SRS-1.\n\n- satisfies: PLATFORM:SRS-7\n\nPLATFORM:SRS-7 (PLATFORM 2.1.0) `PLATFORM:SRS-7`\n';
  const shown = (version: string) => {
    const context = contextOf(around);
    const addresses = { ...context.addresses, item: (id: string) => (id === 'SRS-1' ? '#srs-1' : undefined) };
    const releaseOf = (id: string) => (id.startsWith('PLATFORM:') ? `PLATFORM ${version}` : undefined);
    return renderCached(store, 'a', text, { ...context, addresses, ids, releaseOf }, types).html.replace(
      /<[^>]+>/g,
      '',
    );
  };
  const first = shown('2.1.0');
  expect(first).toContain('It rests on PLATFORM:SRS-7 (PLATFORM 2.1.0) and on SRS-1.');
  expect(first).toContain('satisfies: PLATFORM:SRS-7 (PLATFORM 2.1.0)');
  expect(first.trimEnd()).toMatch(/\nPLATFORM:SRS-7 \(PLATFORM 2\.1\.0\) PLATFORM:SRS-7$/);
  expect(shown('2.2.0')).toContain('It rests on PLATFORM:SRS-7 (PLATFORM 2.2.0) and');
});
