import { byModule } from '../ways/by-module.ts';
import type { Runner } from './runner.ts';

/** unittest-xml-reporting: as pytest, and it names the file. */
export const unittest: Runner = { name: 'unittest', way: byModule };
