import { describe, expect, it } from 'vitest';
import { siteSchema } from '../../src/config/schema.ts';
import { iso14971 } from '../../src/index.ts';
import { assessHazard, checkRisks } from '../../src/risk/index.ts';
import { checkReductions } from '../../src/risk/reduction.ts';
import { linked, profileFindings, told } from '../regulation/project.ts';
import { documents, hazard, manual, risk } from './project.ts';

const valve = '\n### RC-9 Valve\n\n- controls: HAZ-1\n- kind: inherent design\n';
const check = (attributes: Record<string, string>, control = ''): string[] => {
  const { model, config } = linked({
    site: { risk, documents },
    pages: { 'content/risk.md': `${hazard(attributes)}${valve}${control}`, 'content/manual.md': manual },
  });
  return checkRisks({ model, config }).map(({ rule, message }) => `${rule}: ${message}`);
};

describe('the configuration of risks', () => {
  const issues = (change: object): [string, string][] | undefined =>
    siteSchema
      .safeParse({
        product: { name: 'P', version: '1', safetyClass: 'B', manufacturer: { name: 'M', address: 'A' } },
        risk: { ...risk, ...change },
      })
      .error?.issues.map(({ path, message }) => [path.join('.'), message]);

  // @verifies SRS-2110
  it('has a level of the list for each severity and each probability', () => {
    expect(issues({})).toBeUndefined();
    expect(issues({ matrix: { ...risk.matrix, minor: ['low'] } })).toEqual([
      ['risk.matrix.minor', 'a level for each of the 2 probabilities'],
    ]);
    expect(issues({ matrix: { ...risk.matrix, minor: ['low', 'tiny'] } })).toEqual([
      ['risk.matrix.minor', 'levels of `risk.levels` only, not "tiny"'],
    ]);
    expect(issues({ matrix: { ...risk.matrix, huge: ['low', 'low'] } })).toEqual([
      ['risk.matrix.huge', 'severities of `risk.severities` only'],
    ]);
    expect(issues({ severities: { minor: '' } })?.[0]).toEqual([
      'risk.severities',
      'at least two names, from the lowest to the highest',
    ]);
  });

  // @verifies SRS-2110
  it('is demanded by the profile of ISO 14971', () => {
    const site = { regulation: { profiles: [iso14971()] } };
    expect(told(profileFindings({ site }), 'risk-matrix-missing')).toEqual([
      'There are no criteria for risks, which ISO 14971 4.4 demands.',
    ]);
    expect(told(profileFindings({ site: { ...site, risk } }), 'risk-matrix-missing')).toEqual([]);
  });
});

describe('the risk of a hazard', () => {
  const assess = (attributes: Record<string, string>) => {
    const { model, config } = linked({ site: { risk }, pages: { 'content/risk.md': hazard(attributes) } });
    return assessHazard(model.items[0] as never, config.risk as never, true);
  };

  // @verifies SRS-2111
  it('is computed before and after control; the severity stays unless another one is stated', () => {
    expect(
      assess({ severity: 'Critical', probability: 'frequent', 'residual-probability': 'remote' }),
    ).toEqual({
      initial: {
        severity: 'critical',
        probability: 'frequent',
        p1: '',
        p2: '',
        level: 'high',
        acceptability: 'unacceptable',
      },
      residual: {
        severity: 'critical',
        probability: 'remote',
        p1: '',
        p2: '',
        level: 'medium',
        acceptability: 'conditional',
      },
      problems: [],
    });
    expect(
      assess({
        severity: 'critical',
        probability: 'frequent',
        'residual-severity': 'minor',
        'residual-probability': 'remote',
      }).residual?.level,
    ).toBe('low');
  });

  // @verifies SRS-2111, SRS-2112
  it('is not computed from half an estimate, nor from words of no scale', () => {
    expect(check({ severity: 'terrible', probability: 'frequent' })).toEqual([
      'risk-estimate: The risk of HAZ-1 cannot be computed: severity is "terrible", which is none of minor, serious, critical.',
      'risk-estimate: The risk of HAZ-1 cannot be computed: residual-probability is not stated.',
    ]);
    expect(check({})).toEqual([
      'risk-estimate: The risk of HAZ-1 cannot be computed: severity is not stated.',
      'risk-estimate: The risk of HAZ-1 cannot be computed: probability is not stated.',
      'risk-estimate: The risk of HAZ-1 cannot be computed: residual-probability is not stated.',
    ]);
    expect(
      check({ severity: 'constructor', probability: 'remote', 'residual-probability': 'remote' })[0],
    ).toContain('severity is "constructor"');
  });

  // @verifies SRS-2112
  it('may be stated too, and then has to be what the matrix gives', () => {
    const estimate = { severity: 'minor', probability: 'frequent', 'residual-probability': 'remote' };
    expect(check({ ...estimate, 'initial-risk': 'Medium', 'residual-risk': 'low' })).toEqual([]);
    expect(check({ ...estimate, 'initial-risk': 'low' })).toEqual([
      'risk-differs: HAZ-1 states the initial risk "low", but minor and frequent give "medium".',
    ]);
  });

  // @verifies SRS-2112
  it('is refused when it stays unacceptable without a word on the benefits', () => {
    const estimate = {
      severity: 'critical',
      probability: 'frequent',
      'residual-probability': 'frequent',
      disclosed: 'content/manual.md#warnings',
    };
    expect(check(estimate)).toEqual([
      'risk-unacceptable: The residual risk of HAZ-1 is high, which is unacceptable.',
    ]);
    expect(check({ ...estimate, 'benefit-risk': 'without it nobody is treated' })).toEqual([]);
  });
});

