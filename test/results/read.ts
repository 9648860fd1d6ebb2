import type { Facts } from '../../src/model/index.ts';
import { resultsSource } from '../../src/sources/results/index.ts';
import { context } from '../code/context.ts';

const projectContext = context();

/** Facts of a report `reports/junit.xml` with this content. */
export function read(content: string | Uint8Array): Facts {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return resultsSource.read({ path: 'reports/junit.xml', bytes }, projectContext);
}
