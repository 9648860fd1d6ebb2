import { posix } from 'node:path';
import { withSlashes } from '../../config/slashes.ts';
import {
  append,
  didYouMean,
  type Finding,
  type Model,
  type Place,
  slipOf,
  startOf,
  suggestion,
} from '../../model/index.ts';
import { matchPages, orderedBy } from '../documents.ts';
import { finding } from '../rules.ts';
import type { TraceContext } from './context.ts';

/**
 * Findings `document-without-page`, `document-page-missing`, `page-in-no-document`. A document that names no page at all is
 * wholly generated and needs none. Without any document in the configuration there is nothing to be part of.
 */
export function checkDocuments(model: Model, context: TraceContext): Finding[] {
  const { config, configFile } = context;
  const place = startOf(configFile);
  const paths = model.pages.map(({ path }) => path);
  const known = new Set(paths);
  const shown = new Set(model.documents.flatMap(({ pages }) => pages));
  const findings: Finding[] = [];
  for (const [index, { id, pages: patterns, order }] of config.documents.entries()) {
    append(findings, unordered(id, order, model.documents[index]?.pages ?? [], place));
    const missing = patterns.filter((pattern) => matchPages(pattern, paths, known).length === 0);
    if (patterns.length > 0 && missing.length === patterns.length) {
      findings.push(
        finding('document-without-page', place, {
          message: `No page of document ${id} exists: ${patterns.join(', ')}.`,
          hint: `${meantPage(missing, paths, context)}Correct \`pages\` of the document, write the pages, or check that \`sources.markdown\` includes them.`,
        }),
      );
      continue;
    }
    for (const pattern of missing) {
      findings.push(
        finding('document-page-missing', place, {
          message: `Document ${id} names ${pattern}, which meets no page.`,
          hint: `${meantPage([pattern], paths, context)}Correct the path, write the page, or check that \`sources.markdown\` includes it.`,
        }),
      );
    }
  }
  if (config.documents.length === 0) return findings;
  for (const path of paths) {
    if (shown.has(path)) continue;
    findings.push(
      finding('page-in-no-document', startOf(path), {
        message: `${path} is part of no document.`,
        hint: 'Name it in `pages` of a document, or exclude it with `sources.exclude`.',
      }),
    );
  }
  return findings;
}

/** The page that was meant by one pattern, with a blank behind it; empty where none is near. */
function meantPage(
  [pattern = '', ...more]: readonly string[],
  paths: readonly string[],
  context: TraceContext,
): string {
  const slashes = withSlashes(context, pattern);
  if (slashes !== undefined) return `Write it with slashes: ${slashes}. `;
  if (paths.length === 0) return '`sources.markdown` meets no file at all: name there where the pages lie. ';
  const slip = more.length > 0 ? undefined : slipOf(pattern, paths);
  return slip === undefined ? '' : `${suggestion(slip)} `;
}

/** @implements SRS-3423 */
function unordered(id: string, order: readonly string[], pages: readonly string[], place: Place): Finding[] {
  return order
    .filter((entry) => orderedBy(entry, pages).length === 0)
    .map((entry) => {
      const meant =
        didYouMean(entry, pages) ||
        didYouMean(
          entry,
          pages.map((path) => posix.basename(path)),
        );
      return finding('document-page-missing', place, {
        message: `\`order\` of document ${id} names ${entry}, which is none of its pages.`,
        hint: `${meant}Its pages are: ${pages.slice(0, 30).join(', ') || 'none'}.`,
      });
    });
}
