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
export function safeHtml(html: string): Handlebars.SafeString {
  return new Handlebars.SafeString(html);
}

export const escapeHtml = (text: string): string => Handlebars.escapeExpression(text);

/** How deep partials may call each other. */
const maximumDepth = 50;

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
  let depth = 0;
  for (const [name, { text, file }] of templates) {
    const run = environment.compile(text, { strict: true, preventIndent: true });
    const guarded = (data: object, options?: Handlebars.RuntimeOptions): string => {
      if (++depth > maximumDepth) {
        depth = 0;
        throw new TemplateError(`Partials call each other more than ${maximumDepth} deep.`, file, 1, 1);
      }
      try {
        const html = run(data, options);
        depth--;
        return html;
      } catch (error) {
        depth = 0;
        throw error instanceof TemplateError ? error : describe(error, file);
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
