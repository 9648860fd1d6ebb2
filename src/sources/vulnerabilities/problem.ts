import { parseJson } from '../safe-json.ts';

/** Why a report counts for nothing: the rest of a sentence, without full stop. */
export class ScanProblem extends Error {
  readonly line: number;

  constructor(message: string, line = 1) {
    super(message);
    this.line = line;
  }
}

/** The value of a JSON report. */
export function readReport(text: string | undefined): unknown {
  if (text === undefined) throw new ScanProblem('it is neither UTF-8 nor UTF-16 text');
  const answer = parseJson(text);
  if (!('refused' in answer)) return answer.value;
  throw new ScanProblem(
    answer.refused.message.charAt(0).toLowerCase() + answer.refused.message.slice(1).replace(/\.$/, ''),
    answer.refused.line,
  );
}
