import { digestOfData } from '../model/index.ts';
import { type MarkdownContext, type RenderedPage, renderPage } from './markdown/index.ts';

/** Where rendered pages are kept from one run to the next, by a name. */
export interface RenderingStore {
  read(name: string): { about: unknown; bytes: Uint8Array } | undefined;
  write(name: string, kept: { about: unknown; bytes: Uint8Array }): void;
}

/** What is kept beside the HTML of a page. */
interface About {
  /** Digest of its text, and of all in its context that is no question. */
  ground: string;
  /** What it asked of its context, with a digest of each answer. */
  asked: [question: string, answer: string][];
  /** Where each body stands in the HTML. */
  bodies: [id: string, start: number, end: number][];
  rows: string[];
}

/**
 * Renders a page, unless it was rendered before from the same text and every question it asked of its context has the same answer.
 * @param settings all that IDs and words are found by
 * @implements SRS-3657, SDS-3256
 */
export function renderCached(
  store: RenderingStore,
  name: string,
  text: string,
  context: MarkdownContext,
  settings: unknown,
): RenderedPage {
  const questions = new Questions(context);
  const ground = digestOfData([text, questions.rest, settings]);
  const kept = store.read(name);
  const about = kept?.about as About | undefined;
  if (
    kept &&
    about?.ground === ground &&
    about.asked.every(([of, answer]) => questions.digest(of) === answer)
  )
    return restored(about, Buffer.from(kept.bytes).toString('utf8'));
  const made = renderPage(text, questions.context);
  store.write(name, {
    about: {
      ground,
      asked: questions.asked.map((of) => [of, questions.digest(of)]),
      bodies: placesIn(made),
      rows: made.rows,
    } satisfies About,
    bytes: Buffer.from(made.html),
  });
  return made;
}

function restored({ bodies, rows }: About, html: string): RenderedPage {
  return { html, bodies: new Map(bodies.map(([id, start, end]) => [id, html.slice(start, end)])), rows };
}

/** Bodies are pieces of their page, one behind the other unless an ID stands twice. */
function placesIn({ html, bodies }: RenderedPage): About['bodies'] {
  let end = 0;
  return [...bodies].map(([id, body]) => {
    const next = html.indexOf(body, end);
    const start = next < 0 ? html.indexOf(body) : next;
    end = start + body.length;
    return [id, start, end];
  });
}

type Ask = (...given: never[]) => unknown;

/** What a page asks of its context; each question is put once. */
class Questions {
  /** The context, with an ear at each of its functions. */
  readonly context: MarkdownContext;
  /** What is no question. Words and IDs are those of the language and the settings. */
  readonly rest: Record<string, unknown> = {};
  readonly #functions = new Map<string, Ask>();
  readonly #answers = new Map<string, unknown>();
  readonly #asked = new Set<string>();

  constructor(context: MarkdownContext) {
    const { t, ids, addresses, ...own } = context;
    this.context = { ...this.#heard('', own), addresses: this.#heard('addresses.', addresses), t, ids };
  }

  get asked(): string[] {
    return [...this.#asked];
  }

  digest(question: string): string {
    return digestOfData(this.#answer(question));
  }

  /** The same with functions that note what they are asked. */
  #heard<Of extends object>(prefix: string, of: Of): Of {
    const heard = Object.entries(of).map(([name, value]) => {
      const path = prefix + name;
      if (typeof value !== 'function') {
        this.rest[path] = value;
        return [name, value];
      }
      this.#functions.set(path, value.bind(of) as Ask);
      return [
        name,
        (...given: unknown[]) => {
          const question = JSON.stringify([path, ...given]);
          this.#asked.add(question);
          return this.#answer(question);
        },
      ];
    });
    return Object.fromEntries(heard) as Of;
  }

  #answer(question: string): unknown {
    if (!this.#answers.has(question)) {
      const [path, ...given] = JSON.parse(question) as [string, ...never[]];
      this.#answers.set(question, this.#functions.get(path)?.(...given));
    }
    return this.#answers.get(question);
  }
}
