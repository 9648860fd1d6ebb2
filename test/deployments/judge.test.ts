import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSmokeReport } from '../../src/sources/deployments/index.ts';
import { before, context, digest, here, old, Records, report, tgz } from './records.ts';

let records: Records;
beforeEach(() => {
  records = new Records();
});
afterEach(() => records.remove());

const staging = 'deployments/2026-06-02T100000Z-staging.deployment.json';
const released = { version: '1.0.0', ...before, release: { tag: 'v1.0.0', manifest: digest('manifest') } };

// @verifies SRS-3754
describe('a record by itself', () => {
  it('counts where it is signed by who may, of software of this content', async () => {
    await records.add('2026-06-02T10:00:00Z', 'staging');
    const [record] = await records.judge();
    expect(record).toMatchObject({
      file: staging,
      state: 'valid',
      remarks: [],
      ofThisTree: true,
      signer: { principal: 'jane@localhost' },
      stated: { artifact: tgz, smoke: { verdict: 'passed', passed: 2, failed: 0, skipped: 0 } },
    });
  });

  const lies: [what: string, lie: (records: Records) => unknown, reason: string][] = [
    [
      'another environment than any that is configured',
      (own) => own.sign({ ...own.statedIn(staging), environment: 'moon' }),
      'The configuration names no environment "moon".',
    ],
    [
      'a role that is not that of the environment',
      (own) => own.sign({ ...own.statedIn(staging), role: 'operator' }),
      'Deployments to staging are signed in the role "deployer", not "operator".',
    ],
    [
      'a commit of another repository',
      (own) =>
        own.sign({
          ...own.statedIn(staging),
          source: { version: '2.0.0', commit: 'e'.repeat(40), tree: 'f'.repeat(40) },
        }),
      'The commit eeeeeeeeeeee that it names is not in this repository, or the clone is not whole.',
    ],
    [
      'another content than that of its commit',
      (own) =>
        own.sign({
          ...own.statedIn(staging),
          source: { version: '2.0.0', commit: here.commit, tree: before.tree },
        }),
      'The commit cccccccccccc that it names holds other content than it states.',
    ],
    [
      'a time before its commit',
      (own) => own.sign({ ...own.statedIn(staging), time: '2026-05-01T10:00:00Z' }),
      'It is dated 2026-05-01T10:00:00Z, and the commit cccccccccccc that it names was made on 2026-06-01T00:00:00Z.',
    ],
    [
      'a time that has not come',
      (own) => own.sign({ ...own.statedIn(staging), time: '2027-05-01T10:00:00Z' }),
      'The record is dated 2027-05-01T10:00:00Z, which has not come yet.',
    ],
    [
      'another build than was tested',
      (own) => own.sign({ ...own.statedIn(staging), artifact: { ...tgz, sha256: digest('other') } }),
      `build/pump.tgz (${digest('other').slice(0, 12)}…) is another build than build/pump.tgz (${tgz.sha256.slice(0, 12)}…), which was tested with this content.`,
    ],
    [
      'a release of another commit',
      (own) =>
        own.sign({
          ...own.statedIn(staging),
          source: { version: '2.0.0', ...here, release: { tag: 'v1.0.0', manifest: digest('manifest') } },
        }),
      'It names the release v1.0.0 and the commit cccccccccccc; the tag stands on aaaaaaaaaaaa.',
    ],
    [
      'a smoke test that passed where its report says otherwise',
      (own) => {
        const stated = own.statedIn(staging);
        const text = report(1, 1);
        return own.sign({ ...stated, smoke: { ...stated.smoke, sha256: digest(text) } }, text);
      },
      '2026-06-02T100000Z.smoke.xml says failed (1 passed, 1 failed, 0 left out), and the record says passed.',
    ],
    [
      'a name that is not that of the key',
      (own) => own.sign({ ...own.statedIn(staging), name: 'John Doe' }),
      'The record names John Doe, but the key is that of Jane Roe.',
    ],
    [
      'the signature of a stranger',
      (own) => own.sign(own.statedIn(staging), report(2), 'mallory'),
      'The key is not in allowed_signers.',
    ],
  ];
  it.each(lies)('proves nothing with %s', async (_, lie, reason) => {
    await records.add('2026-06-02T10:00:00Z', 'staging');
    const honest = new Map(records.files);
    await lie(records);
    for (const path of honest.keys())
      if (records.files.size > honest.size && path === staging) records.files.delete(path);
    expect(await records.judge()).toEqual([expect.objectContaining({ state: 'refused', reason })]);
  });

  it('proves nothing once a byte of it or of its report changed, or without the report', async () => {
    const file = await records.add('2026-06-02T10:00:00Z', 'staging');
    const [text, path] = [String(records.files.get(file)), 'deployments/2026-06-02T100000Z.smoke.xml'];
    const payload = Buffer.from(JSON.parse(text).payload, 'base64').toString().replace('8080', '8081');
    const tampered = JSON.stringify({
      ...JSON.parse(text),
      payload: Buffer.from(payload).toString('base64'),
    });
    records.files.set(file, Buffer.from(tampered));
    expect((await records.told())[file]).toMatch(/^refused The signature does not fit the record: /);
    records.files.set(file, Buffer.from(text)).set(path, Buffer.from(report(3)));
    expect((await records.told())[file]).toBe(
      'refused 2026-06-02T100000Z.smoke.xml is not the report that was signed.',
    );
    records.files.delete(path);
    expect((await records.told())[file]).toBe(
      'refused The report of its smoke test, 2026-06-02T100000Z.smoke.xml, does not lie beside it.',
    );
    records.files.set(file, Buffer.from('{}'));
    expect((await records.told())[file]).toBe(
      'refused The record is no DSSE envelope of an in-toto statement.',
    );
  });
});

