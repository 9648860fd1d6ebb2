import { byType } from '../ways/by-type.ts';
import type { Runner } from './runner.ts';

/** Maven Surefire and Failsafe: the class name is package and classes, the name the method, or the one it has for people. */
export const surefire: Runner = { name: 'surefire', way: byType('java kotlin scala groovy') };
