/**
 * Check digits and characters of the issuing entities. Each function takes the data without its check and returns the check,
 * or undefined when the data holds a character the scheme does not know.
 */

/** GS1 mod 10 over digits: weights 3, 1, 3, … from the right (GS1 General Specifications, GTIN). */
export function gs1CheckDigit(digits: string): string | undefined {
  if (!/^\d+$/.test(digits)) return undefined;
  let sum = 0;
  for (let index = 0; index < digits.length; index++) {
    const digit = digits.charCodeAt(digits.length - 1 - index) - 48;
    sum += index % 2 === 0 ? digit * 3 : digit;
  }
  return String((10 - (sum % 10)) % 10);
}

/** GS1 character set 82: the characters of text in element strings; the index is the value. */
export const characterSet82 =
  '!"%&\'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz';

const characterSet32 = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/**
 * Check character pair of a GMN and of a Basic UDI-DI (GS1, HIBCC): ascending primes from the rightmost character leftwards,
 * sum of value × prime modulo 1021, two characters of set 32.
 */
export function checkPair(data: string): string | undefined {
  let sum = 0;
  for (let index = 0; index < data.length; index++) {
    const value = characterSet82.indexOf(data.charAt(data.length - 1 - index));
    const prime = primes[index];
    if (value < 0 || prime === undefined) return undefined;
    sum += value * prime;
  }
  const rest = sum % 1021;
  return characterSet32.charAt(Math.floor(rest / 32)) + characterSet32.charAt(rest % 32);
}

const primes = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83];

const characterSet43 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%';

/** HIBCC mod 43 over all characters, the leading `+` included (ANSI/HIBC 2). The check may be a space. */
export function hibcCheckCharacter(data: string): string | undefined {
  let sum = 0;
  for (const character of data) {
    const value = characterSet43.indexOf(character);
    if (value < 0) return undefined;
    sum += value;
  }
  return characterSet43.charAt(sum % 43);
}

/** IFA mod 97: ASCII value × 2, 3, 4, … from the left, two digits (PPN and Basic UDI-DI). */
export function ifaCheckDigits(data: string): string | undefined {
  if (!/^[0-9A-Z.]+$/.test(data)) return undefined;
  let sum = 0;
  for (let index = 0; index < data.length; index++) sum += data.charCodeAt(index) * (index + 2);
  return String(sum % 97).padStart(2, '0');
}
