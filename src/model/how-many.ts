/** A number with its noun, which takes an s where it is not one: `1 error`, `2 errors`. */
export function howMany(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
