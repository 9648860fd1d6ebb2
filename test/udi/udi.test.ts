import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SiteConfig } from '../../src/config/index.ts';
import { siteSchema } from '../../src/config/schema.ts';
import {
  characterSet82,
  checkPair,
  type Element,
  elementProblem,
  elementString,
  gs1CheckDigit,
  hibcCheckCharacter,
  humanReadable,
  ifaCheckDigits,
  issuers,
  parseElementString,
  udiOfProduct,
} from '../../src/udi/index.ts';

interface Vector {
  full: string;
  base: string;
  check: string;
  valid: boolean;
  expected: string;
}
const vectors = JSON.parse(readFileSync(new URL('./fixtures/vectors.json', import.meta.url), 'utf8')) as {
  gtin: Vector[];
  gs1_check_pair: Vector[];
  hibc_mod43: Vector[];
  hibc_basic_pair: Vector[];
  ifa_mod97: Vector[];
  gs1_element_strings: { hri: string; raw: string }[];
};

const schemes: [name: keyof typeof vectors, check: (data: string) => string | undefined][] = [
  ['gtin', gs1CheckDigit],
  ['gs1_check_pair', checkPair],
  ['hibc_mod43', hibcCheckCharacter],
  ['hibc_basic_pair', checkPair],
  ['ifa_mod97', ifaCheckDigits],
];

