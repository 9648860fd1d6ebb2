import type { Finding, Item } from '../../../model/index.ts';
import { chainDown, chainUp } from '../chain.ts';
import { commitLink, regionLink, sourceLink } from '../ends.ts';
import { startHeadingsAt } from '../headings.ts';
import { type Html, html, nothing, raw } from '../html.ts';
import { icon } from '../icons.ts';
import { type PageFrame, rootFrom } from '../layout.ts';
import { sentence } from '../sentence.ts';
import { originWords, severityBadge, testBadge, verdictBadge } from '../states.ts';
import { table } from '../table.ts';
import { type SiteView, suiteKey } from '../view.ts';
import { itemHistory } from './item-history.ts';
import { graphFile } from './neighbourhood.ts';

/** Entries of a section before it is cut; the lists behind hold the rest. */
const longestList = 200;

/**
 * The page of one item: text, attributes, verdict with its reasons, the chain up and down, code, results, mentions, history, commits that name it.
 * Pure: the same item, body and view give the same page, in whatever thread.
 * @param body the item's text as safe HTML
 */
export function itemPage(
  item: Item,
  body: string,
  neighbours: { previous: Item | undefined; next: Item | undefined },
  view: SiteView,
): PageFrame {
  const path = view.paths.item(item.id) ?? '';
  const root = rootFrom(path);
  const type = view.config.trace.types[item.type];
  const language = view.model.product.languages[0] ?? 'en';
  return {
    path,
    title: item.title ? `${item.id} ${item.title}` : item.id,
    section: 'items',
    crumbs: [{ label: type?.plural ?? item.type, path: view.paths.type(item.type) }],
    main: html`<article class="item-page" data-id="${item.id}">
<header>
<div class="kind-row"><p class="kind">${type?.title ?? item.type}</p></div>
<h1 dir="auto"><span class="id">${item.id}</span> ${item.title}</h1>
${verdict(view, root, item)}
</header>
<div class="text" dir="auto"${language === 'en' ? nothing : html` lang="${language}"`}>${body ? raw(startHeadingsAt(body, 2)) : html`<p class="note">No text beyond the title.</p>`}</div>
${attributes(item)}
${section('Trace', chain(view, root, item))}
${section('Code', code(view, root, item))}
${section('Test results', results(view, root, item))}
${section('Findings', findings(view, root, item))}
${section('Mentioned in', mentions(view, root, item))}
${section('History', itemHistory(view, item))}
${section('Commits', commits(view, item))}
${section('Source', source(view, root, item))}
</article>
${prevNext(view, root, neighbours)}`,
  };
}

function verdict(view: SiteView, root: string, item: Item): Html {
  const { state, reasons } = view.verdict(item.id);
  return html`<div class="verdict is-${state}"><p>${verdictBadge(state)}</p>${
    reasons.length > 0
      ? html`<ul>${reasons.map((reason) => html`<li>${sentence(view, root, reason)}</li>`)}</ul>`
      : nothing
  }</div>`;
}

function attributes(item: Item): Html {
  const entries = Object.entries(item.attributes);
  if (entries.length === 0) return nothing;
  return html`<dl class="attributes">${entries.map(
    ([name, value]) => html`<div><dt>${name.replaceAll('-', ' ')}</dt><dd>${value}</dd></div>`,
  )}</dl>`;
}

function chain(view: SiteView, root: string, item: Item): Html {
  const up = chainUp(view, root, item.id);
  const down = chainDown(view, root, item.id);
  if (up === nothing && down === nothing) return html`<p class="note">No link starts or ends here.</p>`;
  return html`<div class="chains">${
    up === nothing ? nothing : html`<div><h3>${icon('up')}What it answers</h3>${up}</div>`
  }${down === nothing ? nothing : html`<div><h3>${icon('down')}What carries it out</h3>${down}</div>`}</div>${
    view.neighbourhoods.has(item.id)
      ? html`<p><a href="${graphFile}">Graph of its neighbourhood</a></p>`
      : nothing
  }`;
}

function code(view: SiteView, root: string, item: Item): Html {
  const rows: Html[] = [];
  for (const link of view.graph.down(item.id)) {
    const region = view.graph.region(link.from);
    if (!region) continue;
    const relation = view.config.trace.relations[link.relation]?.inverse ?? link.relation;
    rows.push(
      html`<tr><td class="narrow">${relation}</td><td>${regionLink(view, root, region)}</td><td>${region.summary}</td></tr>`,
    );
  }
  if (rows.length === 0) return nothing;
  return table('Code', [{ label: 'Relation' }, { label: 'Definition' }, { label: 'Summary' }], cut(rows, 3));
}

