/**
 * Publishing: the sites of all releases behind one address, switched in one step.
 * @c4 component "Publishing"
 * @technology symbolic links
 * @description Lays out the sites of released versions, tries them, and switches visitors over or back.
 * @uses Release "archives of a store"
 * @uses Verification "archives that are what they say"
 * @uses Difference "compares releases"
 * @uses Documents "the report of a comparison, words of other languages"
 * @uses Model "how HTML is escaped"
 * @uses Configuration "words for types of items"
 * @uses Site "names of its pages"
 * @implements SDS-2051
 */
export { type PublishOutcome, promote, publish, rollback } from './publish.ts';
