import type { Project } from '../../config/index.ts';
import type { VersionDifference } from '../../difference/index.ts';
import { createComposer, type DocumentsInput, loadTemplates, type Templates } from '../../documents/index.ts';
import type { Finding } from '../../model/index.ts';
import { openBrowser } from '../browser/index.ts';
import type { RenderInput } from '../render.ts';
import { changeReportDocument } from './change-report.ts';
import { documentJob } from './document-job.ts';

/**
 * What differs between two versions as a PDF of its own, outside of any set.
 * @param checked the later version, of which the report states product and commit
 * @param templates the project's own
 * @implements SRS-3104
 */
export async function printChangeReport(
  { config, ids }: Project,
  checked: RenderInput,
  difference: VersionDifference,
  templates: Templates,
  signal?: AbortSignal,
): Promise<{ bytes: Uint8Array; findings: Finding[] }> {
  const input: DocumentsInput = {
    ...checked,
    difference,
    coverage: [],
    config,
    ids,
    rules: [],
    diagrams: new Map(),
  };
  const composer = createComposer(input, loadTemplates(templates));
  const document = changeReportDocument(checked.model, difference);
  const browser = await openBrowser({ endpoints: config.output.browsers, signal });
  try {
    const { printDocuments } = await import('../pdf/index.ts');
    const job = documentJob(document, composer, checked.model, config, new Map());
    const [printed] = await printDocuments([job], browser, { signal });
    return { bytes: printed?.bytes ?? new Uint8Array(), findings: printed?.findings ?? [] };
  } finally {
    await browser.close();
  }
}