describe('check digits and characters', () => {
  for (const [name, check] of schemes) {
    // @verifies SRS-506
    it(`agree with every published vector: ${name}`, () => {
      const rows = vectors[name] as Vector[];
      expect(rows.length).toBeGreaterThan(3);
      for (const { base, expected, check: printed, valid, full } of rows) {
        expect(check(base), full).toBe(expected);
        expect(check(base) === printed, full).toBe(valid);
      }
    });
  }

  it('refuse characters outside their set', () => {
    expect([gs1CheckDigit('12a'), checkPair('a b'), hibcCheckCharacter('+a'), ifaCheckDigits('a')]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('GS1 element strings', () => {
  it('put predefined lengths first and a separator after the others', () => {
    expect(vectors.gs1_element_strings.length).toBe(2);
    for (const { hri, raw } of vectors.gs1_element_strings) {
      const elements = Array.from(
        hri.matchAll(/\((\d+)\)([^(]*)/g),
        ([, ai, value]) => ({ ai, value }) as Element,
      );
      expect(elementString(elements)).toBe(raw.replaceAll('<GS>', '\x1d'));
      expect(humanReadable(elements)).toBe(hri);
    }
  });

  it('are read back as they were written', () => {
    const value = fc.string({ unit: fc.constantFrom(...characterSet82), minLength: 1, maxLength: 20 });
    const elements = fc.record({
      gtin: fc.stringMatching(/^\d{13}$/),
      version: value,
      serial: fc.option(value),
    });
    fc.assert(
      fc.property(elements, ({ gtin, version, serial }) => {
        const written: Element[] = [
          { ai: '01', value: gtin + gs1CheckDigit(gtin) },
          { ai: '8012', value: version },
        ];
        if (serial !== null) written.push({ ai: '21', value: serial });
        expect(written.map(elementProblem).filter(Boolean)).toEqual([]);
        expect(parseElementString(`]d2${elementString(written)}`)).toEqual(written);
      }),
    );
  });

  // @verifies SRS-506, SRS-3230
  it('say what is wrong with a value', () => {
    expect(elementProblem({ ai: '01', value: '09504000059117' })).toBe(
      '(01) GTIN 09504000059117: the check digit is 7, expected 8.',
    );
    expect(elementProblem({ ai: '8012', value: 'v1.0.0-14-gdeadbeef-dirty' })).toBe(
      '(8012) software version: "v1.0.0-14-gdeadbeef-dirty" does not fit; expected 1 to 20 characters of GS1 character set 82 (no blank, none of #$@[\\]^{|}~).',
    );
    expect(elementProblem({ ai: '11', value: '261301' })).toBe(
      '(11) production date: 261301 is no date YYMMDD.',
    );
    for (const value of ['260230', '260431', '250229', '261332', '260001'])
      expect(elementProblem({ ai: '11', value })).toBe(`(11) production date: ${value} is no date YYMMDD.`);
    for (const value of ['260228', '240229', '261200'])
      expect(elementProblem({ ai: '11', value })).toBeUndefined();
    expect(elementProblem({ ai: '99', value: 'x' })).toBe(
      '(99) is no application identifier of a software UDI.',
    );
  });
});

describe('the UDI of a product', () => {
  const product = (udi: SiteConfig['product']['udi'], version = '2.4.1') =>
    siteSchema.parse({
      product: { name: 'P', version, safetyClass: 'A', manufacturer: { name: 'M', address: 'A' }, udi },
    }).product;

  // @verifies SRS-506
  it('carries the software version as production identifier', () => {
    const { udi, findings } = udiOfProduct(product({ di: '09504000059118' }), 'site.config.ts');
    expect(findings).toEqual([]);
    expect(udi).toMatchObject({
      pi: '(8012)2.4.1',
      hri: '(01)09504000059118(8012)2.4.1',
      carrier: '010950400005911880122.4.1',
    });
  });

  // @verifies SRS-506
  it('is a finding when it breaks a rule of its issuer', () => {
    const { findings } = udiOfProduct(
      product({ di: '09504000059117', basicUdiDi: '0763003170002QX' }),
      'site.config.ts',
    );
    expect(findings.map(({ message }) => message)).toEqual([
      'The GTIN 09504000059117: the check is "7", expected "8".',
      'The Basic UDI-DI 0763003170002QX: the check is "QX", expected "Q6".',
    ]);
  });

  // @verifies SRS-2814
  it('never holds the Basic UDI-DI in its carrier', () => {
    const udi = { di: '09504000059118', basicUdiDi: '0763003170002Q6', additionalId: '0763003170002Q6' };
    expect(udiOfProduct(product(udi), 'site.config.ts').findings.map(({ message }) => message)).toEqual([
      'The UDI holds the Basic UDI-DI 0763003170002Q6, which stands in no carrier.',
    ]);
  });

  it('takes identifiers of EUDAMED and ICCBBA as they are', () => {
    expect(
      udiOfProduct(product({ di: '09504000059118', basicUdiDi: 'B-09504000059118' }), 'c').findings,
    ).toEqual([]);
    expect(udiOfProduct(product({ issuer: 'iccbba', di: '=/W00001234567890A' }), 'c').findings).toEqual([]);
  });

  it('knows the other issuers, a check character that is a blank included', () => {
    expect(issuers.hibcc.diProblem('+A123AA40 ')).toBeUndefined();
    expect(issuers.hibcc.basicProblem('++E221049001OOOOOOOFX')).toContain('expected "6H"');
    expect(issuers.ifa.diProblem('110375286414')).toBeUndefined();
    expect(issuers.ifa.basicProblem('PP12345ABCD.12345678.9004')).toBeUndefined();
    expect(issuers.gs1.diProblem('9504000059118')).toContain('expected 14 digits');
  });
});

// @verifies SRS-3230
it('the date of manufacture of a label is a day of the calendar, or is left out', () => {
  const problems = (dateOfManufacture: unknown) =>
    siteSchema
      .safeParse({
        product: { name: 'P', version: '1', safetyClass: 'B', manufacturer: { name: 'M', address: 'A' } },
        label: { dateOfManufacture },
      })
      .error?.issues.map(({ path, message }) => [path.join('.'), message]);
  for (const day of ['', '2026-02-28', '2024-02-29', '2030-12-31']) expect(problems(day)).toBeUndefined();
  for (const day of [
    '2026-02-31',
    '2026-02-29',
    '2026-00-01',
    '2026-13-01',
    '2026-2-3',
    '28.02.2026',
    'today',
    '-',
  ])
    expect(problems(day)).toEqual([['label.dateOfManufacture', 'a day of the calendar, YYYY-MM-DD']]);
});
