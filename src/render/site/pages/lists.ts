import type { Item } from '../../../model/index.ts';
import { idLink } from '../ends.ts';
import { type Html, html, nothing } from '../html.ts';
import type { SiteInput } from '../input.ts';
import { type PageFrame, rootFrom, type Section } from '../layout.ts';
import { sentence } from '../sentence.ts';
import { verdictBadge, verdictStates, verdictWords } from '../states.ts';
import { pageCount, pager, rowsPerPage, table } from '../table.ts';
import type { SiteView } from '../view.ts';
import { ruleWords } from './start.ts';

/** Every item by type, each type in pages of a plain table: what the trace explorer is without JavaScript. */
export function itemsPage(view: SiteView): PageFrame {
  const rows = [...view.byType].map(([type, items]) => {
    const open = items.filter(
      (item) => !['verified', 'accepted', 'none'].includes(view.verdict(item.id).state),
    ).length;
    return html`<tr><th scope="row"><a href="../${view.paths.type(type)}">${view.config.trace.types[type]?.plural ?? type}</a></th><td class="number">${items.length}</td><td class="number">${open}</td></tr>`;
  });
  return {
    path: 'items/index.html',
    title: 'Items',
    section: 'items',
    main: html`<h1>Items</h1>${
      rows.length === 0
        ? html`<p class="note">The content holds no item.</p>`
        : table(
            'Items by type',
            [{ label: 'Type' }, { label: 'Items', kind: 'number' }, { label: 'Not settled', kind: 'number' }],
            rows,
          )
    }`,
  };
}

/** The plain lists behind the numbers: a type's items, a verdict's items, the gaps of a coverage rule. */
export function* listPages(input: SiteInput, view: SiteView): Generator<PageFrame> {
  for (const [type, items] of view.byType) {
    const title = view.config.trace.types[type]?.plural ?? type;
    yield* pages(view, {
      title,
      items,
      section: 'items',
      path: (page) => view.paths.type(type, page),
      crumb: { label: 'Items', path: 'items/index.html' },
      note: nothing,
    });
  }
  for (const state of verdictStates) {
    const items = view.model.items.filter((item) => view.verdict(item.id).state === state);
    yield* pages(view, {
      title: `${verdictWords[state].word}: items`,
      items,
      section: 'items',
      path: (page) => view.paths.verdict(state, page),
      crumb: { label: 'Items', path: 'items/index.html' },
      note: html`<p>${verdictWords[state].meaning}</p>`,
    });
  }
  for (const step of input.coverage) {
    const rule = view.config.trace.coverage[step.rule];
    const items = step.gaps.map((id) => view.graph.item(id)).filter((item) => item !== undefined);
    yield* pages(view, {
      title: `Gaps: ${ruleWords(step.rule)}`,
      items,
      section: 'trace',
      path: (page) => view.paths.coverage(step.rule, page),
      crumb: { label: 'Trace', path: 'trace/index.html' },
      note: html`<p>${step.covered} of ${step.total} meet the rule${step.excused > 0 ? `, ${step.excused} are excused` : ''}.${
        rule?.hint ? html` ${sentence(view, '../../', rule.hint)}` : nothing
      }</p>`,
    });
  }
}

interface List {
  title: string;
  items: readonly Item[];
  section: Section;
  path(page: number): string;
  crumb: { label: string; path: string };
  note: Html;
}

function* pages(view: SiteView, list: List): Generator<PageFrame> {
  const count = pageCount(list.items.length);
  for (let page = 1; page <= count; page++) {
    const path = list.path(page);
    const root = rootFrom(path);
    const shown = list.items.slice((page - 1) * rowsPerPage, page * rowsPerPage);
    yield {
      path,
      title: page === 1 ? list.title : `${list.title}, page ${page}`,
      section: list.section,
      crumbs: [list.crumb],
      main: html`<h1>${list.title} <span class="count">${list.items.length}</span></h1>${list.note}${
        shown.length === 0
          ? html`<p class="note">There is none.</p>`
          : itemTable(view, root, list.title, shown)
      }${pager(page, count, (other) => root + list.path(other))}`,
    };
  }
}

function itemTable(view: SiteView, root: string, caption: string, items: readonly Item[]): Html {
  return table(
    caption,
    [
      { label: 'ID' },
      { label: 'Title' },
      { label: 'Verdict' },
      { label: 'Answers' },
      { label: 'Carried out and verified by' },
    ],
    items.map((item) => {
      const { state, reasons } = view.verdict(item.id);
      return html`<tr><th scope="row" class="narrow">${idLink(view, root, item.id)}</th><td>${item.title}</td><td>${verdictBadge(state)}${
        reasons[0] ? html` <span class="note">${sentence(view, root, reasons[0])}</span>` : nothing
      }</td><td>${above(view, root, item)}</td><td>${below(view, root, item)}</td></tr>`;
    }),
    'dense',
  );
}

const shownEnds = 12;

function above(view: SiteView, root: string, item: Item): Html {
  const links = view.graph.up(item.id);
  return html`${links.slice(0, shownEnds).map((link) => html`${idLink(view, root, link.to)} `)}${rest(links.length)}`;
}

function below(view: SiteView, root: string, item: Item): Html {
  const links = view.graph.down(item.id);
  const ends = links.slice(0, shownEnds).map((link) => {
    if (view.graph.item(link.from)) return html`${idLink(view, root, link.from)} `;
    const region = view.graph.region(link.from);
    const page = region && view.paths.codeFile(region.file);
    if (region && page)
      return html`<a href="${root}${page}#L${region.place.line}"><code>${region.name || region.file}</code></a> `;
    return html`<code>${link.from.slice(0, 19)}</code> `;
  });
  return html`${ends}${rest(links.length)}`;
}

function rest(length: number): Html {
  return length > shownEnds ? html`<span class="note">and ${length - shownEnds} more</span>` : nothing;
}
