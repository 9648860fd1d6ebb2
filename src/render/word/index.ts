/**
 * Documents of the set as files of Word, from the same HTML as site and PDF: real styles, headings, fields, captions, content controls.
 * @c4 component "Word"
 * @technology docx
 * @description Writes documents of the set as files of Word.
 * @uses Browser "draws pictures"
 * @uses Fonts "fonts of drawings"
 * @uses Documents "words of the language"
 * @uses UDI "carrier on the cover"
 * @uses Release "archives with the same bytes"
 * @uses PDF "what a document is printed from"
 * @uses Export "trees of HTML"
 * @uses Model "where a text is from"
 * @implements SDS-3263
 */
export { type Reference, readReference } from './reference.ts';
export { type WordFile, wordSet } from './word-set.ts';
