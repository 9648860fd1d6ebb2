/** No answer, and why there is none: a sentence, or what the function says that gives it. Ask with `'refused' in answer`. */
export interface Refused<Why = string> {
  refused: Why;
}
