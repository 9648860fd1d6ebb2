import { byType } from '../ways/by-type.ts';
import type { Runner } from './runner.ts';

/** xUnit.net, NUnit and MSTest: the class name is namespace and classes, the name the method, or the one it has for people. */
export const dotnet: Runner = { name: 'dotnet', way: byType('csharp') };