// @verifies SRS-3753
describe('the report of a smoke test', () => {
  const read = (name: string, text: string) => readSmokeReport(name, Buffer.from(text), context);

  it.each([
    ['passed where all passed', 'smoke.xml', report(2), 'passed', 2, 0, 0],
    ['failed where one did', 'smoke.xml', report(2, 1), 'failed', 2, 1, 0],
    ['is incomplete where one was left out', 'smoke.xml', report(2, 0, 1), 'incomplete', 2, 0, 1],
    ['is incomplete where nothing was asked', 'smoke.xml', report(0), 'incomplete', 0, 0, 0],
    ['may be of another format', 'smoke.tap', 'TAP version 13\n1..1\nok 1 - answers\n', 'passed', 1, 0, 0],
  ])('%s', async (_, name, text, verdict, passed, failed, skipped) => {
    expect(await read(name, text)).toEqual({ sha256: digest(text), verdict, passed, failed, skipped });
  });

  it('counts for nothing with a defect', async () => {
    expect(await read('smoke.xml', report(2).slice(0, -20))).toEqual({
      refused: expect.stringMatching(/^smoke\.xml counts for nothing: /),
    });
    expect(await read('smoke.txt', 'all is well')).toEqual({
      refused: expect.stringMatching(/^smoke\.txt counts for nothing: /),
    });
  });
});

