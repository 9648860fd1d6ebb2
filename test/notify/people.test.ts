import { expect, it } from 'vitest';
import { siteSchema } from '../../src/config/schema.ts';
import type { GateResult } from '../../src/gates/index.ts';
import type { Finding } from '../../src/model/index.ts';
import { makers, ownersOfElements, reviewers } from '../../src/notify/claims.ts';
import { notificationOf } from '../../src/notify/index.ts';
import { type Claim, gatherPeople, ownerNamed, personNamed } from '../../src/notify/people.ts';
import type { ChangeCommit } from '../../src/sources/git/index.ts';

const jane = { name: 'Jane Roe', email: 'jane@example.org' };
const commit = (changes: Partial<ChangeCommit>): ChangeCommit => ({
  commit: 'a'.repeat(40),
  date: '',
  isMerge: false,
  author: jane,
  coAuthors: [],
  ...changes,
});
const claim = (changes: Partial<Claim>): Claim => ({
  role: 'owner',
  of: 'src/x.ts',
  note: '',
  name: '',
  handle: '',
  email: '',
  mention: true,
  ...changes,
});

// @verifies SRS-3593
it('who merged is told where the merge failed, and not of a merge that a forge made to try a pull request', () => {
  const merge = commit({ isMerge: true });
  expect(makers([merge], true).claims).toMatchObject([{ name: 'Jane Roe', role: 'merger' }]);
  expect(makers([merge], false)).toEqual({ claims: [], left: [] });
  const commits = [merge, commit({ commit: 'b'.repeat(40) })];
  const failed = (on: 'gate' | 'merge') =>
    notificationOf({
      on,
      job: '',
      log: '',
      findings: [],
      change: { refused: '' },
      commits,
      codeowners: undefined,
    });
  expect([failed('gate').commit[0], failed('merge').commit[0]]).toEqual(['b', 'a']);
});

// @verifies SRS-3593
it.each([
  ['dependabot[bot]', '49699333+dependabot[bot]@users.noreply.github.com'],
  ['Renovate', 'renovate-bot@example.org'],
  ['Project 7', 'project_7_bot_1a2b@noreply.gitlab.example.org'],
])('commits of %s call nobody', (name, email) => {
  expect(makers([commit({ author: { name, email } })], false)).toEqual({
    claims: [],
    left: [`A program wrote commits (${name}): nobody is told as their author.`],
  });
});

// @verifies SRS-3593
it('of a person called Bot, or living in Botswana, it is a person', () => {
  const people = [
    { name: 'Anne Bot', email: 'anne@example.org' },
    { name: 'Jan', email: 'jan.botha@example.bw' },
  ];
  expect(
    makers(
      people.map((author) => commit({ author })),
      false,
    ).claims,
  ).toHaveLength(2);
});

// @verifies SRS-3592
it('somebody stands once, by address or handle, whoever names them in whatever case', () => {
  const told = gatherPeople([
    claim({ name: 'Jane Roe', email: 'jane@example.org', role: 'author', of: 'commit a', mention: true }),
    claim({ handle: '@jane', mention: false }),
    claim({
      name: 'J. Roe',
      handle: '@Jane',
      email: 'Jane@Example.org',
      role: 'reviewer',
      of: 'gate G2 (reviewer)',
    }),
    claim({ handle: '@jane', of: 'src/x.ts', note: ', where unknown-id is found' }),
  ]);
  expect(told).toEqual([
    {
      name: 'Jane Roe',
      handle: '@jane',
      email: 'jane@example.org',
      mention: true,
      reasons: [
        { role: 'author', of: 'commit a', note: '' },
        { role: 'owner', of: 'src/x.ts', note: '' },
        { role: 'reviewer', of: 'gate G2 (reviewer)', note: '' },
      ],
    },
  ]);
});

