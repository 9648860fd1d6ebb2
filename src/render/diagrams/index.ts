/**
 * Diagrams: Mermaid text drawn as SVG by the engine in our dependencies, without network, the same bytes each time.
 * @implements SDS-14
 */
export { type Drawing, type DrawOptions, drawDiagrams } from './draw.ts';
export { diagramColours } from './theme.ts';
