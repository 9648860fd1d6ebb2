export type { ShownFile } from './shown-file.ts';
export { type ShownFiles, showFiles } from './shown-files.ts';
export { type StyleSheet, withAddresses } from './style-references.ts';
