import type { CodeRegion, Item, Link, Verdict } from '../../../model/index.ts';
import type { End } from '../../../trace/graph.ts';
import type { SitePaths } from '../addresses.ts';
import type { SiteView } from '../view.ts';

/** As much of a link as is shown away from its ends. */
export type LinkAround = Pick<Link, 'from' | 'to' | 'relation' | 'state' | 'merge'>;

/** As much of an end as is shown on the pages of others. */
export interface EndAround {
  type: End['type'];
  item?: Pick<Item, 'id' | 'title'> | undefined;
  region?: CodeRegion | undefined;
}

/**
 * What a page reads of the view beside what it is about. Answers hold what is shown, and no more, so that little that changes elsewhere
 * makes a page anew.
 */
export interface Surroundings extends Pick<SiteView, 'config' | 'ids' | 'reason'> {
  graph: {
    item(id: string): EndAround['item'];
    region(key: string): EndAround['region'];
    end(key: string): EndAround;
    up(key: string): readonly LinkAround[];
    down(key: string): readonly LinkAround[];
  };
  verdict(id: string): Pick<Verdict, 'state'>;
  /** What a supplier says of an item of its own, in words. */
  said(id: string): string | undefined;
  paths: Pick<SitePaths, 'item' | 'codeFile' | 'document' | 'source' | 'commit'>;
}

/** A question that pages ask, with its answer. */
interface Question {
  /** Its place in the list of all. */
  number: number;
  name: string;
  answer: unknown;
  /** The page that asked it last. */
  page: number;
}

/** The kinds of questions, each answered from the view by a text. */
const answersOf = ({ graph, verdict, said, paths }: SiteView) => ({
  end(
    key: string,
  ): EndAround & Pick<Verdict, 'state'> & { path: string | undefined; said: string | undefined } {
    const { type, item, region } = graph.end(key);
    return {
      type,
      item: item && { id: item.id, title: item.title },
      region,
      state: verdict(key).state,
      path: paths.item(key),
      said: said(key),
    };
  },
  up: (key: string): LinkAround[] => graph.up(key).map(around),
  down: (key: string): LinkAround[] => graph.down(key).map(around),
  codeFile: (file: string) => paths.codeFile(file),
  document: (word: string) => paths.document(word),
});

const around = ({ from, to, relation, state, merge }: Link): LinkAround => ({
  from,
  to,
  relation,
  state,
  ...(merge && { merge }),
});

type Answers = ReturnType<typeof answersOf>;
type Kind = keyof Answers;

/**
 * Notes which questions a page asks of the view while it is made. What it asks is answered from here alone, so that nothing else can
 * make the page another one.
 * @implements SDS-3255
 */
export class Questions {
  readonly surroundings: Surroundings;
  readonly #answers: Answers;
  readonly #asked = new Map<Kind, Map<string, Question>>();
  readonly #all: Question[] = [];
  #page = 0;
  #ofPage: number[] = [];

  constructor(view: SiteView) {
    this.#answers = answersOf(view);
    const { config, ids, reason } = view;
    const end = (key: string): ReturnType<Answers['end']> => this.#ask('end', key);
    this.surroundings = {
      config,
      ids,
      reason,
      graph: {
        item: (id) => end(id).item,
        region: (key) => end(key).region,
        end,
        up: (key) => this.#ask('up', key),
        down: (key) => this.#ask('down', key),
      },
      verdict: end,
      said: (id) => end(id).said,
      paths: {
        item: (id) => end(id).path,
        codeFile: (file) => this.#ask('codeFile', file),
        document: (word) => this.#ask('document', word),
        source: view.paths.source,
        commit: view.paths.commit,
      },
    };
  }

  /** Does the work of a page. @returns with the numbers of the questions it asked */
  async during<Made>(work: () => Promise<Made>): Promise<{ made: Made; asked: readonly number[] }> {
    this.#page++;
    this.#ofPage = [];
    return { made: await work(), asked: this.#ofPage };
  }

  /** All that was asked, by number. */
  get all(): readonly Readonly<Question>[] {
    return this.#all;
  }

  /** The number of a question of an earlier run, by its name. */
  numberOf(name: string): number {
    const at = name.indexOf(' ');
    return this.#question(name.slice(0, at) as Kind, name.slice(at + 1)).number;
  }

  #ask<Asked extends Kind>(kind: Asked, key: string): ReturnType<Answers[Asked]> {
    const question = this.#question(kind, key);
    if (question.page !== this.#page) {
      question.page = this.#page;
      this.#ofPage.push(question.number);
    }
    return question.answer as ReturnType<Answers[Asked]>;
  }

  #question(kind: Kind, key: string): Question {
    const ofKind = this.#asked.get(kind) ?? new Map<string, Question>();
    this.#asked.set(kind, ofKind);
    const known = ofKind.get(key);
    if (known) return known;
    const question = {
      number: this.#all.length,
      name: `${kind} ${key}`,
      answer: this.#answers[kind](key),
      page: -1,
    };
    this.#all.push(question);
    ofKind.set(key, question);
    return question;
  }
}
