import { fill, type TextPiece, type Verdict } from '../model/index.ts';
import type { Addresses } from './composed.ts';
import { verdictWords } from './context.ts';
import { escapeHtml, type Helper, isSafe, type SafeHtml, safeHtml } from './engine.ts';
import { inlineCode } from './inline-code.ts';
import { messagesIn, type Translate } from './messages.ts';
import { signedInWords } from './signed.ts';

/** The words templates may use. Addresses and language are asked at every call, since one engine serves all outputs and documents. */
export function createHelpers(
  addresses: () => Pick<Addresses, 'item' | 'document' | 'source'>,
  language: () => Translate = () => messagesIn('en'),
): Record<string, Helper> {
  return {
    /** `{{t "Hazard"}}`: an English word or sentence in the language of the document; `{{t "Of {total}" total=total}}` fills it in. */
    t: sayIn(language),
    /** `{{code text}}`, `{{strong text}}`: for the places of a sentence. */
    code: (text) => safeHtml(`<code>${escapeHtml(String(text))}</code>`),
    strong: (text) => safeHtml(`<b>${escapeHtml(String(text))}</b>`),
    /** `{{inline text}}`: what stands in backticks as code. */
    inline: (text) => safeHtml(inlineCode(String(text ?? ''))),
    /** `{{id "SRS-041"}}`: the ID as a link to its item. */
    id: (id) => safeHtml(idLink(String(id), addresses())),
    /** `{{ids list}}`: several, with commas; a dash for none. */
    ids: (list) =>
      safeHtml((list as readonly string[]).map((id) => idLink(id, addresses())).join(', ') || '–'),
    /** `{{source file line}}`: a place in the code; `{{source file line directory}}` writes it as it lies below the directory. */
    source: (file, line, directory) => {
      const path = String(file);
      const isBelow = typeof directory === 'string' && directory !== '' && path.startsWith(`${directory}/`);
      const text = escapeHtml(`${isBelow ? `…${path.slice(directory.length)}` : path}:${line}`);
      const href = addresses().source(String(file), Number(line));
      return safeHtml(
        href === undefined
          ? `<code>${text}</code>`
          : `<a href="${escapeHtml(href)}"><code>${text}</code></a>`,
      );
    },
    /** `{{document "DOS-IFU.de"}}`: the document's name as a link, or `{{document name id}}` with other words. */
    document: (name, words) => {
      const href = addresses().document(String(name));
      const text = escapeHtml(String(typeof words === 'string' ? words : name));
      return safeHtml(href === undefined ? text : `<a href="${escapeHtml(href)}">${text}</a>`);
    },
    /** `{{verdict state}}`: sign and word. */
    verdict: (state) => {
      const known = Object.hasOwn(verdictWords, String(state)) ? (state as Verdict['state']) : 'none';
      const { word, sign } = verdictWords[known];
      return safeHtml(
        `<span class="badge is-${known}"><span aria-hidden="true">${sign}</span> ${escapeHtml(language()(word))}</span>`,
      );
    },
    /** `{{verdictSign state}}`: the sign of a verdict, with its word where it is another than verified. */
    verdictSign: (state) => {
      const known = Object.hasOwn(verdictWords, String(state)) ? (state as Verdict['state']) : 'none';
      const { word, sign } = verdictWords[known];
      const said = language()(word);
      return safeHtml(
        known === 'verified'
          ? `<span class="sign is-verified">${sign}</span>`
          : `<span class="sign is-${known}">${sign} ${escapeHtml(said)}</span>`,
      );
    },
    /** `{{badge change}}`: what became of a thing, as sign and word. */
    badge: (change) => {
      const { word, tone, sign } = change as { word: string; tone: string; sign: string };
      return safeHtml(
        `<span class="badge is-${escapeHtml(tone)}"><span aria-hidden="true">${escapeHtml(sign)}</span> ${escapeHtml(language()(word))}</span>`,
      );
    },
    /** `{{marked pieces}}`: a text with what was added and removed marked. */
    marked: (pieces) =>
      safeHtml(
        (pieces as readonly TextPiece[])
          .map(({ kind, text }) => {
            const [, said = '', after = ''] = /^([\s\S]*?)(\s*)$/.exec(text) ?? [];
            const safe = escapeHtml(said);
            return `${kind === 'same' ? safe : kind === 'added' ? `<ins>${safe}</ins>` : `<del>${safe}</del>`}${after}`;
          })
          .join(''),
      ),
    /** `{{date "2026-03-01T10:00:00Z"}}`: the day, ISO 8601. */
    date: (date) => String(date).slice(0, 10) || '–',
    /** `{{time "2026-03-01T10:00:00Z"}}`: day and time, as the header of the column says where. */
    time: (time) => String(time).replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.\d+)?Z$/, '$1 $2'),
    /** `{{signed "criterion:G3.1"}}`: what an approval was given for. */
    signed: (subject) => signedInWords(String(subject), language()),
    /** `{{or value "fallback"}}`: the fallback for an empty text. */
    or: (value, fallback) => (value === '' || value === undefined ? fallback : value),
    /** `{{count list.length "item" "items"}}` */
    count: (count, one, many) => `${count} ${language()(String(Number(count) === 1 ? one : many))}`,
  };
}

/** The word `t` of templates, in the language that is asked at every call. */
export function sayIn(language: () => Translate): Helper {
  return (english, options) => {
    const sentence = language()(String(english));
    if (!sentence.includes('{')) return sentence;
    const values = (options as { hash?: object } | undefined)?.hash ?? {};
    return Object.values(values).some(isSafe) ? fillHtml(sentence, values) : fill(sentence, values);
  };
}

/** A sentence filled in where a value is HTML of another helper: all else is escaped. */
function fillHtml(sentence: string, values: object): SafeHtml {
  const escaped = Object.entries(values).map(([name, value]) => [
    name,
    isSafe(value) ? value : escapeHtml(String(value)),
  ]);
  return safeHtml(fill(escapeHtml(sentence), Object.fromEntries(escaped)));
}

/** An identifier as a link; plain text where the output has no such item. */
export function idLink(id: string, addresses: Pick<Addresses, 'item'>): string {
  const href = addresses.item(id);
  const text = escapeHtml(id);
  if (href === undefined) return text;
  return `<a class="id" data-id="${text}" href="${escapeHtml(href)}">${text}</a>`;
}
