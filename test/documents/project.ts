import { idSyntax } from '../../src/config/index.ts';
import type { Addresses, ComposedDocument, DocumentsInput, Templates } from '../../src/documents/index.ts';
import { createComposer, loadTemplates } from '../../src/documents/index.ts';
import type { Document, Model } from '../../src/model/index.ts';
import { markdownSource } from '../../src/sources/markdown/index.ts';
import { sourceContext } from '../../src/sources/source.ts';
import { buildGraph } from '../../src/trace/graph.ts';
import { context } from '../code/context.ts';
import { pumpSite } from '../site/project.ts';

/** The templates of Dossier, those of a project in the place of some. */
export function templatesWith(own: Record<string, string> = {}): Templates {
  const templates = new Map(loadTemplates());
  for (const [name, text] of Object.entries(own)) templates.set(name, { text, file: `own/${name}.hbs` });
  return templates;
}

/** What a test changes of the small infusion pump. */
export interface Change {
  html?: boolean;
  type?: string;
  model?: Partial<Model>;
  templates?: Templates;
  input?: Partial<DocumentsInput>;
}

const templates = templatesWith();

/** Everything documents of the pump are made from, with a page `content/page.md` of this text. */
export function pumpDocuments(
  text: string,
  { html = false, model: changes, input }: Change = {},
): DocumentsInput {
  const site = pumpSite();
  const config = { ...site.config, output: { ...site.config.output, html } };
  const path = 'content/page.md';
  const facts = markdownSource.read(
    { path, bytes: Buffer.from(text) },
    sourceContext({ ...context(), config }),
  );
  const items = [...site.model.items, ...facts.items];
  const model: Model = { ...site.model, pages: facts.pages, items, ...changes };
  return {
    model,
    graph: changes ? buildGraph(model) : site.graph,
    coverage: site.coverage,
    findings: site.findings,
    accepted: site.accepted,
    config,
    ids: idSyntax(config.trace.types),
    rules: [{ name: 'a-rule', severity: 'error', summary: 'Refuses <b>this</b>.' }],
    diagrams: new Map(),
    ...input,
  };
}

/** A document of that one page, composed. */
export function composePage(text: string, change: Change = {}): ComposedDocument {
  const composer = createComposer(pumpDocuments(text, change), change.templates ?? templates);
  return composer.compose(documentOf(change.type ?? 'plain'), addresses);
}

/** All HTML of a composed document. */
export function htmlOf({ parts }: ComposedDocument): string {
  return parts.map(({ html }) => html).join('\n');
}

/** A document of some type with the page `content/page.md`. */
export function documentOf(type: string): Document {
  return {
    id: 'INF-DOC',
    name: 'INF-DOC',
    type,
    title: 'A document',
    purpose: 'Shows what it holds.',
    revision: '3',
    language: 'en',
    status: 'in-review',
    pages: ['content/page.md'],
    clauses: ['IEC 62304 5.2'],
  };
}

export const addresses: Addresses = {
  item: (id) => (/^[A-Z]+-\d+$/.test(id) ? `items/${id}/` : undefined),
  page: (path, anchor) => (path === 'content/page.md' ? `#${anchor}` : undefined),
  document: (id) => `documents/${id}/`,
  asset: (path) => (path === 'content/images/pump.svg' ? 'assets/pump.svg' : undefined),
  element: (id) => `architecture/${id}/`,
  source: (file, line) => `source/${file}#L${line}`,
};
