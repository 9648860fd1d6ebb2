import { describe, expect, it } from 'vitest';
import type { UdiDecision } from '../../src/config/index.ts';
import type { Udi } from '../../src/model/index.ts';
import {
  aboutDevice,
  type Comparable,
  checkUdiDecision,
  eudamedRegistration,
  readComparable,
  type Touched,
  touchedAspects,
} from '../../src/udi/index.ts';

const udi = (version: string, di = '09504000059118'): Udi => ({
  issuer: 'gs1',
  di,
  basicUdiDi: '0763003170001Q4',
  pi: `(8012)${version}`,
  hri: `(01)${di}(8012)${version}`,
  carrier: '',
  specimen: true,
});
const release = (version: string, di?: string) => ({ version, udi: udi(version, di) });
const decision = (change: UdiDecision['change'], version = '2.5.0'): UdiDecision => ({
  version,
  change,
  reason: 'corrections of texts only',
  approver: 'Jane Roe',
});
const judged = (
  product: ReturnType<typeof release>,
  decided: UdiDecision | undefined,
  touched: Touched[] = [],
): string[] => {
  const before = { label: 'v2.4.1', di: '09504000059118' };
  return checkUdiDecision({ before, product, decision: decided, touched, configFile: 'site.config.ts' }).map(
    ({ rule, severity, message }) => `${severity} ${rule}: ${message}`,
  );
};

// @verifies SRS-1908
describe('the UDI of a release', () => {
  it('is not judged by a decision on another version, which gate G5 asks for', () => {
    expect(judged(release('2.5.0'), undefined)).toEqual([]);
    expect(judged(release('2.5.0'), decision('new-di', '2.4.1'))).toEqual([]);
  });

  it('agrees with the decision', () => {
    const other = '07038319110380';
    expect(judged(release('2.5.0'), decision('new-di'))).toEqual([
      'error udi-contradicts-decision: The decision is `new-di`, but the UDI-DI is that of v2.4.1: 09504000059118.',
    ]);
    expect(judged(release('2.5.0', other), decision('new-pi'))).toEqual([
      'error udi-contradicts-decision: The decision is `new-pi`, but the UDI-DI of v2.4.1 was 09504000059118 and now is 07038319110380.',
    ]);
    const first = { product: release('2.5.0'), before: undefined, touched: [], configFile: 'c' };
    expect(checkUdiDecision({ ...first, decision: decision('new-pi') })[0]?.message).toBe(
      'The decision is `new-pi`, but no release before carries the UDI-DI 09504000059118.',
    );
    expect(checkUdiDecision({ ...first, decision: decision('new-di') })).toEqual([]);
    expect(judged(release('2.5.0'), decision('new-pi'))).toEqual([]);
    expect(judged(release('2.5.0', other), decision('new-di'))).toEqual([]);
  });

  it('warns under new-pi of what can call for a new device identifier, and not under new-di', () => {
    const touched: Touched[] = [
      { aspect: 'algorithm', what: ['SDS-1', 'SDS-2', 'SDS-3', 'SDS-4', 'SDS-5', 'SDS-6'] },
      { aspect: 'safety', what: ['RC-012'] },
    ];
    expect(judged(release('2.5.0'), decision('new-pi'), touched)).toEqual([
      'warning udi-decision-doubtful: The decision is `new-pi`, but the change touches algorithm: SDS-1, SDS-2, SDS-3, SDS-4, SDS-5 and 1 more.',
      'warning udi-decision-doubtful: The decision is `new-pi`, but the change touches safety: RC-012.',
    ]);
    expect(judged(release('2.5.0', '07038319110380'), decision('new-di'), touched)).toEqual([]);
  });
});

const item = (id: string, fingerprint: string, kind = ''): Comparable['items'][number] => ({
  id,
  type: id.split('-')[0] as string,
  attributes: kind === '' ? {} : { type: kind },
  fingerprint,
});

