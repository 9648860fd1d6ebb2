import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { drawingsOf } from '../../src/architecture/index.ts';
import { isReadable, readableDrawings } from '../../src/documents/diagram.ts';
import { type BrowserHandle, openBrowser } from '../../src/render/browser/index.ts';
import { drawDiagrams, drawWithViews, whileDrawing } from '../../src/render/diagrams/index.ts';
import { sanitizeSvg } from '../../src/render/diagrams/sanitize.ts';
import { architectureOf, type Files } from '../architecture/project.ts';

const sources = [
  'flowchart TD\n  A[Alarm engine] -->|writes events| B[(Event store)]\n  subgraph S [System]\n    A\n  end',
  'sequenceDiagram\n  Nurse->>Pump: Acknowledge → off\n  Pump-->>Nurse: Done',
  'classDiagram\n  Alarm <|-- Siren\n  Alarm: +int level',
  'stateDiagram-v2\n  [*] --> Idle\n  Idle --> Alarm : threshold crossed',
  'erDiagram\n  PATIENT ||--o{ ALARM : has',
  'gantt\n  title Plan\n  section A\n  Verification :a1, 2026-01-01, 30d',
  'pie title States\n "Idle" : 3\n "Alarm" : 1',
  'mindmap\n  root((Alarm))\n    Sound\n    Light',
]
  // Two of each kind: what is drawn must not depend on what was drawn before.
  .flatMap((text) => [
    text,
    text.replaceAll(/alarm/gi, 'Alert').replaceAll('Nurse', 'Carer').replaceAll('Verification', 'Trial'),
  ])
  .map((text) => ({ text }));

let browser: BrowserHandle;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

function svgOf(drawn: Awaited<ReturnType<typeof drawDiagrams>>, text: string): string {
  const drawing = drawn.get(text);
  return drawing && 'svg' in drawing ? drawing.svg : `no drawing: ${JSON.stringify(drawing)}`;
}

/** What a drawing says, without its shapes and styles. */
function textOf(svg: string): string {
  return svg.replace(/<style>[^<]*<\/style>/g, '').replace(/<[^>]*>/g, '');
}

// @verifies SRS-1007
test('every kind is drawn as text and shapes, the same bytes in another browser', async () => {
  const drawn = await drawDiagrams(sources, browser);
  const other = await openBrowser();
  try {
    const again = await drawDiagrams([...sources].reverse(), other);
    for (const { text } of sources) {
      const svg = svgOf(drawn, text);
      expect([svg.startsWith('<svg '), svg.includes('<text'), svg.endsWith('</svg>')], text).toEqual([
        true,
        true,
        true,
      ]);
      expect(/<script|foreignObject|https?:\/\/(?!www\.w3\.org)/.exec(svg), text).toBeNull();
      expect(svgOf(again, text) === svg, text).toBe(true);
    }
  } finally {
    await other.close();
  }
});