// @verifies SRS-3224
describe('a risk that nothing controls', () => {
  const found = (attributes: Record<string, string>, site: object, control = '') => {
    const { model, config } = linked({
      site,
      pages: { 'content/risk.md': `${hazard(attributes)}${control}` },
    });
    return checkReductions({ model, config }).map(({ message }) => message);
  };
  const lowered = { severity: 'critical', probability: 'frequent', 'residual-probability': 'remote' };
  it('is no lower afterwards', () => {
    const message =
      'HAZ-1 states `residual-probability: remote`, other than before control, and nothing controls it.';
    expect(found(lowered, { risk })).toEqual([message]);
    expect(found(lowered, {})).toEqual([message]);
    expect(found({ ...lowered, 'residual-severity': 'minor' }, { risk })).toEqual([
      'HAZ-1 states `residual-severity: minor`, other than before control, and nothing controls it.',
      message,
    ]);
    expect(found(lowered, { risk }, valve)).toEqual([]);
  });

  it('may stay as it is, or be higher, or be left out', () => {
    expect(found({ ...lowered, 'residual-probability': 'Frequent' }, { risk })).toEqual([]);
    expect(
      found({ ...lowered, probability: 'remote', 'residual-probability': 'frequent' }, { risk }),
    ).toEqual([]);
    expect(found({ ...lowered, 'residual-probability': '–' }, {})).toEqual([]);
  });

  it('has no level after control', () => {
    const { model, config } = linked({ site: { risk }, pages: { 'content/risk.md': hazard(lowered) } });
    expect(assessHazard(model.items[0] as never, config.risk as never, false)).toMatchObject({
      initial: { level: 'high' },
      residual: undefined,
    });
  });
});

describe('what remains', () => {
  const estimate = { severity: 'critical', probability: 'frequent', 'residual-probability': 'remote' };

  // @verifies SRS-2113
  it('is told to users at a place of the instructions for use that exists', () => {
    expect(check({ ...estimate, disclosed: 'content/manual.md#warnings' })).toEqual([]);
    expect(check({ ...estimate, disclosed: 'manual.md#warnings, URS-9' })).toEqual([]);
    expect(check(estimate)).toEqual([
      'risk-undisclosed: The residual risk of HAZ-1 is medium, and nothing says where users are told.',
    ]);
    const refused = (disclosed: string) => check({ ...estimate, disclosed })[0];
    const prefix = 'risk-undisclosed: The residual risk of HAZ-1 is medium, but';
    expect(refused('content/manual.md#warning')).toBe(
      `${prefix} "content/manual.md#warning" names a heading its page does not have.`,
    );
    expect(refused('content/manual.md#nothing')).toBe(
      `${prefix} "content/manual.md#nothing" leads to a heading with nothing below it.`,
    );
    expect(refused('content/risk.md')).toBe(
      `${prefix} "content/risk.md" is no part of the instructions for use.`,
    );
    expect(refused('../../etc/passwd')).toBe(
      `${prefix} "../../etc/passwd" is neither a page nor an item of this project.`,
    );
    expect(refused('URS-8')).toBe(`${prefix} "URS-8" is neither a page nor an item of this project.`);
  });

  // @verifies SRS-2113
  it('a control that informs users names the place too', () => {
    const low = { severity: 'minor', probability: 'remote', 'residual-probability': 'remote' };
    const control = (lines: string) =>
      `\n### RC-1 Told\n\n- controls: HAZ-1\n- kind: information for safety\n${lines}`;
    expect(check(low, control(''))).toEqual([
      'risk-undisclosed: RC-1 informs users, and nothing says where users are told.',
    ]);
    expect(check(low, control('- ifu: content/manual.md#warnings\n'))).toEqual([]);
    expect(check(low, control('').replace('information for safety', 'inherent design'))).toEqual([]);
  });
});

