/** What stands where somebody is still to write something. */
const placeholder =
  /^(?:tbd|tba|tbc|todo|to do|to be (?:done|written|defined|added|decided)|fixme|wip|lorem ipsum.*|n\/?a|x+|\?+)[.:!]*$/i;
/** Scripts that set no blanks between words. */
const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}]/u;

/** Whether nothing is stated: empty, or a dash as cells of tables have it. */
export function isLeftOut(text: string): boolean {
  return /^[-–—\s]*$/.test(text);
}

/** Whether a text says anything: a number, or a word that is no placeholder. */
export function saysSomething(text: string): boolean {
  const said = text.trim();
  return !placeholder.test(said) && (/\p{N}|\p{L}.*\p{L}/su.test(said) || unspaced.test(said));
}

/**
 * Whether a text can be a reason: at least a short sentence, that is three different words and ten letters; in scripts without blanks
 * six letters. Nobody can judge for a reader whether it is a good one.
 * @implements SRS-3222
 */
export function isReason(text: string): boolean {
  const words = new Set(text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu));
  const letters = [...words].join('').length;
  return (
    saysSomething(text) &&
    ((words.size >= 3 && letters >= 10) || [...text].filter((sign) => unspaced.test(sign)).length >= 6)
  );
}

/** Whether a text can name a person: letters, and no word for nobody. */
export function isName(text: string): boolean {
  return (
    saysSomething(text) &&
    /\p{L}/u.test(text) &&
    !/^(?:nobody|no one|none|unknown|anonymous|somebody|someone|me|us|team)$/i.test(text.trim())
  );
}
