import { type Finding, type Model, startOf } from '../model/index.ts';
import { type ActiveProfile, demanded, formatDemands, ofMdr } from './demand.ts';
import { safetyRequirements } from './gspr.ts';
import { decisionsOn, requirementOf, type SafetyDecision } from './gspr-decisions.ts';
import { finding } from './rules.ts';

/**
 * Findings `gspr-undecided`, `gspr-decision` and `gspr-standard-undated`: for each requirement of MDR Annex I the manufacturer says whether it applies and why
 * not, or by what it is met, in which edition of a standard, and where the proof is (Annex II 4).
 * @implements SRS-3007, SRS-3878
 */
export function checkSafetyRequirements(model: Model, profiles: readonly ActiveProfile[]): Finding[] {
  const demands = demanded([ofMdr('Annex II 4')], profiles);
  const document = model.documents.find(({ type }) => type === 'gspr-checklist');
  if (demands.length === 0 || !document) return [];
  const decisions = decisionsOn(model);
  const decided = new Set(decisions.map(({ number }) => requirementOf(number)));
  const open = safetyRequirements.filter((requirement) => !decided.has(requirement));
  const file = document.pages[0];
  const items = new Set(model.items.map(({ id }) => id));
  return [
    ...(open.length === 0
      ? []
      : [
          finding('gspr-undecided', file === undefined ? undefined : startOf(file), {
            message: `${document.name} decides nothing on the requirements ${open.map(({ number }) => number).join(', ')} of MDR Annex I, which ${formatDemands(demands, profiles)} demands.`,
            hint: `Write a row for each in a table with the columns ID, Applies, Method, Standards, Evidence, Reason: \`| GSPR-${open[0]?.number} | no | | | | why not |\`.`,
          }),
        ]),
    ...decisions.flatMap((decision) => {
      const wrong = problemOf(decision, items);
      return wrong === ''
        ? []
        : [
            finding('gspr-decision', decision.item.place, {
              message: `${decision.item.id} ${wrong}.`,
              hint: 'Say `yes` with method and evidence (documents or items of this file, or `external: …`), or `no` with a reason.',
              item: decision.item.id,
            }),
          ];
    }),
    ...decisions.flatMap(({ item, standards, applies }) => {
      const undated = applies ? undatedIn(standards) : [];
      return undated.length === 0
        ? []
        : [
            finding('gspr-standard-undated', item.place, {
              message: `${item.id} names ${undated.join(', ')} without the year of the edition that was applied.`,
              hint: 'Write the edition as its publisher does, e.g. `ISO 14971:2019` or `EN ISO 14971:2019/A11:2021`.',
              item: item.id,
            }),
          ];
    }),
  ];
}

/** Standards that a text names without a year: `ISO 14971`, but neither `ISO 14971:2019` nor `ASTM F2503-20`. */
function undatedIn(standards: string): string[] {
  return standards
    .split(/[,;]/)
    .map((each) => each.trim())
    .filter((each) => publisher.test(each) && !edition.test(each));
}

const publisher = /^(?:AAMI|ANSI|ASTM|BS|CEN|CISPR|DIN|EN|IEC|IEEE|ISO|UL|VDE)\b.*\d/;
const edition = /:\s?(?:19|20)\d\d\b|\b(?:19|20)\d\d\b(?!-)|^ASTM .*-\d\d[a-z]?\b/;

/** What is wrong with a decision; empty for nothing. */
function problemOf(
  { number, applies, reason, method, evidence }: SafetyDecision,
  items: ReadonlySet<string>,
): string {
  if (!requirementOf(number)) return 'is of no requirement of MDR Annex I, which go from 1 to 23';
  if (applies === undefined) return 'says neither that the requirement applies nor that it does not';
  if (!applies) return reason === '' ? 'says that the requirement does not apply, and not why' : '';
  if (method === '') return 'says that the requirement applies, and not by what it is met';
  if (evidence.length === 0) return 'says that the requirement applies, and names no evidence';
  const unknown = evidence.find(
    ({ word, document }) => !document && !items.has(word) && !/^external: *\S/i.test(word),
  );
  return unknown ? `names the evidence "${unknown.word}", which is no document and no item of this file` : '';
}
