import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import type { Page } from 'puppeteer-core';
import type { DrawnDiagrams } from '../../documents/composed.ts';
import { type Refused, sha256Of } from '../../model/index.ts';
import { type BrowserHandle, ownOrigin, type Serve } from '../browser/index.ts';
import { bundledFonts, type Fonts } from '../fonts/index.ts';
import { type Drawing, diagramCache } from './cache.ts';
import { sanitizeSvg } from './sanitize.ts';
import { mermaidConfiguration, withFonts } from './theme.ts';

export interface DrawOptions {
  /** Absolute directory of kept drawings; none are kept without it. */
  cacheDirectory?: string | undefined;
  /** The bundled ones where left out. */
  fonts?: Fonts;
  signal?: AbortSignal | undefined;
}

/**
 * Draws Mermaid texts, each once, however often it occurs. Drawings are kept by the hash of text, Mermaid version and theme.
 * @param browser opened only when something has to be drawn, where a function is given
 * @returns by text: SVG that may stand beside others in one page, or what is wrong and in which line of the text (from 1)
 * @implements SRS-1007
 */
export async function drawDiagrams(
  sources: readonly { text: string }[],
  browser: BrowserHandle | (() => Promise<BrowserHandle>),
  options: DrawOptions = {},
): Promise<DrawnDiagrams> {
  return whileDrawing(browser, options, (draw) => draw(sources));
}

/**
 * The same for those who ask again when they see what was drawn: it takes longer to make a page ready than to draw, so the pages stay ready
 * meanwhile.
 * @param work draws by what it is given, one call after the other
 * @implements SRS-3926
 */
export async function whileDrawing<Made>(
  browser: BrowserHandle | (() => Promise<BrowserHandle>),
  options: DrawOptions,
  work: (draw: (sources: readonly { text: string }[]) => Promise<DrawnDiagrams>) => Promise<Made>,
): Promise<Made> {
  const drawer = new DiagramDrawer(browser, options);
  try {
    return await work((sources) => drawer.draw(sources));
  } finally {
    await drawer.end();
  }
}

interface Asked {
  text: string;
  made: PromiseWithResolvers<Drawing>;
}

/** Draws in pages that stay ready until it ends. */
class DiagramDrawer {
  readonly #browser: () => Promise<BrowserHandle>;
  readonly #fonts: Fonts;
  readonly #configuration: object;
  readonly #cache: ReturnType<typeof diagramCache>;
  readonly #signal: AbortSignal | undefined;
  readonly #open: Asked[] = [];
  readonly #pages = new Set<Promise<void>>();
  #ended = false;
  #more = Promise.withResolvers<void>();

  constructor(
    browser: BrowserHandle | (() => Promise<BrowserHandle>),
    { fonts = bundledFonts(), cacheDirectory, signal }: DrawOptions,
  ) {
    this.#browser = typeof browser === 'function' ? browser : async () => browser;
    this.#fonts = fonts;
    this.#configuration = withFonts(fonts.stacks.text);
    this.#cache = diagramCache(cacheDirectory);
    this.#signal = signal;
  }

