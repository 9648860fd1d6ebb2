import { expect, test } from 'vitest';
import { createComposer } from '../../src/documents/index.ts';
import type { History, ItemChange } from '../../src/model/index.ts';
import { pumpSite } from '../site/project.ts';
import { composePage, documentOf, htmlOf, pumpDocuments, templatesWith } from './project.ts';

const commit = 'c'.repeat(40);
const page = `### SRS-501 New

- type: ui

Text.

### SRS-502 Changed

Text.

### SRS-503 As before

- type: ui

| ID | Title |
| --- | --- |
| SRS-504 | In a row |
| SRS-505 | Moved |

### SRS-506 Moved with other words
`;

const change = (kind: ItemChange['kind'], of: string, words: ItemChange['difference'] = []): ItemChange => ({
  kind,
  commit: of,
  file: '',
  from: '',
  difference: words,
});
const held = (release: string) => ({ date: '2026-02-03T00:00:00Z', author: '', subject: '', release });

/** The first came after v1.0.0; the others were there, and some changed. */
const history: History = {
  items: {
    'SRS-501': [change('changed', 'late'), change('created', 'late')],
    'SRS-502': [change('changed', ''), change('created', 'early')],
    'SRS-503': [change('changed', 'early'), change('created', 'early')],
    'SRS-504': [change('changed', 'late'), change('created', 'early')],
    'SRS-505': [change('moved', 'late'), change('created', 'early')],
    'SRS-506': [change('moved', 'late', [{ kind: 'added', text: 'more' }]), change('created', 'early')],
  },
  commits: { early: held('v1.0.0'), late: held('') },
  releases: { 'v0.9.0': { commit: 'a', date: '' }, 'v1.0.0': { commit: 'b', date: '' } },
  cut: '',
};

const marks = (html: string) =>
  Array.from(html.matchAll(/ id="([^"]*)"|class="change-mark">([^<]*)</g), ([, id, mark]) => mark ?? id);
const marked = (given: History | undefined) => {
  const { release } = pumpSite().model;
  const model = { history: given, release: { ...release, revision: { ...release.revision, commit } } };
  return marks(htmlOf(composePage(page, { model })));
};

// @verifies SRS-3874
test('an item that is new or says something else since the release before says so, and no other', () => {
  const all = marked(history);
  expect(all).toEqual([
    'srs-501-new',
    'New since v1.0.0',
    'srs-502-changed',
    'Changed since v1.0.0',
    'srs-503-as-before',
    'table-1',
    'SRS-504',
    'Changed since v1.0.0',
    'SRS-505',
    'srs-506-moved-with-other-words',
    'Changed since v1.0.0',
  ]);
  // The tag of this release changes nothing of what is new in it.
  const tagged = {
    ...history,
    commits: { ...history.commits, late: held('v2.0.0') },
    releases: { ...history.releases, 'v2.0.0': { commit, date: '' } },
  };
  expect(marked(tagged)).toEqual(all);
  for (const without of [undefined, { ...history, releases: {} }])
    expect(marked(without).join()).not.toContain('since');
});

// @verifies SRS-3874
test('the edition for users has no change marks, and another language has its own words', () => {
  const of = (language: string, forUsers: boolean) => {
    const input = pumpDocuments(page, { model: { history } });
    const composer = createComposer(input, templatesWith());
    const nowhere = () => undefined;
    const addresses = {
      item: nowhere,
      page: nowhere,
      document: nowhere,
      asset: nowhere,
      element: nowhere,
      source: nowhere,
    };
    return marks(htmlOf(composer.compose({ ...documentOf('plain'), language }, { ...addresses, forUsers })));
  };
  expect(of('de', false)).toContain('Neu seit v1.0.0');
  expect(of('de', true).join()).not.toContain('seit');
});
