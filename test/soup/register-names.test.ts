import { expect, it } from 'vitest';
import { ecosystems, type Item, type SoupItem } from '../../src/model/index.ts';
import { matchRegister } from '../../src/soup/register.ts';

// @verifies SRS-1701
it.each(ecosystems)(
  'an entry names a package of %s, and none of the same name of another ecosystem',
  (ecosystem) => {
    const entry = {
      id: 'SOUP-001',
      type: 'SOUP',
      attributes: { package: `${ecosystem}:name` },
    } as unknown as Item;
    const soup = ecosystems.map((each) => ({ ecosystem: each, name: 'name' }) as SoupItem);
    expect(matchRegister(soup, [entry]).filter((item) => item.entry === 'SOUP-001')).toEqual([
      { ecosystem, name: 'name', entry: 'SOUP-001' },
    ]);
  },
);
