import Handlebars from 'handlebars';
import { describe, expect, it } from 'vitest';
import { checkParts } from '../../src/documents/check.ts';
import { createHelpers } from '../../src/documents/helpers.ts';
import { createComposer, loadTemplates } from '../../src/documents/index.ts';
import { createPageHelpers } from '../../src/render/site/helpers.ts';
import { addresses, composePage, documentOf, htmlOf, pumpDocuments, templatesWith } from './project.ts';

// @verifies SRS-806
describe('templates that would never end', () => {
  const doubling = Object.fromEntries(
    Array.from({ length: 40 }, (_, level) => [
      `partials/level${level}`,
      `{{> level${level + 1}}}{{> level${level + 1}}}`,
    ]),
  );

  it('are stopped when each partial calls the next one twice', () => {
    const own = { ...doubling, 'partials/level40': 'x', 'documents/plain': '{{{content}}}{{> level0}}' };
    const { findings } = composePage('# Page\n', { templates: templatesWith(own) });
    expect(findings.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([
      'template-error: Partials are called more than 10000 times for one document.',
    ]);
  });

  it('are stopped when a block holds itself', () => {
    const own = { 'partials/blocks/rules': '{{{block "rules"}}}{{{block "rules"}}}' };
    const { findings } = composePage('# Page\n\n```dossier\nrules\n```\n', { templates: templatesWith(own) });
    expect(new Set(findings.map(({ rule }) => rule))).toEqual(new Set(['template-error']));
  });
});

describe('what would be lost without a word', () => {
  // @verifies SRS-806
  it('is told when a template shows the pages twice, and what follows stands there', () => {
    const own = { 'documents/plain': '{{{content}}}<p>between</p>{{{content}}}<p>after</p>' };
    const composed = composePage('# Page\n', { templates: templatesWith(own) });
    expect(composed.findings.map(({ message }) => message)).toEqual([
      'The template documents/plain shows the pages of the document twice; they stand at the first place only.',
    ]);
    expect(htmlOf(composed)).toMatch(/between[\s\S]*after/);
  });

  // @verifies SRS-801
  it('is told when there is no template for the type of a document', () => {
    const { config } = pumpDocuments('# Page\n');
    const documents = [documentOf('softwre-requirements')];
    const findings = checkParts({ pages: [], documents }, config);
    expect(findings.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([
      'unknown-document-type: INF-DOC is of the type "softwre-requirements", for which there is no template: only its own pages are shown.',
    ]);
  });
});

// @verifies SRS-801
it('keeps the footnotes of two pages of a document apart', () => {
  const text = '# Page\n\nA word.[^1]\n\n[^1]: A note.\n';
  const input = pumpDocuments(text);
  const [page] = input.model.pages;
  if (!page) throw new Error('no page');
  const model = { ...input.model, pages: [page, { ...page, path: 'content/second.md' }] };
  const document = { ...documentOf('plain'), pages: [page.path, 'content/second.md'] };
  const html = htmlOf(createComposer({ ...input, model }, templatesWith()).compose(document, addresses));
  const ids = Array.from(html.matchAll(/ id="([^"]+)"/g), ([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const [, target] of html.matchAll(/ href="#(note-[^"]+)"/g)) expect(ids).toContain(target);
  for (const [, label] of html.matchAll(/ aria-describedby="([^"]+)"/g)) expect(ids).toContain(label);
});

// @verifies SRS-3828
it('no field of a template of ours has the name of a helper, which would stand in its place', () => {
  const none = (): never => ({}) as never;
  const ofDocuments = Object.keys(createHelpers(none, none));
  const ofPages = Object.keys(createPageHelpers(none, none));
  const taken: string[] = [];
  for (const [name, { text }] of loadTemplates()) {
    const helpers = /^(?:pages|partials\/site)\//.test(name)
      ? ofPages
      : /^(?:documents|partials\/blocks)\//.test(name)
        ? ofDocuments
        : [];
    const visitor = new Handlebars.Visitor();
    visitor.MustacheStatement = ({ path, params, hash }) => {
      const { original } = path as hbs.AST.PathExpression;
      if (params.length === 0 && !hash?.pairs.length && helpers.includes(original))
        taken.push(`${name}: {{${original}}}`);
    };
    visitor.accept(Handlebars.parse(text));
  }
  expect(taken).toEqual([]);
});
