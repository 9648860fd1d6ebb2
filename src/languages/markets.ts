import { ownEntry } from '../model/index.ts';

/**
 * Market → official languages there, by country code (ISO 3166-1) and language (ISO 639-1). As of 2026.
 * MDR Article 10(11) leaves the choice to each Member State, and several accept fewer languages from professional users: this
 * table is where to begin, and `languages.markets` of the configuration says what was found out for the device.
 */
const official: Readonly<Record<string, readonly string[]>> = {
  AT: ['de'],
  BE: ['nl', 'fr', 'de'],
  BG: ['bg'],
  CH: ['de', 'fr', 'it'],
  CY: ['el'],
  CZ: ['cs'],
  DE: ['de'],
  DK: ['da'],
  EE: ['et'],
  ES: ['es'],
  FI: ['fi', 'sv'],
  FR: ['fr'],
  GB: ['en'],
  GR: ['el'],
  HR: ['hr'],
  HU: ['hu'],
  IE: ['en'],
  IS: ['is'],
  IT: ['it'],
  LI: ['de'],
  LT: ['lt'],
  LU: ['fr', 'de'],
  LV: ['lv'],
  MT: ['en'],
  NL: ['nl'],
  NO: ['no'],
  PL: ['pl'],
  PT: ['pt'],
  RO: ['ro'],
  SE: ['sv'],
  SI: ['sl'],
  SK: ['sk'],
  US: ['en'],
};

/**
 * Languages a market asks for; undefined where nothing is known.
 * @param own `languages.markets` of the configuration, which goes before the table
 */
export function languagesOf(
  market: string,
  own: Readonly<Record<string, readonly string[]>>,
): readonly string[] | undefined {
  if (Object.hasOwn(own, market)) return own[market];
  return ownEntry(official, market);
}
