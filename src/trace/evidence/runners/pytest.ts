import { byModule } from '../ways/by-module.ts';
import type { Runner } from './runner.ts';

/** pytest: the class name is the module's path from the root directory, with points, then the classes; the name is the function with its parameters. */
export const pytest: Runner = { name: 'pytest', way: byModule };
