/** Formats of items that other tools hold. Each has its reader in `src/sources/imports/formats.ts`. */
export const importFormats = [
  'items',
  'csv',
  'xlsx',
  'needs',
  'doorstop',
  'openfasttrace',
  'reqm2',
  'reqif',
  'strictdoc',
  'lobster',
  'yaml',
  'mlx.traceability',
] as const;
export type ImportFormat = (typeof importFormats)[number];
