import type { Config } from '../../config/index.ts';
import type { Document, Model } from '../../model/index.ts';
import { checklistOf } from '../../regulation/checklist.ts';
import { pdfAnchor } from './pdf-addresses.ts';

/**
 * The clause map of a document: the clauses its configuration names, and those whose sections it holds, each with the anchor of its
 * first section in the PDF.
 * @implements SRS-2122
 */
export function answeredClauses(
  document: Document,
  model: Model,
  config: Config,
): { clause: string; anchor: string }[] {
  const list = checklistOf(document, model, config);
  const anchors = new Map<string, string>();
  for (const { state, page, anchor, demands } of list?.entries ?? []) {
    if (state !== 'present' || anchor === '' || !document.pages.includes(page)) continue;
    for (const { standard, clause } of demands) {
      const name = `${standard} ${clause}`;
      if (!anchors.has(name)) anchors.set(name, pdfAnchor(page, anchor));
    }
  }
  const whole = document.clauses.filter((clause) => !anchors.has(clause));
  return [
    ...whole.map((clause) => ({ clause, anchor: '' })),
    ...[...anchors].map(([clause, anchor]) => ({ clause, anchor })),
  ];
}
