/**
 * SOUP of the product (IEC 62304 3.29): what every file states, taken together, and where the software uses it.
 * @c4 component "SOUP"
 * @technology TypeScript
 * @uses Model "locked packages, SOUP items, architecture"
 * @implements SDS-1602
 */
export { mergeSoup } from './merge.ts';
