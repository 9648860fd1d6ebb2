import { bySuite } from '../ways/by-suite.ts';
import type { Runner } from './runner.ts';

/** Qt Test: the class in the class name (Qt 6) or the suite (Qt 5), the name is the slot with its row. */
export const qt: Runner = {
  name: 'qt',
  way: bySuite(({ className, suite, name }) => [[className || suite, name.replace(/\(.*$/s, '')]]),
};
