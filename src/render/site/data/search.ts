import { evaluateClauses, evaluateGates, gateTitles } from '../../../gates/index.ts';
import type { Finding } from '../../../model/index.ts';
import { uniqueNames } from '../../../model/index.ts';
import { isTestRegion } from '../../../trace/graph.ts';
import type { SiteInput } from '../input.ts';
import { findingPath, findingsInOrder } from '../pages/findings.ts';
import { verdictWords } from '../states.ts';
import { type SiteView, suiteKey, typeTitle } from '../view.ts';
import { plainText } from './plain-text.ts';
import { scriptData } from './script-data.ts';
import type { SectionEntry } from './sections.ts';

/** What search finds. `id` is what it is called by exactly; empty where it has only a title. */
export interface SearchEntry {
  kind: (typeof searchKinds)[number];
  id: string;
  title: string;
  /** From the site's root, with anchor. */
  path: string;
  /** What it is: words of ours, which the page says in its language. */
  words: readonly string[];
  /** The same in words of the project. */
  about: string;
  text: string;
}

/** Kinds that results are filtered by, in this order. */
const searchKinds = ['item', 'section', 'code', 'test', 'soup', 'gate', 'finding'] as const;

const textLimit = 3000;
const mostFindings = 2000;
/** Characters of a file, so that the first results come before much is loaded. */
const shardSize = 160_000;

/** Words of ours in the data of search and previews: a page in another language says them in it. */
export function wordsOfData({ config }: SiteView): string[] {
  return [
    ...Object.values(config.trace.types).map(({ title }) => title),
    ...Object.values(verdictWords).map(({ word }) => word),
    ...Object.values(gateTitles),
    ...['Code', 'Test code', 'Suite', 'Test results', 'Gate', 'Criterion', 'Clause'],
  ];
}

/**
 * Everything of the site that search finds: items, sections of the documents, code and elements, tests and suites, SOUP, gates and clauses,
 * findings; items first.
 */
export function* searchEntries(
  input: SiteInput,
  view: SiteView,
  sections: readonly SectionEntry[],
): Generator<SearchEntry> {
  const { model, paths } = view;
  for (const item of view.items) {
    const said = view.said(item.id);
    yield {
      kind: 'item',
      id: item.id,
      title: item.title.slice(0, 160),
      path: paths.item(item.id) ?? '',
      words: [
        typeTitle(view, item.type),
        ...(said === undefined ? [verdictWords[view.verdict(item.id).state].word] : []),
      ],
      about: said ?? '',
      text: plainText(item.body, textLimit),
    };
  }
  for (const { title, path, documentId, text } of sections)
    yield {
      kind: 'section',
      id: '',
      title,
      path,
      words: [],
      about: documentId,
      text: text.slice(0, textLimit),
    };
  for (const { title, kind, path, description } of elementsOf(view))
    yield { kind: 'code', id: '', title, path, words: [], about: kind, text: description };
  for (const [file, [first]] of Map.groupBy(model.regions, (region) => region.file)) {
    const path = paths.codeFile(file);
    if (path === undefined || first === undefined) continue;
    const [kind, word] = isTestRegion(first) ? (['test', 'Test code'] as const) : (['code', 'Code'] as const);
    yield { kind, id: '', title: file, path, words: [word], about: '', text: '' };
  }
  for (const region of model.regions) {
    const path = paths.codeFile(region.file);
    if (path === undefined) continue;
    yield {
      kind: isTestRegion(region) ? 'test' : 'code',
      id: '',
      title: region.name || region.file,
      path: `${path}#L${region.place.line}`,
      words: [isTestRegion(region) ? 'Test code' : 'Code'],
      about: region.file,
      text: region.summary ?? '',
    };
  }
  for (const [key, evidence] of view.suites) {
    const path = paths.suite(key) ?? '';
    const [first] = evidence;
    if (!first) continue;
    const suite = first.result.suite || first.result.className || first.result.file || first.report.path;
    yield {
      kind: 'test',
      id: '',
      title: suite,
      path,
      words: ['Suite'],
      about: first.report.path,
      text: '',
    };
    for (const { result, report } of evidence)
      if (suiteKey(report, result) === key)
        yield {
          kind: 'test',
          id: '',
          title: result.name,
          path,
          words: ['Test results'],
          about: suite,
          text: '',
        };
  }
  const soupNames = uniqueNames(model.soup.map(({ purl }) => purl));
  for (const { purl, name, version, licence } of model.soup)
    yield {
      kind: 'soup',
      id: name,
      title: version,
      path: `soup/${soupNames.get(purl)}.html`,
      words: [],
      about: 'SOUP',
      text: `${purl} ${licence}`,
    };
  for (const { gate, title, criteria } of evaluateGates(input)) {
    const path = `gates/index.html#${gate.toLowerCase()}`;
    yield { kind: 'gate', id: gate, title, path, words: ['Gate'], about: '', text: '' };
    for (const { criterion, evidence } of criteria)
      yield {
        kind: 'gate',
        id: criterion.id,
        title: criterion.title,
        path,
        words: ['Criterion'],
        about: '',
        text: evidence.join(' '),
      };
  }
  for (const { standard, clause, reason } of evaluateClauses(input))
    yield {
      kind: 'gate',
      id: clause.clause,
      title: clause.title,
      path: 'documents/clauses.html',
      words: ['Clause'],
      about: standard,
      text: reason,
    };
  for (const [at, finding] of findingsInOrder(input).slice(0, mostFindings).entries())
    yield ofFinding(finding, at);
}