describe('the probability of harm as P1 and P2', () => {
  const split = {
    situations: { seldom: 'once a year', often: 'every day' },
    harms: { unlikely: 'one of many', likely: 'nearly each' },
    matrix: { seldom: ['remote', 'remote'], often: ['remote', 'frequent'] },
  };
  const of = (attributes: Record<string, string>, parts: object = split, isControlled = true) => {
    const { model, config } = linked({
      site: { risk: { ...risk, split: parts } as never },
      pages: { 'content/risk.md': hazard({ severity: 'critical', ...attributes }) },
    });
    const { initial, residual, problems } = assessHazard(
      model.items[0] as never,
      config.risk as never,
      isControlled,
    );
    return [initial?.probability, residual?.probability, ...problems];
  };

  // @verifies SRS-3623
  it('has a probability of the scale for each of both in the matrix', () => {
    const issues = (change: object) =>
      siteSchema.shape.risk
        .safeParse({ ...risk, split: { ...split, ...change } })
        .error?.issues.map(({ path, message }) => [path.join('.'), message]);
    expect(issues({})).toBeUndefined();
    expect(issues({ matrix: undefined })).toBeUndefined();
    expect(issues({ matrix: { ...split.matrix, seldom: ['remote'], never: ['remote', 'remote'] } })).toEqual([
      ['split.matrix.seldom', 'a probability for each of the 2 words of `risk.split.harms`'],
      ['split.matrix.never', 'words of `risk.split.situations` only'],
    ]);
    expect(issues({ matrix: { ...split.matrix, seldom: ['remote', 'never'] } })).toEqual([
      ['split.matrix.seldom', 'probabilities of `risk.probabilities` only, not "never"'],
    ]);
    expect(issues({ harms: { likely: '' } })?.[0]).toEqual([
      'split.harms',
      'at least two names, from the lowest to the highest',
    ]);
  });

  // @verifies SRS-3624
  it('follows from both, and what a control leaves stays as it was', () => {
    const often = { p1: 'Often', p2: 'likely' };
    expect(of({ ...often, 'residual-p1': 'seldom' })).toEqual(['frequent', 'remote']);
    expect(of({ ...often, 'residual-p2': 'unlikely' })).toEqual(['frequent', 'remote']);
    expect(of({ ...often, 'residual-p1': 'seldom', 'residual-p2': 'unlikely' })).toEqual([
      'frequent',
      'remote',
    ]);
    expect(of({ ...often, 'residual-probability': 'remote' })).toEqual(['frequent', 'remote']);
    expect(of({ probability: 'frequent', 'residual-probability': 'remote' })).toEqual(['frequent', 'remote']);
  });

  // @verifies SRS-3624
  it('is none of one without the other, and none of another one that is stated', () => {
    expect(of({ p1: 'often', 'residual-p1': 'seldom' })).toEqual([
      undefined,
      undefined,
      'p2 is not stated',
      'residual-p2 is not stated',
    ]);
    expect(of({ p2: 'certain', 'residual-probability': 'remote' })).toEqual([
      undefined,
      'remote',
      'p1 is not stated',
      'p2 is "certain", which is none of unlikely, likely',
    ]);
    expect(
      of({ p1: 'often', p2: 'likely', probability: 'remote', 'residual-probability': 'remote' }),
    ).toEqual([undefined, 'remote', 'probability is "remote", but P1 often and P2 likely give "frequent"']);
    expect(of({ probability: 'frequent', 'residual-p1': 'seldom' })).toEqual([
      'frequent',
      undefined,
      'residual-p2 is not stated',
    ]);
    expect(of({ p1: 'often', p2: 'likely' })).toEqual([
      'frequent',
      undefined,
      'residual-probability is not stated',
    ]);
  });

  // @verifies SRS-3624
  it('is stated where the configuration has no matrix of both', () => {
    const { matrix: _, ...words } = split;
    expect(of({ p1: 'often', p2: 'likely', 'residual-p2': 'unlikely' }, words)).toEqual([
      undefined,
      undefined,
      'probability is not stated',
      'residual-probability is not stated',
    ]);
    expect(
      of({ p1: 'often', p2: 'likely', probability: 'frequent', 'residual-probability': 'remote' }, words),
    ).toEqual(['frequent', 'remote']);
  });

  // @verifies SRS-3624
  it('is no lower after control where nothing controls the hazard', () => {
    const lowered = { p1: 'often', p2: 'likely', 'residual-p1': 'seldom' };
    expect(of(lowered, split, false)).toEqual(['frequent', undefined]);
    expect(of({ p1: 'often', p2: 'likely', 'residual-probability': 'remote' }, split, false)).toEqual([
      'frequent',
      undefined,
    ]);
    const { model, config } = linked({
      site: { risk: { ...risk, split } },
      pages: { 'content/risk.md': hazard({ severity: 'critical', ...lowered }) },
    });
    expect(checkReductions({ model, config }).map(({ message }) => message)).toEqual([
      'HAZ-1 states `residual-p1: seldom`, other than before control, and nothing controls it.',
    ]);
  });
});
