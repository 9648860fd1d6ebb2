import type { Addresses } from '../../documents/composed.ts';
import { type Helper, safeHtml } from '../../documents/engine.ts';
import { createHelpers } from '../../documents/helpers.ts';
import { inlineCode } from '../../documents/index.ts';
import {
  type CodeRegion,
  escapeHtml,
  type Finding,
  type Link,
  type Reason,
  type TestStatus,
  type Verdict,
} from '../../model/index.ts';
import { commitLink, idLink, itemLink, lowerEnd, regionLink, sourceLink, upperEnd } from './ends.ts';
import { type IconName, icon } from './icons.ts';
import type { PageContext } from './page-context.ts';
import { english, reasonHtml, sentence } from './sentence.ts';
import { badge, linkState, severityBadge, testBadge, verdictBadge } from './states.ts';

/** The addresses that pages ask for: what stands around them is asked of their context. */
export type PageAddresses = Pick<Addresses, 'item' | 'document' | 'source'>;

interface BlockOptions {
  fn(context: unknown): string;
  hash: Record<string, unknown>;
}

/**
 * The helpers of the site's pages: those of documents, and what leads to the other pages of the site. One engine makes all pages, so
 * each call asks for the present one.
 */
export function createPageHelpers(
  page: () => PageContext,
  addresses: () => PageAddresses,
): Record<string, Helper> {
  return {
    ...createHelpers(addresses, () => page().t),
    /** `{{url path}}`: a path from the site's root, from this page. */
    url: (path) => page().root + String(path),
    /** `{{icon "up"}}`: says nothing to a screen reader; a word always stands beside it. */
    icon: (name) => safeHtml(icon(name as IconName)),
    /** `{{id "SRS-041"}}`: the ID as a link to the page of its item. */
    id: (id) => safeHtml(idLink(page(), String(id))),
    /** `{{item "SRS-041"}}`: state, ID and title as a link. */
    item(id) {
      const item = page().view.graph.item(String(id));
      return safeHtml(item ? itemLink(page(), item) : idLink(page(), String(id)));
    },
    /** `{{upper link}}`, `{{lower link}}`: the end of a link with what is to be said of its state. */
    upper: (link) => safeHtml(upperEnd(page(), link as Link)),
    lower: (link) => safeHtml(lowerEnd(page(), link as Link)),
    /** `{{region region}}`: a definition in the code with its lines. */
    region: (region) => safeHtml(regionLink(page(), region as CodeRegion)),
    /** `{{source file line}}` or `{{source file line endLine}}`. */
    source: (file, line, endLine) =>
      safeHtml(
        sourceLink(page(), String(file), Number(line), typeof endLine === 'number' ? endLine : undefined),
      ),
    /** `{{commit hash}}`: in short, on the Git host where there is one. */
    commit: (hash) => safeHtml(commitLink(page(), String(hash))),
    /** `{{verdict state}}`, `{{test status}}`, `{{severity name}}`, `{{state link.state link.merge}}`: sign and word. */
    verdict: (state) => safeHtml(verdictBadge(state as Verdict['state'], page().t)),
    test: (status) => safeHtml(testBadge(status as TestStatus, page().t)),
    severity: (name) => safeHtml(severityBadge(name as Finding['severity'], page().t)),
    state: (state, ...[merge, hash]) =>
      safeHtml(linkState({ state, merge: hash && merge } as Pick<Link, 'state' | 'merge'>, page().t)),
    /** `{{sign tone icon word}}`: any other state. */
    sign: (tone, name, word) =>
      safeHtml(badge(escapeHtml(String(tone)), name as IconName, page().t(String(word)))),
    /** `{{sentence text}}`: of a finding, with its IDs as links. */
    sentence: (text) => safeHtml(sentence(page(), String(text))),
    /** `{{because reason}}`: a reason of a verdict, in the language of the site. */
    because: (reason) => safeHtml(reasonHtml(page(), reason as Reason)),
    /** `{{english text}}`: said in English only; a page in another language marks it so. */
    english: (text) => safeHtml(english(page(), inlineCode(String(text)))),
    /** `{{short hash}}` */
    short: (hash) => `${String(hash).slice(0, 16)}…`,
    /** `{{day "2026-03-01T10:00:00Z"}}`: the day as a time; nothing for none. */
    day: (time) => safeHtml(dayOf(String(time ?? ''))),
    /**
     * `{{#table (t "Suites") "Suite" "Passed" numbers="2" class="dense"}}rows{{/table}}`: a table that scrolls within itself on small screens
     * and with the keyboard. Its name, then the words of its columns; those with numbers align right.
     */
    table(this: unknown, ...values) {
      const { fn, hash } = values.pop() as BlockOptions;
      const [name, ...columns] = values.map(String);
      const numbers = String(hash.numbers ?? '').split(' ');
      const head = columns.map((column, index) => {
        const kind = numbers.includes(String(index + 1)) ? ' class="number"' : '';
        return `<th scope="col"${kind}>${escapeHtml(page().t(column))}</th>`;
      });
      const style = hash.class === undefined ? '' : ` class="${escapeHtml(String(hash.class))}"`;
      return safeHtml(
        `<div class="scroll" tabindex="0" role="region" aria-label="${escapeHtml(name ?? '')}"><table${style}><thead><tr>${head.join('')}</tr></thead><tbody>\n${fn(this)}</tbody></table></div>\n`,
      );
    },
  };
}

function dayOf(time: string): string {
  return time === '' ? '' : `<time datetime="${escapeHtml(time)}">${escapeHtml(time.slice(0, 10))}</time>`;
}
