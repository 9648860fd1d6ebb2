import { isTold } from '../near-id.ts';
import { type FileScope, inFile } from './file-scope.ts';
import { reportNear } from './near-findings.ts';

/**
 * Tells of entries of lists that begin with what is nearly an ID and a colon or dash: `SRS004: Alarm`. An ID there is a mention.
 * @implements SRS-3538
 */
export function reportNearEntries(scope: FileScope): void {
  const { lists, numbered } = scope.structure;
  for (const { entries } of [...lists, ...numbered])
    for (const { text, line, column } of entries) {
      const near = nearBefore(text, scope);
      if (near !== undefined)
        reportNear('list entry begins with', near, inFile(scope, { line, column }), scope);
    }
}

function nearBefore(text: string, { vocabulary, context }: FileScope): string | undefined {
  const near = vocabulary.nearIds.inHeading(text);
  if (near === undefined || context.ids.find(text.slice(0, 200))[0]?.offset === 0) return undefined;
  const id = near.replace(/[:：]$/, '');
  const isKey = id !== near || /^\s*[:：–—]|^\s+-\s/.test(text.slice(near.length));
  return isKey && isTold(id) ? id : undefined;
}