function results(view: SiteView, root: string, item: Item): Html {
  const evidence = view.evidence.get(item.id) ?? [];
  if (evidence.length === 0) return nothing;
  const rows = evidence.map(
    ({ result, report }) =>
      html`<tr><td class="narrow">${testBadge(result.status)}</td><td>${result.name}${
        result.message ? html`<p class="message">${result.message}</p>` : nothing
      }</td><td><a href="${root}${view.paths.suite(suiteKey(report, result)) ?? 'tests/index.html'}">${result.suite || result.className || result.file}</a></td><td class="narrow">${report.level}, ${originWords[report.origin]}</td></tr>`,
  );
  return table(
    'Test results',
    [{ label: 'Result' }, { label: 'Test' }, { label: 'Suite' }, { label: 'Level and origin' }],
    cut(rows, 4),
  );
}

function findings(view: SiteView, root: string, item: Item): Html {
  const list = view.findings.get(item.id) ?? [];
  if (list.length === 0) return nothing;
  return html`<ul class="plain">${list.slice(0, longestList).map((finding) => oneFinding(view, root, finding))}</ul>`;
}

function oneFinding(view: SiteView, root: string, finding: Finding): Html {
  return html`<li>${severityBadge(finding.severity)} ${sentence(view, root, finding.message)}${
    finding.hint ? html` <span class="note">${sentence(view, root, finding.hint)}</span>` : nothing
  }</li>`;
}

function mentions(view: SiteView, root: string, item: Item): Html {
  const places = (view.mentions.get(item.id) ?? []).filter(
    ({ place }) =>
      place.file !== item.place.file ||
      place.line < item.place.line ||
      place.line > (item.place.endLine ?? item.place.line),
  );
  if (places.length === 0) return nothing;
  const byFile = new Map<string, number[]>();
  for (const { place } of places) {
    const lines = byFile.get(place.file);
    if (!lines) byFile.set(place.file, [place.line]);
    else if (!lines.includes(place.line) && lines.length < 12) lines.push(place.line);
  }
  return html`<ul class="plain">${[...byFile].slice(0, longestList).map(([file, lines]) => {
    const page = view.paths.page(file);
    const places = lines.map((line, index) => {
      const url = view.paths.source(file, line);
      return html`${index > 0 ? ', ' : ''}${url ? html`<a href="${url}" rel="noreferrer">${line}</a>` : line}`;
    });
    return html`<li>${page ? html`<a href="${root}${page}">${file}</a>` : html`<code>${file}</code>`} <span class="note">line ${places}</span></li>`;
  })}</ul>`;
}

function commits(view: SiteView, item: Item): Html {
  const changes = view.changes.get(item.id) ?? [];
  if (changes.length === 0) return nothing;
  const rows = changes.map(
    (change) =>
      html`<tr><td class="narrow">${commitLink(view, change.commit)}</td><td class="narrow"><time datetime="${change.date}">${change.date.slice(0, 10)}</time></td><td>${change.subject}</td><td>${change.author}</td></tr>`,
  );
  return table(
    'Commits',
    [{ label: 'Commit' }, { label: 'Date' }, { label: 'Subject' }, { label: 'Author' }],
    cut(rows, 4),
  );
}

function source(view: SiteView, root: string, item: Item): Html {
  const home = view.homes.get(item.id);
  const change = Object.hasOwn(view.model.release.revision.lastChange, item.place.file)
    ? view.model.release.revision.lastChange[item.place.file]
    : undefined;
  return html`<p>${home ? html`Stands in <a href="${root}${home.path}">${home.documentId} ${home.title}</a>, ` : 'Written in '}${sourceLink(
    view,
    item.place.file,
    item.place.line,
    item.place.endLine,
  )}${
    change
      ? html`. The file was last changed in ${commitLink(view, change.commit)} on <time datetime="${change.date}">${change.date.slice(0, 10)}</time>`
      : nothing
  }.</p>`;
}

function prevNext(
  view: SiteView,
  root: string,
  { previous, next }: { previous: Item | undefined; next: Item | undefined },
): Html {
  if (!previous && !next) return nothing;
  return html`<nav class="prevnext" aria-label="Previous and next">${
    previous
      ? html`<a rel="prev" href="${root}${view.paths.item(previous.id)}">${icon('previous')}<span><b>${previous.id}</b> ${previous.title}</span></a>`
      : html`<span></span>`
  }${
    next
      ? html`<a rel="next" href="${root}${view.paths.item(next.id)}"><span><b>${next.id}</b> ${next.title}</span>${icon('next')}</a>`
      : nothing
  }</nav>`;
}

function section(title: string, content: Html): Html {
  if (content === nothing) return nothing;
  const anchor = title.toLowerCase().replaceAll(' ', '-');
  return html`<section aria-labelledby="${anchor}"><h2 id="${anchor}">${title}</h2>${content}</section>`;
}

function cut(rows: readonly Html[], columns: number): readonly Html[] {
  if (rows.length <= longestList) return rows;
  return [
    ...rows.slice(0, longestList),
    html`<tr><td colspan="${columns}" class="note">and ${rows.length - longestList} more</td></tr>`,
  ];
}
