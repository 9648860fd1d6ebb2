import { byPath } from '../ways/by-path.ts';
import type { Runner } from './runner.ts';

/** Cucumber: the file is named. Its tests are joined to items by identifiers in their names and tags. */
export const cucumber: Runner = { name: 'cucumber', way: byPath };
