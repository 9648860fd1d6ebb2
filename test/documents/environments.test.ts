import { describe, expect, it } from 'vitest';
import { deployment } from '../../src/config/deployment.ts';
import type { DeploymentRecord, StatedDeployment } from '../../src/model/index.ts';
import { composePage, htmlOf, pumpDocuments } from './project.ts';

const config = {
  ...pumpDocuments('').config,
  deployment: deployment.parse({
    environments: [
      {
        name: 'staging',
        purpose: 'Smoke tests',
        gate: 'G3',
        properties: { System: 'Debian 13', Network: { value: 'one machine', why: 'no ward is here' } },
      },
      { name: 'production', purpose: 'Actual use', swapsWith: 'staging', properties: { Network: 'ward' } },
    ],
    actualUse: { System: 'Debian 13', Network: 'ward' },
  }),
};
const digest = (letter: string): string => letter.repeat(64);
const software = (letter: string) => ({ name: 'build/pump.tgz', sha256: digest(letter) });

function record(
  day: number,
  said: Partial<StatedDeployment>,
  more: Partial<DeploymentRecord> = {},
): DeploymentRecord {
  const time = `2026-06-0${day}T10:00:00Z`;
  return {
    file: `deployments/${day}.deployment.json`,
    state: 'valid',
    reason: '',
    remarks: [],
    ofThisTree: false,
    stated: {
      action: 'deploy',
      environment: 'staging',
      artifact: software('a'),
      after: '',
      source: { version: '1.0.0', commit: 'c'.repeat(40), tree: 'd'.repeat(40) },
      configuration: [{ name: 'PORT', value: '8080' }],
      smoke: {
        report: `${day}.smoke.xml`,
        sha256: digest('e'),
        verdict: 'passed',
        passed: 2,
        failed: 0,
        skipped: 0,
      },
      why: '',
      name: 'Jane Roe',
      role: 'deployer',
      time,
      ...said,
    },
    ...more,
  };
}

/** Words of each row of the tables. */
const rowsOf = (html: string): string[] =>
  html.split('</tr>').map((row) =>
    row
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ')
      .replaceAll('( ', '(')
      .replaceAll(' )', ')')
      .trim(),
  );

// @verifies SRS-3761
it('environments are compared with actual use, and differences are marked', () => {
  const html = htmlOf(composePage('```dossier\nenvironments\n```\n', { input: { config } }));
  expect(rowsOf(html)).toEqual(
    expect.arrayContaining([
      'production Actual use after the release deployer staging',
      'System Debian 13 Debian 13 ? not stated',
      'Network ward one machine ≠ differs : no ward is here ward',
    ]),
  );
});

// @verifies SRS-3756, SRS-3758, SRS-3762
describe('deployments', () => {
  const deployments = [
    record(1, {
      source: {
        version: '1.0.0',
        commit: 'b'.repeat(40),
        tree: 'd'.repeat(40),
        release: { tag: 'v1.0.0', manifest: digest('f') },
      },
    }),
    record(
      2,
      { artifact: software('2'), migration: { data: 'moved', back: 'the copy' } },
      { ofThisTree: true, remarks: ['It does not state HOST.'] },
    ),
    record(3, { environment: 'production', artifact: software('1') }),
    record(4, {
      action: 'swap',
      environment: 'production',
      artifact: software('2'),
      other: { environment: 'staging', artifact: software('1'), after: '' },
    }),
    record(5, {
      environment: 'production',
      action: 'rollback',
      artifact: software('1'),
      why: 'it alarms too late',
    }),
    record(6, { environment: 'staging' }, { state: 'refused', reason: 'The key is not in allowed_signers.' }),
  ];
  const html = htmlOf(
    composePage('```dossier\ndeployments\n```\n', { model: { deployments }, input: { config } }),
  );

  it('show what runs where, what ran before, and what proves nothing', () => {
    expect(rowsOf(html)).toEqual(
      expect.arrayContaining([
        expect.stringContaining(
          `staging build/pump.tgz SHA-256 ${digest('1')} 1.0.0, not released when it was recorded, commit cccccccccccc 2026-06-04 10:00:00 none after the swap Jane Roe, deployer`,
        ),
        expect.stringContaining(
          `production build/pump.tgz SHA-256 ${digest('1')} 1.0.0, not released when it was recorded, commit cccccccccccc 2026-06-05 10:00:00 passed Jane Roe, deployer`,
        ),
        '2026-06-05 10:00:00 runs now build/pump.tgz (111111111111…) 1.0.0, not released when it was recorded, commit cccccccccccc rolled back to: it alarms too late Jane Roe, deployer deployments/5.deployment.json passed: 2 passed, 0 failed, 0 skipped 5.smoke.xml PORT = 8080',
        '2026-06-04 10:00:00 2026-06-05 10:00:00 build/pump.tgz (222222222222…) 1.0.0, not released when it was recorded, commit cccccccccccc swapped (staging) Jane Roe, deployer deployments/4.deployment.json passed: 2 passed, 0 failed, 0 skipped 4.smoke.xml PORT = 8080 rolled back: it alarms too late',
        '2026-06-01 10:00:00 2026-06-02 10:00:00 build/pump.tgz (aaaaaaaaaaaa…) 1.0.0, released as v1.0.0, commit bbbbbbbbbbbb deployed Jane Roe, deployer deployments/1.deployment.json passed: 2 passed, 0 failed, 0 skipped 1.smoke.xml PORT = 8080 replaced',
        expect.stringContaining('! It does not state HOST. passed: 2 passed'),
        'deployments/6.deployment.json 2026-06-06T10:00:00Z, staging, deploy, build/pump.tgz The key is not in allowed_signers.',
      ]),
    );
    expect(html).toContain('Data: moved<br>Way back: the copy');
  });

  it('stand in the release record of a project with environments, and of no other', () => {
    const headings = (input: object): string[] =>
      [
        ...htmlOf(composePage('# Record\n', { type: 'release-record', ...input })).matchAll(
          /<h[12][^>]*>(.*?)<\/h[12]>/g,
        ),
      ].map(([, text = '']) => text.replace(/<[^>]+>/g, ''));
    expect(headings({ model: { deployments }, input: { config } })).toEqual(
      expect.arrayContaining([
        expect.stringContaining('Environments'),
        expect.stringContaining('Deployments'),
      ]),
    );
    expect(headings({}).join()).not.toMatch(/Environments|Deployments/);
  });
});
