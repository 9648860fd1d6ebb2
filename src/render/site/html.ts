import { escapeHtml } from '../../model/index.ts';

/** HTML that may stand in a page as it is. Only `html`, `raw` and `join` make it, so a plain string is always escaped. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  toString(): string {
    return this.text;
  }
}

type Value = Html | string | number | false | undefined | readonly (Html | string)[];

/** Builds HTML: strings are escaped for text and double-quoted attributes, `Html` stands as it is, `false` and `undefined` vanish, lists are joined. */
export function html(parts: TemplateStringsArray, ...values: Value[]): Html {
  let text = parts[0] ?? '';
  for (let i = 0; i < values.length; i++) text += toText(values[i]) + parts[i + 1];
  return new Html(text);
}

/** Marks HTML made elsewhere (a composed document, an icon) as safe. */
export function raw(text: string): Html {
  return new Html(text);
}

export const nothing = new Html('');

function toText(value: Value): string {
  if (value instanceof Html) return value.text;
  if (typeof value === 'string') return escapeHtml(value);
  if (typeof value === 'number') return String(value);
  if (!value) return '';
  let text = '';
  for (const one of value) text += toText(one);
  return text;
}
