import { byCrate } from '../ways/by-crate.ts';
import type { Runner } from './runner.ts';

/** cargo nextest: the class name is the crate and its target, the name the path of modules. */
export const nextest: Runner = { name: 'nextest', way: byCrate };
