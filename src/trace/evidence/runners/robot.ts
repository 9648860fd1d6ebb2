import { byPath } from '../ways/by-path.ts';
import type { Runner } from './runner.ts';

/** Robot Framework: the file is named. Its tests are joined to items by identifiers in their names and tags. */
export const robot: Runner = { name: 'robot', way: byPath };
