/** The variants that a value of `applies-to` names, apart by commas, semicolons, blanks or "and"; undefined where it says `all`. */
export function namesOfVariants(value: string): string[] | undefined {
  const words = value
    .replace(/^\[|\]$/g, '')
    .split(/[,;\s`'"]+/)
    .filter((word) => word !== '' && word !== 'and' && word !== '&');
  return words.length === 1 && words[0] === 'all' ? undefined : words.filter((word) => word !== 'none');
}
