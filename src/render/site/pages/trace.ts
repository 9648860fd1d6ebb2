import type { SiteInput } from '../input.ts';
import type { PageFrame } from '../page-frame.ts';
import type { SiteView } from '../view.ts';
import { ruleWords } from './start.ts';

/**
 * The trace, one row a chain. Without JavaScript it is the list of plain tables by type and by coverage rule.
 * @implements SRS-3672
 */
export function tracePage(input: SiteInput, view: SiteView): PageFrame {
  return {
    path: 'trace/index.html',
    title: view.t('Trace'),
    section: 'trace',
    scripts: ['facets', 'chains', 'export', 'zip'],
    styles: ['explorer'],
    template: 'trace',
    data: {
      types: [...view.byType].map(([type, items]) => ({
        path: view.paths.type(type),
        name: view.typeNames(type).plural,
        total: items.length,
      })),
      rules: input.coverage.map(({ rule, gaps }) => ({
        path: view.paths.coverage(rule),
        name: ruleWords(rule),
        gaps: gaps.length,
      })),
    },
  };
}

/**
 * The trace explorer: the matrix between any two types.
 * @implements SRS-908
 */
export function matrixPage(view: SiteView): PageFrame {
  return {
    path: 'trace/matrix.html',
    title: view.t('Trace matrix'),
    section: 'trace',
    crumbs: [{ label: 'Trace', path: 'trace/index.html' }],
    scripts: ['facets', 'explorer'],
    styles: ['explorer'],
    template: 'matrix',
    data: {},
  };
}

const shownLinks = 2000;

/** Links that need a person, in this order, and at the end those that no person looked at one by one. */
const lists = [
  {
    standing: 'suspect',
    title: 'Suspect',
    caption: 'Suspect links',
    meaning:
      'An end changed since the link was reviewed. Read both ends, then accept the link with `dossier accept`.',
  },
  {
    standing: 'unreviewed',
    title: 'Never reviewed',
    caption: 'Never reviewed links',
    meaning:
      'Nobody accepted the link yet. Once the project reviews its links, it verifies nothing until it is accepted.',
  },
  {
    standing: 'dangling',
    title: 'Dangling',
    caption: 'Dangling links',
    meaning: 'The link names an item that does not exist.',
  },
  {
    standing: 'merged',
    title: 'Accepted by a merge',
    caption: 'Links accepted by a merge',
    meaning:
      'The merge of an approved pull request was taken for the review of these links. A forge tells who approved it; nobody signed that.',
  },
] as const;

/**
 * Links that need a person: suspect ones, those never reviewed, and those that lead nowhere. Those that the merge of a pull request accepted are
 * listed apart.
 * @implements SRS-3735
 */
export function linksPage(view: SiteView): PageFrame {
  return {
    path: 'trace/links.html',
    title: view.t('Links to review'),
    section: 'trace',
    crumbs: [{ label: 'Trace', path: 'trace/index.html' }],
    template: 'links',
    data: {
      lists: lists.map((list) => {
        const links = view.model.links.filter(({ state, merge }) =>
          list.standing === 'merged' ? merge : state === list.standing,
        );
        return {
          ...list,
          total: links.length,
          rows: links.slice(0, shownLinks).map((link) => ({
            from: { from: link.from, state: 'reviewed' },
            link,
            relation: link.relation,
            to: link.to,
            file: link.place.file,
            line: link.place.line,
          })),
          left: Math.max(0, links.length - shownLinks),
        };
      }),
    },
  };
}