  async draw(sources: readonly { text: string }[]): Promise<DrawnDiagrams> {
    const drawn = new Map<string, Promise<Drawing> | Drawing>();
    for (const text of new Set(sources.map((source) => source.text))) {
      const cached = await this.#cache.read(keyOf(text, this.#configuration));
      if (cached) drawn.set(text, cached);
      else if (text.length > mermaidConfiguration.maxTextSize) drawn.set(text, tooLong(text));
      else {
        const made = Promise.withResolvers<Drawing>();
        this.#open.push({ text, made });
        drawn.set(text, made.promise);
      }
    }
    const worth = Math.min(availableParallelism(), Math.ceil(this.#open.length / worthAPage));
    while (this.#pages.size < worth) this.#openPage();
    this.#wake();
    const answers = await Promise.all(
      [...drawn].map(async ([text, drawing]): Promise<[string, Drawing]> => [text, await drawing]),
    );
    return new Map(answers);
  }

  /** Lets the pages go. */
  async end(): Promise<void> {
    this.#ended = true;
    this.#wake();
    await Promise.all(this.#pages);
  }

  #openPage(): void {
    const page = this.#drawInPages().catch((error: unknown) => {
      for (const { made } of this.#open.splice(0)) made.reject(error);
    });
    this.#pages.add(page);
    void page.then(() => this.#pages.delete(page));
  }

  async #drawInPages(): Promise<void> {
    const lent = await this.#browser();
    // A diagram that hangs takes its page with it; the rest goes on in another.
    while (await this.#isAsked())
      await lent.withPage({ serve: serveMermaid(this.#fonts), scripts: true }, async ({ page }) => {
        await preparePage(page, this.#configuration);
        while (await this.#isAsked()) {
          this.#signal?.throwIfAborted();
          const asked = this.#open.shift() as Asked;
          try {
            const { drawing, usable } = await drawOne(page, asked.text, this.#configuration);
            if (usable) await this.#cache.write(keyOf(asked.text, this.#configuration), drawing);
            asked.made.resolve(drawing);
            if (!usable) return;
          } catch (error) {
            // Whoever is given the next page begins with what this one did not end.
            this.#open.unshift(asked);
            throw error;
          }
        }
      });
  }

  /** Waits until something is to be drawn. @returns false when nothing will be any more */
  async #isAsked(): Promise<boolean> {
    while (this.#open.length === 0 && !this.#ended) await this.#more.promise;
    return this.#open.length > 0;
  }

  #wake(): void {
    const waited = this.#more;
    this.#more = Promise.withResolvers();
    waited.resolve();
  }
}

/**
 * Mermaid counts the participants of all sequences and the classes of all class diagrams that a page has drawn; counted anew, a drawing
 * does not depend on those before it.
 */
function numberedAnew(svg: string): string {
  const numbers = new Map<string, number>();
  return svg.replace(/(?<=["#-](?:actor|root-|classId-[^"#\s;)]*-))\d+(?=["\s;)])/g, (number) => {
    if (!numbers.has(number)) numbers.set(number, numbers.size);
    return String(numbers.get(number));
  });
}

/** Diagrams from which on another page, which has to load Mermaid first, gets them drawn sooner. */
const worthAPage = 40;

/** Milliseconds one diagram may take. */
const patience = 20_000;

async function drawOne(
  page: Page,
  text: string,
  configuration: object,
): Promise<{ drawing: Drawing; usable: boolean }> {
  const id = keyOf(text, configuration);
  const timer = Promise.withResolvers<'late'>();
  const timeout = setTimeout(() => timer.resolve('late'), patience);
  try {
    const answer = await Promise.race([page.evaluate(renderInPage, id, text), timer.promise]);
    if (answer === 'late') {
      const message = `The diagram takes longer than ${patience / 1000} s to draw.`;
      return { drawing: { refused: { message, line: 1 } }, usable: false };
    }
    if ('refused' in answer) {
      return { drawing: { refused: mistakeOf(answer.refused) }, usable: true };
    }
    return { drawing: { svg: sanitizeSvg(numberedAnew(answer.svg), id) }, usable: true };
  } finally {
    clearTimeout(timeout);
  }
}

/** `d` and 16 hex digits over everything a drawing depends on. */
function keyOf(text: string, configuration: object): string {
  const seed = JSON.stringify([text, mermaidVersion(), configuration, drawingVersion]);
  return `d${sha256Of(seed).slice(0, 16)}`;
}
/** Raised when the same text is drawn or cleaned otherwise. */
const drawingVersion = 4;

function tooLong(text: string): Drawing {
  return {
    refused: {
      message: `The diagram has ${text.length} characters; ${mermaidConfiguration.maxTextSize} can be drawn.`,
      line: 1,
    },
  };
}

/** What Mermaid says of a text that it cannot draw: its older parsers name the token that they did not expect, the newer ones only the line. */
interface Complaint {
  message: string;
  token: string | undefined;
  line: number | undefined;
}

/** Runs in the page. */
async function renderInPage(id: string, text: string): Promise<{ svg: string } | Refused<Complaint>> {
  const { mermaid } = window as unknown as {
    mermaid: {
      render(id: string, text: string): Promise<{ svg: string }>;
    };
  };
  try {
    const { svg } = await mermaid.render(id, text);
    const holder = document.createElement('div');
    holder.innerHTML = svg;
    const root = holder.querySelector('svg');
    if (!root) return { refused: { message: 'Nothing was drawn.', token: undefined, line: 1 } };
    return { svg: new XMLSerializer().serializeToString(root) };
  } catch (error) {
    const { message, hash, result } = error as {
      message?: string;
      hash?: { token?: string | null; loc?: { first_line?: number }; line?: number };
      result?: { lexerErrors: { line?: number }[]; parserErrors: { token: { startLine?: number } }[] };
    };
    const line =
      hash?.loc?.first_line ??
      (hash?.line === undefined ? undefined : hash.line + 1) ??
      result?.lexerErrors[0]?.line ??
      result?.parserErrors[0]?.token.startLine;
    return { refused: { message: String(message ?? error), token: hash?.token ?? undefined, line } };
  } finally {
    document.body.replaceChildren();
  }
}

function mistakeOf({ message, token, line }: Complaint): { message: string; line: number } {
  const what = token === undefined ? (message.split('\n')[0] ?? '').slice(0, 200) : `unexpected ${token}.`;
  return { message: `Mermaid cannot read the diagram: ${what}`, line: line || lineIn(message) };
}

/** A few kinds of diagrams, such as that of use cases, tell the line in a sentence alone. */
function lineIn(message: string): number {
  return Number(/line:? (\d+)/i.exec(message)?.[1] ?? 1);
}

async function preparePage(page: Page, configuration: object): Promise<void> {
  // Drawings must not depend on the day or on chance: Mermaid marks today in a Gantt chart.
  await page.evaluateOnNewDocument(() => {
    const Real = Date;
    const fixed = Real.UTC(2000, 0, 1);
    class FixedDate extends Real {
      constructor(...parts: unknown[]) {
        super(...((parts.length === 0 ? [fixed] : parts) as [number]));
      }
      static override now() {
        return fixed;
      }
    }
    window.Date = FixedDate as DateConstructor;
    let state = 1;
    Math.random = () => {
      state = (state * 48_271) % 2_147_483_647;
      return state / 2_147_483_647;
    };
  });
  await page.setViewport({ width: 1200, height: 900, deviceScaleFactor: 1 });
  await page.goto(`${ownOrigin}/diagrams.html`, { waitUntil: 'load' });
  await page.evaluate(async (configuration) => {
    await Promise.all([...document.fonts].map((face) => face.load()));
    (window as unknown as { mermaid: { initialize(options: unknown): void } }).mermaid.initialize(
      configuration,
    );
  }, configuration);
}

const pageWith = (fonts: Fonts): string =>
  [
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">',
    `<style>${fonts.css('/fonts/')}</style><script src="/mermaid.js"></script></head><body></body></html>`,
  ].join('');

const serveMermaid =
  (fonts: Fonts): Serve =>
  async (path) => {
    if (path === 'diagrams.html') return { bytes: pageWith(fonts), type: 'text/html; charset=utf-8' };
    if (path === 'mermaid.js') {
      return {
        bytes: await readFile(join(mermaidDirectory(), 'dist/mermaid.min.js')),
        type: 'text/javascript; charset=utf-8',
      };
    }
    const font = path.startsWith('fonts/') ? fonts.read(path.slice('fonts/'.length)) : undefined;
    return font && { bytes: font, type: 'font/woff2' };
  };

function mermaidDirectory(): string {
  // The package's entry point lies in its `dist`.
  return dirname(dirname(createRequire(import.meta.url).resolve('mermaid')));
}

function mermaidVersion(): string {
  version ??= (
    JSON.parse(readFileSync(join(mermaidDirectory(), 'package.json'), 'utf8')) as { version: string }
  ).version;
  return version;
}
let version: string | undefined;
