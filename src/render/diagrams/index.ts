/**
 * Diagrams: Mermaid text drawn as SVG by the engine in our dependencies, without network, the same bytes each time.
 * @c4 component "Diagrams"
 * @technology Mermaid
 * @uses Browser "a page to draw in"
 * @uses Fonts "faces of the drawings"
 * @uses Documents "the form of drawings"
 * @uses Cache "which of them are drawn here"
 * @implements SDS-14
 */
export { drawDiagrams, whileDrawing } from './draw.ts';
export { drawShared } from './shared.ts';
export { drawWithViews } from './with-views.ts';
