import { type Config, type Project, settingPlace } from '../config/index.ts';
import { didYouMean, type Finding, type Model, type Place, startOf } from '../model/index.ts';
import { checkItemDepth, checkLevels, checkRules, strictRules } from './check-depth.ts';
import { checkSafetyRequirements } from './check-gspr.ts';
import { checkDocumentSet, checkSections } from './check-sections.ts';
import { checkSymbols } from './check-symbols.ts';
import { checklists } from './checklist.ts';
import { clauseSetOf } from './clause-set-of.ts';
import {
  type ActiveProfile,
  activeProfiles,
  demanded,
  formatDemands,
  of14971,
  ofElectronic,
  ofMdr,
} from './demand.ts';
import { checkOwnHeadings } from './own-headings.ts';
import { finding } from './rules.ts';

/**
 * What the profiles demand and the project lacks: documents, sections, items, attributes, rules.
 * @param found findings of the other modules; those of rules that a clause rests on come back as errors
 * @implements SRS-2103
 */
export function checkProfiles(
  project: Pick<Project, 'config' | 'configFile' | 'configSource'> & {
    model: Model;
    ruleNames: ReadonlySet<string>;
  },
  found: readonly Finding[],
): Finding[] {
  const { model, config, configFile, ruleNames } = project;
  const profiles = activeProfiles(config);
  const place = startOf(configFile);
  const strict = strictRules(profiles);
  return [
    ...found.map((finding) =>
      strict.has(finding.rule) ? { ...finding, severity: 'error' as const } : finding,
    ),
    ...checkProfileItself(project, profiles, place),
    ...checkDocumentSet(model, profiles, place),
    ...checkSections(checklists(model, config), profiles),
    ...checkOwnHeadings(model.documents, model.pages, profiles, place),
    ...checkItemDepth(model, config, profiles, place),
    ...checkLevels(model, profiles, place),
    ...checkSafetyRequirements(model, profiles),
    ...checkSymbols(model, profiles),
    ...checkRiskCriteria(config, profiles, place),
    ...checkAddress(config, profiles, place),
    ...checkDateOnLabel(config, profiles, place),
    ...checkRepresentative(config, profiles, place),
    ...checkRules(config, profiles, ruleNames, place),
  ];
}

/**
 * Findings `profile-class` and `unknown-clause`.
 * @implements SRS-2102
 */
function checkProfileItself(
  project: Pick<Project, 'config' | 'configFile' | 'configSource'>,
  profiles: readonly ActiveProfile[],
  place: Place,
): Finding[] {
  const { product } = project.config;
  return profiles.flatMap(({ standard, grade, tailored }) => {
    const findings: Finding[] = [];
    if (standard === 'IEC 62304' && grade !== product.safetyClass)
      findings.push(
        finding('profile-class', place, {
          message: `The profile of IEC 62304 is for class ${grade}, but the product is of class ${product.safetyClass}.`,
          hint: 'Write `iec62304()`, which takes the class of the product, or correct `product.safetyClass`.',
        }),
      );
    const known = clauseSetOf(standard)?.clauses.map(({ clause }) => clause) ?? [];
    for (const clause of tailored.keys()) {
      if (known.some((each) => isAtOrBelow(each, clause) || isAtOrBelow(clause, each))) continue;
      findings.push(
        finding('unknown-clause', settingPlace(project, 'regulation', 'profiles', clause), {
          message: `The profile of ${standard} leaves out "${clause}", which is no clause of it.`,
          hint: `${didYouMean(clause, known)}Name the clause by its number, as \`dossier\` prints it in the clause coverage.`,
        }),
      );
    }
    return findings;
  });
}

/** Finding `risk-matrix-missing`: without criteria no risk can be evaluated. */
function checkRiskCriteria({ risk }: Config, profiles: readonly ActiveProfile[], place: Place): Finding[] {
  const demands = demanded([of14971('4.4')], profiles);
  if (risk || demands.length === 0) return [];
  return [
    finding('risk-matrix-missing', place, {
      message: `There are no criteria for risks, which ${formatDemands(demands, profiles)} demands.`,
      hint: 'Write `risk: { severities, probabilities, matrix, levels }` into the configuration.',
    }),
  ];
}

function isAtOrBelow(clause: string, above: string): boolean {
  return clause === above || clause.startsWith(`${above}.`) || clause.startsWith(`${above} `);
}

/**
 * Finding `instructions-without-address`: electronic instructions are found by the address on label and instructions.
 * @implements SRS-3703
 */
function checkAddress({ label }: Config, profiles: readonly ActiveProfile[], place: Place): Finding[] {
  const demands = demanded([ofElectronic('Article 6'), ofElectronic('Article 7')], profiles);
  if (label.instructions !== '' || demands.length === 0) return [];
  return [
    finding('instructions-without-address', place, {
      message: `No address of the instructions for use is stated, which ${formatDemands(demands, profiles)} demands.`,
      hint: "Write `label: { instructions: 'https://…' }` into the configuration: it stands on the label and in the instructions.",
    }),
  ];
}

/**
 * Finding `label-without-date`: the label of a medical device tells when it was made, where it tells no date until which it may be used; a
 * batch or serial number may hold that date.
 * @implements SRS-3886
 */
function checkDateOnLabel({ label }: Config, profiles: readonly ActiveProfile[], place: Place): Finding[] {
  const demands = demanded([ofMdr('Annex I 23.2 (j)')], profiles);
  const isDated = label.dateOfManufacture !== '' || /\d{4}-?\d\d/.test(`${label.batch} ${label.serial}`);
  if (!label.medicalDevice || isDated || demands.length === 0) return [];
  return [
    finding('label-without-date', place, {
      message: `The label of the medical device tells no date of manufacture, which ${formatDemands(demands, profiles)} demands.`,
      hint: "Write `label: { dateOfManufacture: '2026-03-01' }` into the configuration, or a batch or serial number that holds the date.",
    }),
  ];
}

/**
 * Where a manufacturer needs no authorised representative of the Union: the Member States, the other states of the European Economic Area
 * (Agreement, Annex II, chapter XXX), and Türkiye (Decision 1/2006 of the EC-Turkey Association Council).
 */
const withoutRepresentative: ReadonlySet<string> = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK IS LI NO TR'.split(' '),
);

/**
 * Finding `label-without-representative`: a manufacturer outside the Union names the authorised representative on the label. Where nothing
 * tells the place of the manufacturer, nobody knows whether the label is whole.
 * @implements SRS-3901
 */
function checkRepresentative(
  { label, product }: Config,
  profiles: readonly ActiveProfile[],
  place: Place,
): Finding[] {
  const demands = demanded([ofMdr('Annex I 23.2 (d)')], profiles);
  const { country = '' } = product.manufacturer;
  const isNamed = product.authorisedRepresentative !== undefined;
  if (!label.medicalDevice || isNamed || withoutRepresentative.has(country) || demands.length === 0)
    return [];
  const [why, hint] =
    country === ''
      ? [
          'nothing says that the manufacturer has its place of business in the Union',
          "Write `manufacturer: { …, country: 'DE' }` into the configuration, or `product.authorisedRepresentative: { name, address }`.",
        ]
      : [
          `the manufacturer has its place of business in ${country}`,
          'Write `product.authorisedRepresentative: { name, address }` into the configuration: label and instructions then show it.',
        ];
  return [
    finding('label-without-representative', place, {
      message: `The label names no authorised representative, which ${formatDemands(demands, profiles)} demands, and ${why}.`,
      hint,
    }),
  ];
}
