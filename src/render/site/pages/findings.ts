import { type Finding, fill } from '../../../model/index.ts';
import type { SiteInput } from '../input.ts';
import type { CacheablePage, PageFrame } from '../page-frame.ts';
import { type ListFrame, listData, pageCount, pager, rowsPerPage, withRows } from '../pager.ts';
import type { SiteView } from '../view.ts';

/**
 * All findings, worst first, in pages; a script filters the rows of all pages by severity, rule and word.
 * @implements SRS-707
 */
export function findingsPages(input: SiteInput, view: SiteView): Iterable<PageFrame | CacheablePage> {
  return withRows(listPages(input, view));
}

function* listPages(input: SiteInput, view: SiteView): Generator<ListFrame> {
  const findings = findingsInOrder(input);
  const rules = [...new Set(findings.map((finding) => finding.rule))].sort();
  const pages = pageCount(findings.length);
  const title = view.t('Findings');
  for (let page = 1; page <= pages; page++)
    yield {
      path: pathOf(page),
      title: page === 1 ? title : fill(view.t('{title}, page {page}'), { title, page }),
      section: 'findings',
      scripts: ['filter'],
      styles: ['explorer'],
      template: 'findings',
      data: {
        total: findings.length,
        rules,
        rows: findings.slice((page - 1) * rowsPerPage, page * rowsPerPage).map(rowOf),
        pager: pager(page, pages, pathOf),
        ...listData('findings', page, pages),
        accepted:
          page === 1
            ? {
                rows: input.accepted.map(({ finding, reason, by }) => ({ ...rowOf(finding), reason, by })),
              }
            : undefined,
      },
    };
}

/** The gravest first. */
export function findingsInOrder({ findings }: Pick<SiteInput, 'findings'>): Finding[] {
  const order = { error: 0, warning: 1, info: 2 };
  return [...findings].sort((a, b) => order[a.severity] - order[b.severity]);
}

/** Where the finding at this place of the order is listed, filtered by its first words. */
export function findingPath(at: number, message: string): string {
  const words = message.replace(/[`*]/g, '').slice(0, 80).replace(/\S*$/, '').trim() || message.slice(0, 80);
  return `${pathOf(Math.floor(at / rowsPerPage) + 1)}#${new URLSearchParams({ q: words })}`;
}

function pathOf(page: number): string {
  return `findings/${page === 1 ? 'index' : page}.html`;
}

function rowOf({ severity, rule, message, hint, cause, item, file, line }: Finding): object {
  return {
    level: severity,
    rule,
    message,
    hint: hint ?? '',
    cause: cause ?? '',
    key: item ?? '',
    file: file ?? '',
    line: line ?? 1,
  };
}
