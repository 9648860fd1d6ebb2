import { byType } from '../ways/by-type.ts';
import type { Runner } from './runner.ts';

/** Gradle: as Surefire; rows of parameterised tests have their own names (`[2] 6`). */
export const gradle: Runner = { name: 'gradle', way: byType('java kotlin scala groovy') };