// @verifies SRS-1908
describe('what a change touches', () => {
  const state = (items: Comparable['items'], more: Partial<Comparable> = {}): Comparable => ({
    product: { name: 'P', model: '', languages: ['en'], description: '', safetyClass: 'C' },
    links: [{ from: 'SRS-2', to: 'RC-1' }],
    items: [item('RC-1', 'a'), ...items],
    architecture: { elements: [] },
    ...more,
  });

  it('is told from items added, changed and removed', () => {
    const before = state([
      item('SRS-1', 'a', 'interfaces'),
      item('SRS-2', 'a', 'security'),
      item('SRS-3', 'a', 'security'),
      item('SDS-1', 'a'),
    ]);
    const now = state([
      item('SRS-1', 'b', 'interfaces'),
      item('SRS-2', 'b', 'security'),
      item('SRS-3', 'b', 'security'),
      item('URS-1', 'a'),
    ]);
    expect(touchedAspects(before, now)).toEqual([
      { aspect: 'algorithm', what: ['SDS-1'] },
      { aspect: 'intended use', what: ['URS-1'] },
      { aspect: 'interfaces', what: ['SRS-1'] },
      { aspect: 'safety', what: ['SRS-2'] },
    ]);
    expect(touchedAspects(before, before)).toEqual([]);
  });

  it('is told of an archive that another version wrote, and not of what is no model', () => {
    expect(readComparable(JSON.stringify({ ...state([]), more: 1 }))).toEqual(state([]));
    expect(readComparable('{"items":[]}')).toBeUndefined();
    expect(readComparable('[')).toBeUndefined();
  });

  it('is told from the product and the elements of the architecture', () => {
    const element = (id: string, kind: string, technology = '') => ({ id, kind, name: id, technology });
    const before = state([], {
      architecture: { elements: [element('core', 'container', 'Node.js'), element('pump', 'external')] },
    });
    const now = state([], {
      product: { name: 'Q', model: '', languages: ['en', 'de'], description: 'x', safetyClass: 'B' },
      architecture: {
        elements: [element('core', 'container', 'Rust'), element('store', 'container'), element('f', 'code')],
      },
    });
    expect(touchedAspects(before, now)).toEqual([
      { aspect: 'architecture', what: ['store'] },
      { aspect: 'identity', what: ['languages', 'name'] },
      { aspect: 'intended use', what: ['description'] },
      { aspect: 'interfaces', what: ['pump'] },
      { aspect: 'platform', what: ['core'] },
      { aspect: 'safety', what: ['safety class'] },
    ]);
  });
});

// @verifies SRS-1909
describe('the identity for an about screen', () => {
  const product = {
    name: 'P',
    model: '',
    version: '2.5.0',
    manufacturer: { name: 'M', address: 'A', contact: '' },
    udi: udi('2.5.0'),
  };
  it('holds the UDI without the Basic UDI-DI, and says what is a draft or a specimen', () => {
    const about = aboutDevice({ product, artifacts: [], release: { label: 'v2.5.0', draft: true } } as never);
    expect(about).toEqual({
      name: 'P',
      model: '',
      version: '2.5.0',
      manufacturer: 'M',
      release: 'v2.5.0',
      draft: true,
      udi: {
        issuer: 'gs1',
        di: '09504000059118',
        pi: '(8012)2.5.0',
        hri: '(01)09504000059118(8012)2.5.0',
        specimen: true,
      },
    });
    expect(aboutDevice({ product: { ...product, udi: undefined }, release: {} } as never)).toBeUndefined();
  });
});

// @verifies SRS-3625
describe('the data for EUDAMED', () => {
  const product = {
    name: 'P',
    model: 'P-2',
    version: '2.5.0',
    description: 'Watches a pump.',
    manufacturer: { name: 'M', address: 'A', contact: '' },
    label: { catalogueNumber: '700', instructions: 'https://ifu.example/p' },
    udi: udi('2.5.0'),
  };
  const of = (change: object) =>
    eudamedRegistration({
      product: { ...product, ...change },
      release: { label: 'v2.5.0', draft: true },
    } as never);

  it('hold what the project states, and mark what is missing', () => {
    const { points, missing, ...rest } = of({}) ?? { points: [], missing: [] };
    expect(rest).toEqual({
      source: 'Regulation (EU) 2017/745, Annex VI',
      release: 'v2.5.0',
      draft: true,
      specimen: true,
    });
    const at = (point: string) => points.find((each) => each.point === point);
    expect(at('B UDI-DI')?.value).toBe('09504000059118');
    expect(at('B 3')?.value).toBe('software identification');
    expect(at('B 11')?.value).toBe('P-2, 700');
    expect(at('B 22')?.value).toBe('https://ifu.example/p');
    expect(at('B 7')).toEqual({
      point: 'B 7',
      field: 'name and address of the authorised representative',
      asked: 'where applicable',
      missing: true,
    });
    expect(missing).toContain('B 9');
    expect(missing).not.toContain('B 7');
    expect(points.filter(({ value, missing: isMissing }) => (value === undefined) === !isMissing)).toEqual(
      [],
    );
    // A 1.1 to 1.4 and 2.1 to 2.15, B 1 to 24, and the UDI-DI with its issuer.
    expect(points).toHaveLength(4 + 15 + 24 + 2);
  });

  it('miss the Basic UDI-DI where none is stated, and are none without UDI', () => {
    expect(of({ udi: { ...product.udi, basicUdiDi: '' } })?.missing).toEqual(
      expect.arrayContaining(['A 2.1', 'B 2']),
    );
    expect(of({ udi: undefined })).toBeUndefined();
  });
});
