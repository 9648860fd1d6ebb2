import type { Config } from '../config/index.ts';
import type { VersionDifference } from '../difference/index.ts';
import { changeReportData } from './blocks/change-report.ts';
import type { Addresses } from './composed.ts';
import { createEngine } from './engine.ts';
import { createHelpers } from './helpers.ts';
import { messagesIn } from './messages.ts';
import type { Templates } from './templates.ts';

/**
 * A comparison of two versions as safe HTML, its headings from depth 2 down, without a project to build.
 * @param types words for the types of items
 * @throws TemplateError
 */
export function changeReportHtml(
  difference: VersionDifference,
  types: Config['trace']['types'],
  addresses: Addresses,
  language: string,
  templates: Templates,
): string {
  const t = messagesIn(language);
  const helpers = createHelpers(
    () => addresses,
    () => t,
  );
  return createEngine(templates, helpers).render(
    'partials/blocks/change-report',
    changeReportData(difference, types),
  );
}
