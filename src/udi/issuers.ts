import { checkPair, gs1CheckDigit, hibcCheckCharacter, ifaCheckDigits } from './check-characters.ts';

/** An issuing entity's rules, as far as a device identifier can be checked without asking it. */
interface Issuer {
  name: string;
  /** What is wrong with a UDI-DI; undefined when nothing is. */
  diProblem(di: string): string | undefined;
  /** What is wrong with a Basic UDI-DI; undefined when nothing is. */
  basicProblem(basic: string): string | undefined;
}

const checked = (
  what: string,
  data: string,
  check: string,
  expected: string | undefined,
): string | undefined => {
  if (expected === undefined) return `${what} ${data}${check} holds a character that is not allowed.`;
  return check === expected
    ? undefined
    : `${what} ${data}${check}: the check is "${check}", expected "${expected}".`;
};

/** The issuing entities the EU has designated. ICCBBA identifiers are taken as they are: its rules are not public enough to check. */
export const issuers: Record<'gs1' | 'hibcc' | 'ifa' | 'iccbba', Issuer> = {
  gs1: {
    name: 'GS1',
    diProblem: (di) =>
      /^\d{14}$/.test(di)
        ? checked('The GTIN', di.slice(0, -1), di.slice(-1), gs1CheckDigit(di.slice(0, -1)))
        : `The GTIN ${di} does not fit; expected 14 digits, a shorter GTIN padded with zeros on the left.`,
    basicProblem: (basic) =>
      /^\d{4}.{3,21}$/.test(basic)
        ? checked('The Basic UDI-DI', basic.slice(0, -2), basic.slice(-2), checkPair(basic.slice(0, -2)))
        : `The Basic UDI-DI ${basic} does not fit; expected a GS1 company prefix, a model reference and two check characters, 25 at most.`,
  },
  hibcc: {
    name: 'HIBCC',
    diProblem: (di) =>
      /^\+[A-Z][A-Z0-9]{3}[A-Z0-9]{1,18}[0-9].$/s.test(di)
        ? checked('The HIBC', di.slice(0, -1), di.slice(-1), hibcCheckCharacter(di.slice(0, -1)))
        : `The HIBC ${di} does not fit; expected +, labeler code, product code, unit of measure and check character.`,
    basicProblem: (basic) =>
      /^\+\+[A-Z][A-Z0-9]{3}[A-Z0-9]{1,17}..$/.test(basic)
        ? checked('The Basic UDI-DI', basic.slice(0, -2), basic.slice(-2), checkPair(basic.slice(0, -2)))
        : `The Basic UDI-DI ${basic} does not fit; expected ++, labeler code, model and two check characters.`,
  },
  ifa: {
    name: 'IFA',
    diProblem: (di) =>
      /^[0-9A-Z]{4,22}$/.test(di)
        ? checked('The PPN', di.slice(0, -2), di.slice(-2), ifaCheckDigits(di.slice(0, -2)))
        : `The PPN ${di} does not fit; expected 4 to 22 capitals and digits, the last two the check.`,
    basicProblem: (basic) =>
      /^PP\d{5}[0-9A-Z.]{1,16}\d\d$/.test(basic)
        ? checked('The Basic UDI-DI', basic.slice(0, -2), basic.slice(-2), ifaCheckDigits(basic.slice(0, -2)))
        : `The Basic UDI-DI ${basic} does not fit; expected PP, five digits of the manufacturer, a device group and two check digits.`,
  },
  iccbba: { name: 'ICCBBA', diProblem: () => undefined, basicProblem: () => undefined },
};

/** EUDAMED's own identifiers for devices without a Basic UDI-DI start so; they carry no check this tool knows. */
export function isEudamedIdentifier(basic: string): boolean {
  return basic.startsWith('B-');
}
