import fc from 'fast-check';
import { expect, test } from 'vitest';
import { printDocumentText } from '../../src/render/pdf/document-text.ts';
import { piecesOf } from '../../src/render/pdf/pieces.ts';
import type { PieceState, PrintedText } from '../../src/render/pdf/text.ts';

const fill = (length: number): string => `<p>${'word '.repeat(length / 5)}</p>`;
const part = (anchor: string, html: string) => ({ page: '', title: '', anchor, html, outline: [] });
const cut = (...html: string[]) =>
  piecesOf({ id: 'PUMP SRS', parts: html.map((each, at) => part(`part-${at + 1}`, each)) });

// @verifies SRS-3765
test('a chapter begins a piece behind 60,000 characters, a section behind 120,000, and a short rest none', () => {
  const [chapter, section, deep] = ['<h1 id="a">A</h1>', '<h2 id="b">B</h2>', '<h3 id="c">C</h3>'];
  const pieces = (...html: string[]) =>
    cut(...html).map(({ name, depth, parts }) => ({ name, depth, parts: parts.map(({ anchor }) => anchor) }));
  const first = { name: 'a', depth: 0 };
  expect(
    pieces(chapter + fill(50_000), chapter + fill(50_000), chapter.replace('a', 'z') + fill(50_000)),
  ).toEqual([
    { ...first, parts: ['part-1', 'part-2'] },
    { name: 'z', depth: 1, parts: ['part-3'] },
  ]);
  expect(pieces(chapter + fill(70_000) + section + fill(70_000) + section + deep + fill(70_000))).toEqual([
    { ...first, parts: ['part-1'] },
    { name: 'b', depth: 2, parts: [''] },
  ]);
  // Neither deeper headings begin one, nor those in something else.
  expect(pieces(`${chapter}${fill(130_000)}${deep}<div>${section}</div>${fill(9_000)}`)).toHaveLength(1);
  expect(pieces(chapter + fill(130_000) + section + fill(7_000))).toHaveLength(1);
  expect(cut()).toEqual([]);
});

// @verifies SRS-3765
test('a link from one piece into another leads to the file that both will be in, and every other one is left alone', () => {
  const links = ['#b%20b', '#50%', '#a', '#nowhere', 'OTHER.pdf#b', 'https://example.org/#a'];
  const text = links.map((link) => `<a class="ref" href="${link}">here</a>`).join('');
  const [first, second] = cut(
    `<h1 id="a">A</h1>${text}<br>${fill(60_000)}`,
    `<h1 id="b b">B</h1><p id="50%">${text}</p>${fill(8_000)}`,
  );
  const shown = (html = '') => Array.from(html.matchAll(/href="([^"]*)"/g), ([, link]) => link);
  expect(shown(first?.parts[0]?.html)).toEqual([
    'PUMP%20SRS.pdf#b%20b',
    'PUMP%20SRS.pdf#50%25',
    ...links.slice(2),
  ]);
  expect(shown(second?.parts[0]?.html)).toEqual([
    ...links.slice(0, 2),
    'PUMP%20SRS.pdf#a',
    ...links.slice(3),
  ]);
});

// @verifies SRS-3765
test('the pieces of a text are the text, nothing left out and nothing twice', () => {
  const html = fc
    .array(
      fc.tuple(
        fc.constantFrom('<h1>', '<h2>', '<h3>', '<div><h2>', '<hr>', '<i/>'),
        fc.integer({ min: 0, max: 90_000 }),
      ),
      { maxLength: 6 },
    )
    .map((all) =>
      all
        .map(
          ([tag, length]) =>
            `${tag}${tag.match(/h\d/) ? `x</${tag.slice(-3)}` : ''}${tag.startsWith('<d') ? '</div>' : ''}${fill(length)}`,
        )
        .join(''),
    );
  fc.assert(
    fc.property(fc.array(html, { maxLength: 4 }), (all) => {
      const joined = cut(...all).flatMap(({ parts }) => parts.map((each) => each.html));
      expect(joined.join('')).toBe(all.join(''));
    }),
    { numRuns: 40, seed: 17 },
  );
});

/** A piece that is as long as the numbers in it say, like one whose references are set in words. */
interface Written {
  anchor: string;
  names: string[];
  pages: (numbers: readonly number[]) => number;
}

/** Prints pieces on no paper, and counts. */
function printer(pieces: readonly Written[]) {
  const done: string[] = [];
  const print = (before = 3) =>
    printDocumentText(pieces.length, before, async (index, start, tellNumbers): Promise<PieceState> => {
      const { anchor, names, pages } = pieces[index] as Written;
      const laid = (numbers: readonly number[]) => ({
        landscape: new Array<boolean>(pages(numbers)).fill(false),
        pages: [[anchor, 1]] as [string, number][],
      });
      const open = laid([]);
      const numbers = tellNumbers(names, open);
      if (!numbers) return { slots: names, open };
      done.push(`${anchor} behind ${start}: ${numbers.map(([name, page]) => `${name} ${page}`)}`);
      const text = { ...laid(numbers.map(([, page]) => page)), numbers, problems: [] };
      return { slots: names, open, text: text as unknown as PrintedText };
    });
  return { done, print };
}

// @verifies SRS-3765
test('a piece is printed when its numbers are known, and again only when they or its first page moved', async () => {
  const { done, print } = printer([
    { anchor: 'a', names: ['a', 'c'], pages: () => 2 },
    { anchor: 'b', names: ['a'], pages: () => 5 },
    { anchor: 'c', names: ['nowhere'], pages: () => 1 },
  ]);
  const { numbers, landscape, settled, pieces } = await print();
  expect(done).toEqual(['b behind 5: a 4', 'c behind 10: ', 'a behind 3: a 4,c 11']);
  expect([...numbers]).toEqual([
    ['a', 4],
    ['b', 6],
    ['c', 11],
  ]);
  expect({ length: landscape.length, settled, pieces: pieces.length }).toEqual({
    length: 8,
    settled: true,
    pieces: 3,
  });

  // With its numbers the first piece is a page longer: what stands behind it moves, and what names that is printed again.
  const longer = printer([
    { anchor: 'a', names: ['b'], pages: (all) => (all.length > 0 ? 3 : 2) },
    { anchor: 'b', names: [], pages: () => 1 },
    { anchor: 'c', names: ['b'], pages: () => 1 },
  ]);
  expect((await longer.print()).settled).toBe(true);
  expect(longer.done).toEqual([
    'b behind 5: ',
    'c behind 6: b 6',
    'a behind 3: b 6',
    'a behind 3: b 7',
    'b behind 6: ',
    'c behind 7: b 7',
  ]);
});

// @verifies SRS-3765
test('page numbers that never stand still are told', async () => {
  const restless = printer([
    { anchor: 'a', names: ['b'], pages: ([page = 0]) => 1 + (page % 2) },
    { anchor: 'b', names: [], pages: () => 1 },
  ]);
  expect((await restless.print()).settled).toBe(false);
});
