import { bySuite } from '../ways/by-suite.ts';
import { titlesOf } from './catch2.ts';
import type { Runner } from './runner.ts';

/** doctest: the class name is the file, the name the title, with its subcases behind slashes. */
export const doctest: Runner = { name: 'doctest', way: bySuite(({ name }) => titlesOf(name)) };
