export { type ShownFile, showPicture } from './shown-file.ts';
export { type ShownFiles, showFiles } from './shown-files.ts';
export { type StyleSheet, withAddresses } from './style-references.ts';
