/**
 * The bundled fonts of site, PDF and diagrams: Source Sans 3 for text (Latin, Greek, Cyrillic, Vietnamese), Fira Code for code
 * and box drawing, Noto Sans Math and Noto Sans Symbols 2 for arrows, relations and check marks. A project may add faces for
 * other scripts. No font of the machine is used.
 * @c4 component "Fonts"
 * @technology WOFF2
 */
export { missingGlyphs } from './coverage.ts';
export { bundledFonts, type FontFace, type Fonts, openFonts } from './faces.ts';
