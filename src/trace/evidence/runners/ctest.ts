import { best } from '../candidates.ts';
import { bySuite } from '../ways/by-suite.ts';
import type { Runner } from './runner.ts';

const added = bySuite(({ name }) => [[name]], 'cmake');
const discovered = bySuite(({ name }) => (name.includes('.') ? [name.split('.')] : []));

/** CTest: the name that `add_test` gave, or suite and name where CMake discovered the tests of GoogleTest. */
export const ctest: Runner = {
  name: 'ctest',
  way: (...asked) => best([added(...asked), discovered(...asked)]),
};