test('drawings share a page: no ID occurs in two of them', async () => {
  const drawn = await drawDiagrams(sources, browser);
  const ids = sources.flatMap(({ text }) => [
    ...new Set(Array.from(svgOf(drawn, text).matchAll(/ id="([^"]*)"/g), ([, id]) => id)),
  ]);
  expect(ids.length).toBeGreaterThan(20);
  expect(new Set(ids).size).toBe(ids.length);
});

test('our colours can be set by the page', async () => {
  const [source] = sources as [{ text: string }];
  expect(svgOf(await drawDiagrams([source], browser), source.text)).toContain(
    'fill:var(--diagram-ink, #1b2733)',
  );
});

// @verifies SRS-1007
test('a mistake is told with its line, and the other diagrams are drawn', async () => {
  const wrong = 'flowchart TD\n  A --> B\n  B --> ';
  const unknown = 'no diagram at all';
  const drawn = await drawDiagrams([{ text: wrong }, { text: unknown }, ...sources.slice(0, 1)], browser);
  expect(drawn.get(wrong)).toEqual({
    refused: { message: 'Mermaid cannot read the diagram: unexpected EOF.', line: 3 },
  });
  expect(drawn.get(unknown)).toEqual({
    refused: {
      message:
        'Mermaid cannot read the diagram: No diagram type detected matching given configuration for text: no diagram at all',
      line: 1,
    },
  });
  expect(textOf(svgOf(drawn, sources[0]?.text ?? ''))).toContain('Event store');
});

// @verifies SRS-1007
test('a mistake is told with its line by whichever parser reads the kind of diagram', async () => {
  const older = 'sequenceDiagram\n  A->>B: asks\n  nonsense here\n';
  const newer = 'pie title Shares\n  "One" : 1\n  "Two" : x\n';
  const inWords = 'usecase-beta\n  actor Nurse\n  ???\n';
  const drawn = await drawDiagrams(
    [older, newer, inWords].map((text) => ({ text })),
    browser,
  );
  const message = expect.stringMatching(/^Mermaid cannot read the diagram: /);
  expect(drawn.get(older)).toEqual({
    refused: { message: 'Mermaid cannot read the diagram: unexpected NEWLINE.', line: 3 },
  });
  expect(drawn.get(newer)).toEqual({ refused: { message, line: 3 } });
  expect(drawn.get(inWords)).toEqual({ refused: { message, line: 3 } });
});

// @verifies SRS-1302
test('what a diagram text smuggles in does not come out', async () => {
  const text = [
    '%%{init: {"themeCSS": "* { background: url(https://example.org/x) }", "securityLevel": "loose", "htmlLabels": true}}%%',
    'flowchart TD',
    '  A["<img src=x onerror=alert(1)>"] --> B["plain text"] --> C["<script>alert(1)</script>"]',
    '  click A "javascript:alert(1)"',
    '  click B href "https://example.org/"',
  ].join('\n');
  const svg = svgOf(await drawDiagrams([{ text }], browser), text);
  expect(textOf(svg)).toContain('plain text');
  expect(/onerror|javascript:|<script|<img|<a |example\.org|@import/.exec(svg)).toBeNull();
});

test('kept drawings need no browser', async () => {
  const cacheDirectory = await mkdtemp(join(tmpdir(), 'dossier-test-'));
  try {
    const first = await drawDiagrams(sources.slice(0, 2), browser, { cacheDirectory });
    expect((await readdir(join(cacheDirectory, 'diagrams'))).length).toBe(2);
    const again = await drawDiagrams(
      sources.slice(0, 2),
      () => Promise.reject(new Error('no browser is needed')),
      { cacheDirectory },
    );
    expect(again).toEqual(first);
  } finally {
    await rm(cacheDirectory, { recursive: true, force: true });
  }
});

// @verifies SRS-1302
test('cleaning keeps drawing, drops the rest, and twice is once', () => {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" onload="x()"><style>#a{fill:#1b2733}b{background:url(https://example.org)}</style>' +
    '<script>x()</script><a href="javascript:x()"><text>unlinked</text></a><image href="https://example.org/a.png"/>' +
    '<g id="a" style="fill:url(#b)"><use href="#b"/><text>kept &lt;b&gt;</text></g></svg>';
  const clean = sanitizeSvg(svg, 'p');
  expect(clean).toBe(
    '<svg xmlns="http://www.w3.org/2000/svg"><style></style><g><text>unlinked</text></g>' +
      '<g id="p-a" style="fill:url(#p-b)"><use href="#p-b"/><text>kept &lt;b&gt;</text></g></svg>',
  );
  expect(sanitizeSvg(clean, 'p')).toBe(clean);
});

// @verifies SRS-3926
test('what is asked for later is drawn in the page that is ready, the same as in one of its own', async () => {
  let pages = 0;
  const counting: BrowserHandle = {
    ...browser,
    withPage: (options, job) => {
      pages++;
      return browser.withPage(options, job);
    },
  };
  const rounds = await whileDrawing(counting, {}, async (draw) => {
    const drawn = [];
    for (const source of sources.slice(0, 3)) drawn.push(await draw([source]));
    return drawn;
  });
  expect(pages).toBe(1);
  const alone = [];
  for (const source of sources.slice(0, 3)) alone.push(await drawDiagrams([source], counting));
  expect(rounds).toEqual(alone);
  expect(pages).toBe(4);
});

// @verifies SRS-3584
test('views of a dense architecture are drawn again until their words can be read', async () => {
  const parts = 14;
  const files: Files = {};
  for (let index = 0; index < parts; index++)
    files[`src/p${index}/index.ts`] =
      `/** Part.\n * @c4 component "Treatment planning ${index}" */\n${Array.from({ length: 6 }, (_, step) => `import '../p${(index + step + 1) % parts}/index.ts';\n`).join('')}`;
  const { model } = architectureOf(files);
  const [whole] = drawingsOf(model);
  const diagrams = await drawWithViews([], model, (texts) => drawDiagrams(texts, browser));
  const drawings = readableDrawings(model, diagrams);
  expect(isReadable(whole?.text ?? '', diagrams)).toBe(false);
  expect(drawings.length).toBeGreaterThan(1);
  expect(drawings.map(({ text }) => isReadable(text, diagrams))).toEqual(drawings.map(() => true));
});