// @verifies SRS-3592
it('reviewers are those with a role that an open criterion of the gate asks for', () => {
  const criterion = (role: string, state: string) => ({
    state,
    criterion: { proofs: [{ kind: 'signed', role, meaning: 'review' }] },
  });
  const gate = { gate: 'G2', criteria: [criterion('reviewer', 'open'), criterion('approver', 'met')] };
  const approvals = {
    pullRequests: [
      { login: 'jane', ...jane, roles: ['approver', 'reviewer'] },
      { login: 'kim', name: 'Kim Doe', email: '', roles: ['approver'] },
    ],
  };
  const signer = { principal: 'ann@example.org', name: 'Ann Poe', roles: ['reviewer'] };
  const claims = reviewers(gate as unknown as GateResult, { approvals } as never, [signer] as never);
  expect(claims).toEqual([
    claim({ ...jane, handle: '@jane', role: 'reviewer', of: 'gate G2 (reviewer)' }),
    claim({ name: 'Ann Poe', email: 'ann@example.org', role: 'reviewer', of: 'gate G2 (reviewer)' }),
  ]);
});

// @verifies SRS-3615
it.each(['@all', '@everyone', '@here', '@channel', '@-x', '@a b', `@${'x'.repeat(200)}`, '@<b>'])(
  'nobody is called by %s',
  (text) => expect(ownerNamed(text).handle).toBe(''),
);

// @verifies SRS-3615, SRS-3617
it('the address that a forge made up for a login is the login, and what is no address is none', () => {
  expect(personNamed({ name: 'Jane', email: '12+jane@users.noreply.github.com' })).toEqual({
    name: 'Jane',
    handle: '@jane',
    email: '',
  });
  expect(personNamed({ name: 'jane@example.org', email: 'a@b>, c@d' })).toEqual({
    name: 'jane',
    handle: '',
    email: '',
  });
});

// @verifies SRS-3592
it('findings on what the change touches stand before the others', () => {
  const found = (file: string, item?: string): Finding => ({
    rule: 'unknown-id',
    severity: 'error',
    message: `In ${file}.`,
    file,
    ...(item === undefined ? {} : { item }),
  });
  const { findings } = notificationOf({
    on: 'gate',
    job: '',
    log: '',
    findings: [
      found('a.md'),
      { ...found('b.md'), severity: 'warning' },
      found('c.md', 'SRS-1'),
      found('d.md'),
    ],
    change: {
      base: '',
      touched: [{ key: 'SRS-1', kind: 'changed' }],
      files: [{ path: 'd.md', kind: 'added' }],
    },
    commits: [],
    codeowners: undefined,
  });
  expect(findings.map(({ file }) => file)).toEqual(['c.md', 'd.md', 'a.md']);
});

// @verifies SRS-3592
it('the owner of a software item that the change removes is told, and one that only the change names is not called', () => {
  const model = (id: string, owner: string) =>
    ({
      product: { safetyClass: 'B' },
      items: [],
      links: [],
      regions: [],
      codeFiles: [],
      architecture: {
        elements: [
          {
            id,
            name: id,
            kind: 'component',
            item: 'software item',
            path: `src/${id}`,
            parent: '',
            safetyClass: '',
            implements: [],
            tags: { owner },
          },
        ],
      },
    }) as never;
  const files = [
    { path: 'src/old/a.ts', kind: 'removed' as const },
    { path: 'src/new/a.ts', kind: 'added' as const },
  ];
  const sides = { before: model('old', '@jane'), after: model('new', '@everybodys-boss') };
  const config = siteSchema.parse({
    product: { name: 'Alarm', version: '1', safetyClass: 'B', manufacturer: { name: 'x', address: 'y' } },
  });
  expect(ownersOfElements(sides, files, config)).toEqual([
    claim({ handle: '@jane', of: 'old (src/old)', note: ', which the change removes' }),
    claim({
      handle: '@everybodys-boss',
      of: 'new (src/new)',
      note: ', which the change touches',
      mention: false,
    }),
  ]);
});
