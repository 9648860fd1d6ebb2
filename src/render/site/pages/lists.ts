import { fill, type Item } from '../../../model/index.ts';
import type { SiteInput } from '../input.ts';
import type { PageFrame, Section } from '../page-frame.ts';
import { pageCount, pager, rowsPerPage } from '../pager.ts';
import { verdictStates, verdictWords } from '../states.ts';
import type { SiteView } from '../view.ts';
import { blockPages } from './block.ts';
import { ruleWords } from './start.ts';

/** Every item by type, each type in pages of a plain table: what the trace explorer is without JavaScript. */
export function itemsPage(view: SiteView): PageFrame {
  const settled = ['verified', 'accepted', 'none'];
  return {
    path: 'items/index.html',
    title: view.t('Items'),
    section: 'items',
    template: 'items',
    data: {
      others: blockPages(view).filter(({ section }) => section === 'items'),
      types: [...view.byType].map(([type, items]) => ({
        path: view.paths.type(type),
        name: view.typeNames(type).plural,
        total: items.length,
        open: items.filter((item) => !settled.includes(view.verdict(item.id).state)).length,
      })),
    },
  };
}

/** The plain lists behind the numbers: a type's items, a verdict's items, the gaps of a coverage rule. */
export function* listPages(input: SiteInput, view: SiteView): Generator<PageFrame> {
  const { t } = view;
  for (const [type, items] of view.byType)
    yield* pages(view, {
      title: view.typeNames(type).plural,
      items,
      section: 'items',
      path: (page) => view.paths.type(type, page),
      crumb: { label: 'Items', path: 'items/index.html' },
      note: '',
      hint: '',
    });
  for (const state of verdictStates)
    yield* pages(view, {
      title: fill(t('{verdict}: items'), { verdict: t(verdictWords[state].word) }),
      items: view.model.items.filter((item) => view.verdict(item.id).state === state),
      section: 'items',
      path: (page) => view.paths.verdict(state, page),
      crumb: { label: 'Items', path: 'items/index.html' },
      note: t(verdictWords[state].meaning),
      hint: '',
    });
  for (const { rule, gaps, covered, total, excused } of input.coverage) {
    const sentence =
      excused > 0
        ? t('{covered} of {total} meet the rule, {excused} are excused.')
        : t('{covered} of {total} meet the rule.');
    yield* pages(view, {
      title: fill(t('Gaps: {rule}'), { rule: t(ruleWords(rule)) }),
      items: gaps.map((id) => view.graph.item(id)).filter((item) => item !== undefined),
      section: 'trace',
      path: (page) => view.paths.coverage(rule, page),
      crumb: { label: 'Trace', path: 'trace/index.html' },
      note: fill(sentence, { covered, total, excused }),
      hint: view.config.trace.coverage[rule]?.hint ?? '',
    });
  }
}

interface List {
  title: string;
  items: readonly Item[];
  section: Section;
  path(page: number): string;
  crumb: { label: string; path: string };
  note: string;
  hint: string;
}

function* pages(
  view: SiteView,
  { title, items, section, path, crumb, note, hint }: List,
): Generator<PageFrame> {
  const pageTotal = pageCount(items.length);
  for (let page = 1; page <= pageTotal; page++)
    yield {
      path: path(page),
      title: page === 1 ? title : fill(view.t('{title}, page {page}'), { title, page }),
      section,
      crumbs: [crumb],
      template: 'list',
      data: {
        title,
        total: items.length,
        note,
        hint,
        rows: items.slice((page - 1) * rowsPerPage, page * rowsPerPage).map((item) => rowOf(view, item)),
        pager: pager(page, pageTotal, path),
      },
    };
}

const shownEnds = 12;

function rowOf(view: SiteView, { id, title }: Item): object {
  const { state, reasons } = view.verdict(id);
  const up = view.graph.up(id);
  const down = view.graph.down(id);
  return {
    key: id,
    title,
    standing: state,
    reason: reasons[0],
    above: up.slice(0, shownEnds).map(({ to }) => to),
    aboveLeft: Math.max(0, up.length - shownEnds),
    below: down.slice(0, shownEnds).map(({ from }) => lowerEndOf(view, from)),
    belowLeft: Math.max(0, down.length - shownEnds),
  };
}

/** An item, a definition with its page, or the beginning of another key. */
function lowerEndOf(view: SiteView, key: string): { key: string; path: string; text: string } {
  if (view.graph.item(key)) return { key, path: '', text: '' };
  const region = view.graph.region(key);
  const page = region && view.paths.codeFile(region.file);
  return region && page
    ? { key: '', path: `${page}#L${region.place.line}`, text: region.name || region.file }
    : { key: '', path: '', text: key.slice(0, 19) };
}
