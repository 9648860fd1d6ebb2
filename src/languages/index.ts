/**
 * The languages of accompanying documents: what markets ask for, and which translations are of the text as it is now.
 * @c4 component "Languages"
 * @parent Checks
 * @technology TypeScript
 * @description Compares translations with their originals, section by section.
 * @uses Model "documents and pages"
 * @uses Configuration "markets and documents"
 * @implements SDS-2203
 */
export { checkLanguages } from './check.ts';
export { formatLock, type LockLine, parseLock } from './lock.ts';
export { languagesOf } from './markets.ts';
export { rules } from './rules.ts';
export { type Mismatch, placeOf, translationStates } from './translations.ts';
export { applyTranslation } from './xliff/apply.ts';
export { pagePairs } from './xliff/units.ts';
export { writeXliff } from './xliff/write.ts';