// @verifies SRS-3755
describe('records in their order', () => {
  const at = (day: number): string => `2026-06-${String(day).padStart(2, '0')}T10:00:00Z`;

  it('tell what runs where after a swap, a swap back and a rollback', async () => {
    await records.add('2026-02-01T10:00:00Z', 'staging', 'deploy', { artifact: old, source: released });
    await records.add('2026-02-02T10:00:00Z', 'production', 'deploy', { artifact: old, source: released });
    await records.add(at(2), 'staging');
    await records.add(at(3), 'production', 'swap');
    await records.add(at(4), 'production', 'swap');
    await records.add(at(5), 'staging', 'rollback', { why: 'it alarms too late' });
    const all = await records.judge();
    expect(
      all.map(({ state, stated, ofThisTree }) => [
        state,
        stated?.action,
        stated?.environment,
        stated?.artifact.sha256 === tgz.sha256,
        ofThisTree,
      ]),
    ).toEqual([
      ['valid', 'deploy', 'staging', false, false],
      ['valid', 'deploy', 'production', false, false],
      ['valid', 'deploy', 'staging', true, true],
      ['valid', 'swap', 'production', true, true],
      ['valid', 'swap', 'production', false, false],
      ['valid', 'rollback', 'staging', false, false],
    ]);
    expect(all[3]?.stated?.other).toMatchObject({ environment: 'staging', artifact: old });
    expect(all[5]?.stated).toMatchObject({ source: released, why: 'it alarms too late' });
  });

  it('are refused where one is repeated, taken out, or dated before the one it follows', async () => {
    const first = await records.add(at(2), 'staging');
    const second = await records.add(at(3), 'staging');
    const third = await records.add(at(4), 'staging');
    const copy = 'deployments/copy.deployment.json';
    records.files.set(copy, records.files.get(second) as Buffer);
    expect((await records.told())[copy]).toBe(
      `refused It is out of order on staging: ${second} follows ${first} too.`,
    );
    records.files.delete(copy);
    const stated = records.statedIn(third);
    await records.sign({ ...stated, time: '2026-06-02T11:00:00Z' });
    records.files.delete(third);
    expect(Object.values(await records.told())).toContain(
      `refused It is dated 2026-06-02T11:00:00Z, and follows ${second}, which is dated ${at(3)}.`,
    );
    records.files.delete(second);
    expect(Object.values(await records.told())).toContain(
      'refused It follows a record on staging that is not here as it was: it was changed or taken out.',
    );
  });

  it('are refused where they swap or roll back to what did not run there', async () => {
    await expect(records.add(at(2), 'production', 'swap')).rejects.toThrow(
      'Nothing ran in production by the records, so that there is nothing to swap.',
    );
    await expect(records.add(at(2), 'staging', 'swap')).rejects.toThrow(
      'The configuration names nothing that staging swaps with (`swapsWith`).',
    );
    const first = await records.add(at(2), 'staging');
    await expect(records.add(at(3), 'staging', 'rollback', { why: 'x' })).rejects.toThrow(
      'Nothing else ran in staging before what runs now, by the records.',
    );
    const stated = records.statedIn(first);
    const lie = await records.sign({
      ...stated,
      action: 'rollback',
      artifact: old,
      source: released,
      after: digest(String(records.files.get(first))),
      time: at(4),
    });
    expect((await records.told())[lie]).toBe(
      `refused It rolls staging back to build/pump.tgz (${old.sha256.slice(0, 12)}…), which did not run there before what runs now.`,
    );
  });

  it('are shown as what they are past an environment, unreleased, or with a smoke test that did not pass', async () => {
    const file = await records.add(at(2), 'production', 'deploy', { report: report(1, 1) });
    const name = `build/pump.tgz (${tgz.sha256.slice(0, 12)}…)`;
    expect((await records.told())[file]).toBe(
      `valid The smoke test there is failed: 1 passed, 1 failed, 0 were left out. ${name} came to production before a smoke test of it passed in qa. ${name} is not released: the record names no archive that binds it.`,
    );
    const bare = await records.add(at(3), 'staging', 'deploy', {
      configuration: [],
      report: report(1, 0, 1),
    });
    expect((await records.told())[bare]).toBe(
      'valid The smoke test there is incomplete: 1 passed, 0 failed, 1 were left out. It does not state PORT.',
    );
  });

  // @verifies SRS-3752
  it('are not made for a time before the commit, and for one to come', async () => {
    await expect(records.add('2026-05-31T10:00:00Z', 'staging')).rejects.toThrow(
      'It is dated 2026-05-31T10:00:00Z, and the commit of this content was made on 2026-06-01T00:00:00Z.',
    );
    await expect(records.add('2026-12-02T10:00:00Z', 'staging')).rejects.toThrow(
      'It is dated 2026-12-02T10:00:00Z, which has not come yet.',
    );
  });

  it('are not made of software of another build', async () => {
    const other = { ...tgz, sha256: digest('other') };
    await expect(records.add(at(2), 'staging', 'deploy', { artifact: other })).rejects.toThrow(
      `build/pump.tgz (${other.sha256.slice(0, 12)}…) is not the software of this commit, which is build/pump.tgz (${tgz.sha256.slice(0, 12)}…): it is another build, or changed after the tests.`,
    );
  });
});
