import { byPackage } from '../ways/by-package.ts';
import type { Runner } from './runner.ts';

/** Go through gotestsum or go-junit-report: class name or suite is the import path of the package, the name the function with its subtests. */
export const go: Runner = { name: 'go', way: byPackage };
