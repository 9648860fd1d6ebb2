/** Scripts that are written from right to left, and the languages that are written in them where none is named. */
const scripts = new Set(['adlm', 'arab', 'hebr', 'nkoo', 'rohg', 'syrc', 'thaa']);
const languages = new Set(['ar', 'ckb', 'dv', 'fa', 'he', 'ps', 'sd', 'syr', 'ug', 'ur', 'yi']);

/** Whether text in a language runs from right to left. @param language BCP 47, e.g. `ar`, `az-Arab` */
export function isRightToLeft(language: string): boolean {
  const [main = '', ...more] = language.toLowerCase().split('-');
  const script = more.find((part) => /^[a-z]{4}$/.test(part));
  return script === undefined ? languages.has(main) : scripts.has(script);
}
