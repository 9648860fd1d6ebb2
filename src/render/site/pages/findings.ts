import { fill } from '../../../documents/helpers.ts';
import type { Finding } from '../../../model/index.ts';
import type { SiteInput } from '../input.ts';
import type { PageFrame } from '../page-frame.ts';
import { pageCount, pager, rowsPerPage } from '../pager.ts';
import type { SiteView } from '../view.ts';

/**
 * All findings, worst first, in pages; a script filters the rows of a page by severity, rule and word.
 * @implements SRS-707
 */
export function* findingsPages(input: SiteInput, view: SiteView): Generator<PageFrame> {
  const order = { error: 0, warning: 1, info: 2 };
  const findings = [...input.findings].sort((a, b) => order[a.severity] - order[b.severity]);
  const rules = [...new Set(findings.map((finding) => finding.rule))].sort();
  const pages = pageCount(findings.length);
  const path = (page: number): string => `findings/${page === 1 ? 'index' : page}.html`;
  const title = view.t('Findings');
  for (let page = 1; page <= pages; page++)
    yield {
      path: path(page),
      title: page === 1 ? title : fill(view.t('{title}, page {page}'), { title, page }),
      section: 'findings',
      scripts: ['filter'],
      styles: ['explorer'],
      template: 'findings',
      data: {
        total: findings.length,
        rules,
        rows: findings.slice((page - 1) * rowsPerPage, page * rowsPerPage).map(rowOf),
        pager: pager(page, pages, path),
        accepted:
          page === 1
            ? {
                rows: input.accepted.map(({ finding, reason, by }) => ({ ...rowOf(finding), reason, by })),
              }
            : undefined,
      },
    };
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
