/** Why a report counts for nothing: the rest of a sentence, without full stop. */
export class AnalysisProblem extends Error {
  readonly line: number;

  constructor(message: string, line = 1) {
    super(message);
    this.line = line;
  }
}