function ofFinding({ rule, message, hint = '', file = '' }: Finding, at: number): SearchEntry {
  return {
    kind: 'finding',
    id: '',
    title: message.slice(0, 240),
    path: findingPath(at, message),
    words: [],
    about: `${rule} · ${file}`,
    text: hint,
  };
}

function elementsOf({ model, paths }: SiteView) {
  const drawn = (model.architecture?.elements ?? []).map(({ id, name, kind, description }) => ({
    title: name,
    kind,
    description,
    path: paths.elementOf(id),
  }));
  return drawn.flatMap(({ path, ...element }) => (path === undefined ? [] : [{ ...element, path }]));
}

/**
 * `data/search.js` (how many files there are), `data/search-<n>.js` with entries as `[kind, id, title, path, about, …words]`, then
 * `data/search-text-<n>.js` with their texts in the same order. No file is much larger than `shardSize`, so that the first result comes soon.
 * @implements SRS-904, SRS-3674, SRS-3654
 */
export function* searchData(entries: Iterable<SearchEntry>): Generator<{ path: string; content: string }> {
  const texts: string[] = [];
  function* named(): Generator<unknown[]> {
    for (const { kind, id, title, path, words, about, text } of entries) {
      texts.push(text);
      yield [searchKinds.indexOf(kind), id, title, path, about, ...words];
    }
  }
  const files = yield* shards('search', named());
  const textFiles = yield* shards('search-text', texts);
  yield { path: 'data/search.js', content: scriptData('search', { files, textFiles }) };
}

function* shards(
  name: string,
  rows: Iterable<unknown>,
): Generator<{ path: string; content: string }, number> {
  let shard: string[] = [];
  let size = 0;
  let files = 0;
  const flush = () => {
    const file = `${name}-${files++}`;
    const content = `dossierData(${JSON.stringify(file)},[${shard.join(',')}]);\n`;
    shard = [];
    size = 0;
    return { path: `data/${file}.js`, content };
  };
  for (const row of rows) {
    const text = JSON.stringify(row);
    if (size > 0 && size + text.length > shardSize) yield flush();
    shard.push(text);
    size += text.length + 1;
  }
  if (size > 0) yield flush();
  return files;
}
