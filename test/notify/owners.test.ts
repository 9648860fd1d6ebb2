import { expect, it } from 'vitest';
import { readOwners } from '../../src/sources/git/owners-of.ts';

const github = readOwners(`# Who owns what
*                @org/all
*.js             @js-owner # not @this
/build/logs/     @logs
docs/*           docs@example.org
apps/            @apps
/apps/github
**/generated     @made
/a\\ b.md         @blank
/src/*.ts        @first
/src/main.ts     @last
!/src/no.ts      @negated
`);

// @verifies SRS-3594
it.each([
  ['README.md', ['@org/all']],
  ['lib/deep/x.js', ['@js-owner']],
  ['build/logs/1.txt', ['@logs']],
  ['x/build/logs/1.txt', ['@org/all']],
  ['docs/start.md', ['docs@example.org']],
  ['docs/deep/start.md', ['@org/all']],
  ['x/apps/y', ['@apps']],
  ['apps/github/x', []],
  ['src/generated/x.ts', ['@made']],
  ['a b.md', ['@blank']],
  ['src/other.ts', ['@first']],
  ['src/main.ts', ['@last']],
  ['src/main.ts.map', ['@org/all']],
  ['src/no.ts', ['@first']],
])('the last line that fits owns %s', (path, owners) => {
  expect(github(path)).toEqual(owners);
});

// @verifies SRS-3594
it('each section of GitLab names its owners, with those of its heading where a line has none', () => {
  const owners = readOwners(`* @all
[Docs][2] @docs @writers
*.md
content/ @content
^[Safety]
src/alarm/ @safety
`);
  expect(owners('README.md')).toEqual(['@all', '@docs', '@writers']);
  expect(owners('content/x.md')).toEqual(['@all', '@content']);
  expect(owners('src/alarm/x.ts')).toEqual(['@all', '@safety']);
});

// @verifies SRS-3594
it('characters that mean something elsewhere mean themselves, and a pattern made to take long fits nothing', () => {
  const owners = readOwners(`/[id]/(x).ts @brackets\n/${'*a'.repeat(40)} @slow\n/{a,b}.ts @braces\n`);
  expect(owners('[id]/(x).ts')).toEqual(['@brackets']);
  expect(owners('i/x.ts')).toEqual([]);
  expect(owners('a.ts')).toEqual([]);
  expect(owners('{a,b}.ts')).toEqual(['@braces']);
  expect(owners(`${'a'.repeat(200)}b`)).toEqual([]);
});
