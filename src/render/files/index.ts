export type { ShownFile } from './shown-file.ts';
export { type ShownFiles, showFiles } from './shown-files.ts';
