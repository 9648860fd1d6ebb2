/**
 * The words that claim something: which attributes carry a claim and what values they take. Everybody who relies on an attribute asks
 * here, so that no other value is ever taken for a good one.
 * @c4 component "Claims"
 * @parent Checks
 * @technology TypeScript
 * @uses Model "items and elements"
 * @uses Configuration "scales of risk"
 * @implements SDS-3220
 */
export { requirementKinds } from './attributes.ts';
export { claimContext, claimed } from './claimed.ts';
export type { ClaimContext } from './forms.ts';
