import Handlebars from 'handlebars';
import type { Templates } from './templates.ts';

/** A template that cannot be read or does not fit its data: content of the project, so it becomes a finding. */
export class TemplateError extends Error {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  constructor(message: string, file: string, line: number, column: number) {
    super(message);
    this.file = file;
    this.line = line;
    this.column = column;
  }
}

export type Helper = (this: unknown, ...values: unknown[]) => unknown;

/** Fills templates with data. Missing fields are errors, prototypes are out of reach, output is escaped unless a helper made it. */
export interface Engine {
  has(name: string): boolean;
  /** @throws TemplateError */
  render(name: string, data: object): string;
}

/** HTML that needs no escaping. */
export type SafeHtml = Handlebars.SafeString;

export function safeHtml(html: string): SafeHtml {
  return new Handlebars.SafeString(html);
}

export function isSafe(value: unknown): value is SafeHtml {
  return value instanceof Handlebars.SafeString;
}

export const escapeHtml = (text: string): string => Handlebars.escapeExpression(text);

/** What templates may spend on one document: more is a fault of theirs, and would hang the build. */
const maximum = { depth: 50, calls: 10_000, characters: 400_000_000 };

function excessOf({ depth, calls, characters }: typeof maximum): string | undefined {
  if (depth > maximum.depth) return `Partials call each other more than ${maximum.depth} deep.`;
  if (calls > maximum.calls) return `Partials are called more than ${maximum.calls} times for one document.`;
  if (characters > maximum.characters)
    return `The parts of one document make more than ${maximum.characters} characters.`;
  return undefined;
}

/**
 * Makes an engine over templates; `helpers` are the words templates may use besides those of Handlebars.
 * @implements SRS-806, SRS-1307
 */
export function createEngine(templates: Templates, helpers: Record<string, Helper>): Engine {
  const environment = Handlebars.create();
  environment.unregisterHelper('log');
  environment.unregisterHelper('lookup');
  environment.registerHelper(helpers);
  const compiled = new Map<string, (data: object, options?: Handlebars.RuntimeOptions) => string>();
  const spent = { depth: 0, calls: 0, characters: 0 };
  for (const [name, { text, file }] of templates) {
    let run: Handlebars.TemplateDelegate | undefined;
    const guarded = (data: object, options?: Handlebars.RuntimeOptions): string => {
      if (spent.depth === 0) spent.calls = spent.characters = 0;
      const excess = excessOf({ ...spent, depth: spent.depth + 1, calls: ++spent.calls });
      if (excess) throw new TemplateError(excess, file, 1, 1);
      spent.depth++;
      try {
        run ??= environment.template(compile(text));
        const html = run(data, options);
        spent.characters += html.length;
        return html;
      } catch (error) {
        throw error instanceof TemplateError ? error : describe(error, file);
      } finally {
        spent.depth--;
      }
    };
    compiled.set(name, guarded);
    if (name.startsWith('partials/')) environment.registerPartial(name.slice('partials/'.length), guarded);
  }
  return {
    has: (name) => compiled.has(name),
    render: (name, data) => (compiled.get(name) as (data: object) => string)(data),
  };
}

type TemplateSpecification = Parameters<typeof Handlebars.template>[0];

const specifications = new Map<string, TemplateSpecification>();

/** Compiles a text once for all engines of the process: site, prints and previews fill the same templates with helpers of their own. */
function compile(text: string): TemplateSpecification {
  const known = specifications.get(text);
  if (known) return known;
  const code = Handlebars.precompile(text, { strict: true, preventIndent: true });
  const specification = new Function(`return ${code}`)() as TemplateSpecification;
  specifications.set(text, specification);
  return specification;
}

/** Handlebars tells the place in its message: `Parse error on line 3`, or ` - 3:5` at the end. */
function describe(error: unknown, file: string): TemplateError {
  const message = error instanceof Error ? error.message : String(error);
  const parse = /^Parse error on line (\d+):/.exec(message);
  if (parse)
    return new TemplateError(
      'The template cannot be parsed: a block or a brace is not closed.',
      file,
      Number(parse[1]),
      1,
    );
  const place = / - (\d+):(\d+)$/.exec(message);
  const plain = message.replace(/ - \d+:\d+$/, '').replace(/ in \[object Object\]/, '');
  return new TemplateError(plain, file, Number(place?.[1] ?? 1), Number(place?.[2] ?? 0) + 1);
}
