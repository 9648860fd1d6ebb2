import { describe, expect, it } from 'vitest';
import { idSyntax } from '../../src/config/index.ts';

const types = {
  SRS: { title: 'Software requirement', plural: 'Software requirements', prefixes: ['SRS', 'SYS-REQ'] },
  RC: { title: 'Risk control', plural: 'Risk controls', prefixes: ['RC'] },
};
const ids = idSyntax(types);

describe('identifiers', () => {
  it('knows the type by the prefix', () => {
    expect(['SRS-041', 'SYS-REQ-7', 'RC_12', 'SRS-ALARM-3', 'SRS-7.2', 'SRS-041a'].map(ids.typeOf)).toEqual([
      'SRS',
      'SRS',
      'RC',
      'SRS',
      'SRS',
      'SRS',
    ]);
  });

  // @verifies SRS-105
  it('takes no other words for identifiers', () => {
    for (const word of [
      'SRS',
      'SRS-',
      'SRS-table',
      'XSRS-1',
      'srs-1',
      '../SRS-1',
      'SRS-1/2',
      'HAZ-1',
      'SRS 1',
      '',
    ]) {
      expect(ids.isId(word), word).toBe(false);
    }
  });

  // @verifies SRS-105
  it('finds identifiers in prose, with their places', () => {
    const text = 'As SRS-041, (RC-1) and SYS-REQ-7. Not XSRS-1, SRS-1x2, RC-1-b, PRE-RC-1 or äRC-1.';
    expect(ids.find(text)).toEqual([
      { id: 'SRS-041', offset: 3 },
      { id: 'RC-1', offset: 13 },
      { id: 'SYS-REQ-7', offset: 23 },
    ]);
  });

  // @verifies SRS-1402
  it('stays linear on long words', () => {
    const text = `SRS-${'A-'.repeat(50_000)}`;
    expect(ids.find(text)).toEqual([]);
  });
});
