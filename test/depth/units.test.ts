import { describe, expect, it } from 'vitest';
import { siteSchema } from '../../src/config/schema.ts';
import { checkDepth } from '../../src/depth/check.ts';
import { elementDepths } from '../../src/depth/index.ts';
import { unitsAccepted } from '../../src/gates/units-accepted.ts';
import { iec62304 } from '../../src/index.ts';
import { classAfterSegregation, type Model, sayReason } from '../../src/model/index.ts';
import { architectureOf } from '../architecture/project.ts';
import { linked } from '../regulation/project.ts';

const criteria = 'its unit tests passed and somebody else reviewed it';
const reason = 'It runs on a processor of its own and writes nothing back.';

/** A pump of class C with an engine and a log; tags of each, and what is known of the requirement of the engine. */
function pump({ system = '', log = '', profile = true, verified = true, level = 'unit' } = {}) {
  const { model: architecture } = architectureOf({
    'src/index.ts': `/**\n * @c4 system "Pump"\n * @class C\n${system} */\n`,
    'src/engine/index.ts':
      '/**\n * Doses.\n * @c4 component "Engine"\n * @class C\n */\nexport const a = 1;\n',
    'src/log/index.ts': `/**\n * Writes.\n * @c4 component "Log"\n${log} */\nexport const b = 1;\n`,
  });
  const { model } = linked({ site: {} });
  const elements = architecture.elements.map((element) =>
    element.name === 'Engine' ? { ...element, implements: ['SRS-001'] } : element,
  );
  const config = siteSchema.parse({
    product: { name: 'Pump', version: '1', safetyClass: 'C', manufacturer: { name: 'M', address: 'A' } },
    regulation: { profiles: profile ? [iec62304()] : [] },
  });
  const whole = {
    ...model,
    architecture: { ...architecture, elements },
    reports: [{ level, origin: 'current', results: [{ status: 'passed' }] }],
    verdicts: verified ? { 'SRS-001': { state: 'verified', reasons: [], evidence: [[0, 0]] } } : {},
  } as unknown as Model;
  return { model: whole, config };
}

/** What is said of a unit, with `+` where it is met. */
function saidOf(name: string, project: ReturnType<typeof pump>): string[] {
  const unit = elementDepths(project.model, project.config).find(({ element }) => element.name === name);
  const said = (unit?.demands ?? []).map(
    ({ because, met, said, ids = [] }) =>
      `${met ? '+' : '-'} ${because.map(({ clause }) => clause)} ${[sayReason(said), ...ids].join(' ')}`,
  );
  return [`class ${unit?.safetyClass}`, ...said];
}

describe('a unit is judged by its own class', () => {
  // @verifies SRS-3722
  it('which only a stated segregation lowers', () => {
    const classOf = (log: string) => {
      const { model } = pump({ log });
      const elements = new Map(model.architecture?.elements.map((element) => [element.id, element]));
      const element = [...elements.values()].find(({ name }) => name === 'Log');
      return element && classAfterSegregation(element, elements, 'C');
    };
    expect(classOf('')).toBe('C');
    expect(classOf(' * @class A\n')).toBe('C');
    expect(classOf(' * @class A\n * @segregation TBD\n')).toBe('C');
    expect(classOf(` * @class A\n * @segregation ${reason}\n`)).toBe('A');
    expect(classOf(` * @class B\n * @segregation ${reason}\n`)).toBe('B');
  });

  // @verifies SRS-3722
  it('and never by less than the product that it is a part of', () => {
    const { model } = pump();
    const elements = new Map(
      model.architecture?.elements.map((element) => [element.id, { ...element, safetyClass: 'A' as const }]),
    );
    const [engine] = elements.values();
    expect(engine && classAfterSegregation(engine, elements, 'B')).toBe('B');
  });
});

describe('what is asked of units', () => {
  // @verifies SRS-3723
  it('grows with the class', () => {
    const apart = (letter: string) => ` * @class ${letter}\n * @segregation ${reason}\n`;
    expect(saidOf('Log', pump({ log: apart('A') }))).toEqual(['class A']);
    expect(saidOf('Log', pump({ log: apart('B') }))).toEqual([
      'class B',
      '- 5.5.3 Nothing says when it is accepted.',
      '- 5.5.5 Its code carries no requirement, so nothing of it is verified.',
    ]);
    expect(saidOf('Engine', pump({ system: ` * @acceptance ${criteria}\n` }))).toEqual([
      'class C',
      `+ 5.5.3 As all parts of Pump it is accepted when: ${criteria}`,
      '- 5.5.4 Neither it nor a detailed design treats the list of class C.',
      '+ 5.5.5 1 requirements of it are verified.',
      '+ 5.5.5 1 unit tests of it passed.',
    ]);
    expect(saidOf('Log', pump({ log: ` * @acceptance ${criteria}\n` }))[1]).toBe(
      `+ 5.5.3 It is accepted when: ${criteria}`,
    );
  });

  // @verifies SRS-3723
  it('is not met by results of another level, nor by what is not verified', () => {
    expect(saidOf('Engine', pump({ level: 'system' })).at(-1)).toBe('- 5.5.5 No unit test of it passed.');
    expect(saidOf('Engine', pump({ verified: false })).slice(-2)).toEqual([
      '- 5.5.5 Requirements of it that are not verified: SRS-001',
      '- 5.5.5 No unit test of it passed.',
    ]);
  });

  // @verifies SRS-3723
  it('is an error where no criteria are stated', () => {
    const told = (project: ReturnType<typeof pump>) =>
      checkDepth({ ...project, configFile: 'site.config.ts' }).map(({ message }) => message);
    expect(told(pump({ log: ` * @acceptance ${criteria}\n` }))).toEqual([
      'Engine is a software unit of class C, and nothing says when it is accepted. Demanded are criteria of acceptance, by IEC 62304 5.5.3 (class C).',
    ]);
    expect(told(pump({ system: ' * @acceptance TBD\n' }))).toHaveLength(2);
    expect(told(pump({ system: ` * @acceptance ${criteria}\n` }))).toEqual([]);
    expect(told(pump({ profile: false }))).toEqual([]);
  });
});

// @verifies SRS-3724
it('a gate is open while a unit is not accepted, or where there is none', () => {
  const { model, config } = pump({ system: ` * @acceptance ${criteria}\n` });
  expect(unitsAccepted(model, config)).toMatchObject({
    state: 'open',
    text: '2 of 2 software items do not meet what is demanded of them. Engine: Neither it nor a detailed design treats the list of class C.',
  });
  expect(unitsAccepted({ ...model, architecture: undefined }, config)).toMatchObject({
    state: 'open',
    text: 'No software unit is declared, so none is accepted.',
  });
  const tailored = structuredClone(config);
  for (const profile of tailored.regulation.profiles)
    profile.tailored['5.5.4'] = 'The list is treated in the plan of another product.';
  const engine = model.architecture?.elements.filter(({ name }) => name !== 'Log') ?? [];
  const alone = { ...model, architecture: model.architecture && { ...model.architecture, elements: engine } };
  expect(unitsAccepted(alone, tailored)).toMatchObject({
    state: 'holds',
    text: 'Of 1 of 1 software items something is demanded, and met.',
  });
});
