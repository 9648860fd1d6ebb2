import { beforeAll, describe, expect, it } from 'vitest';
import { traceMatrix } from '../../src/documents/blocks/trace-matrix.ts';
import { messagesIn } from '../../src/documents/messages.ts';
import { chainsOf } from '../../src/render/site/chains/rows.ts';
import { viewOf } from '../../src/render/site/view.ts';
import type { UseFile } from '../../src/suppliers/index.ts';
import { coverageSummary } from '../../src/trace/index.ts';
import { junit } from '../adversary/lie.ts';
import { whole } from '../adversary/lies/stamps-and-locks.ts';
import { type Files, linked, reviewed } from '../adversary/mini.ts';
import { buildSite } from '../site/built.ts';
import { pumpSite } from '../site/project.ts';
import { keys, releaseOf, signersOf, subject, zipOf } from './released.ts';

/** A system that has no requirement of its own: each control is carried out in a module. */
const system: Files = {
  'content/system.md': `# Ward system

## HAZ-901 Nobody comes

- severity: critical
- probability: remote
- residual-probability: improbable

The patient waits.

## RC-901 The pump calls

- controls: HAZ-901
- kind: protective measure
- implemented by: PUMP:SRS-001

It calls.

## RC-902 The station rings

- controls: HAZ-901
- kind: protective measure
- implemented by: STATION:SRS-001

It rings.
`,
};
let own: ReturnType<typeof keys>;
let pump: UseFile;
let station: UseFile;
let failing: UseFile;

beforeAll(async () => {
  own = keys();
  const released = async (files: Files, name: string, version: string): Promise<UseFile> => ({
    bytes: zipOf(await releaseOf(files, subject(name, version), own.supplier)),
    signers: signersOf(own.supplier),
    revoked: '',
  });
  pump = await released(whole, 'Pump', '2.0.0');
  station = await released(whole, 'Station', '3.0.0');
  const body = '<failure message="late"/>';
  const failed = {
    ...whole,
    'reports/system.xml': junit([{ class: 'system', name: 'TST-001 latency', body }]),
  };
  failing = await released(failed, 'Station', '3.1.0');
});

const of = (second: UseFile) =>
  subject(
    'Ward system',
    '1.0.0',
    { pump: { from: 'suppliers/pump.zip' }, station: { from: 'suppliers/station.zip' } },
    { pump, station: second },
  );

/** The chain of the system as the matrix of documents and the trace view of the site have it. */
async function chainsWith(second: UseFile, lock?: string) {
  const { project } = of(second);
  const { config } = project;
  const { model, graph } = await linked(system, lock, of(second));
  const none = { findings: [], accepted: [], beside: new Set<string>(), diagrams: new Map() };
  const input = { ...pumpSite(), ...none, model, graph, config };
  const view = viewOf(input);
  const { rows } = chainsOf(view, coverageSummary(model, graph, config));
  const words = (row: (typeof rows)[number]): string =>
    [...row.cells.flat(), row.state, ...row.said].join(' | ');
  const matrix = traceMatrix.data({ model, graph, config, t: messagesIn('en') } as never, {
    from: 'HAZ',
    to: 'TST',
  });
  return { model, input, matrix, rows: rows.map(words) };
}

// @verifies SRS-3859
describe('a system of two modules', () => {
  it('has its hazard, the control, the requirement of the module and its result in one row each', async () => {
    const { model, matrix, rows } = await chainsWith(station, await reviewed(system, of(station)));
    expect(rows).toEqual([
      'HAZ-901 | RC-901 | PUMP:SRS-001 | PUMP:TST-001 | verified | verified in PUMP 2.0.0, signed by Platform releases',
      'HAZ-901 | RC-902 | STATION:SRS-001 | STATION:TST-001 | verified | verified in STATION 3.0.0, signed by Platform releases',
    ]);
    expect(['HAZ-901', 'RC-901', 'RC-902'].map((id) => model.verdicts[id]?.state)).toEqual(
      Array(3).fill('verified'),
    );
    expect(matrix).toMatchObject({
      rows: [
        {
          id: 'HAZ-901',
          state: 'verified',
          steps: [
            { id: 'RC-901', cells: [{ ends: [{ id: 'PUMP:SRS-001' }] }, { ends: [{ id: 'PUMP:TST-001' }] }] },
            {
              id: 'RC-902',
              cells: [{ ends: [{ id: 'STATION:SRS-001' }] }, { ends: [{ id: 'STATION:TST-001' }] }],
            },
          ],
        },
      ],
    });
  });

  it('is not proven where a test of one module failed or its link was not reviewed, and the other row stays', async () => {
    const bad = await chainsWith(failing, await reviewed(system, of(failing)));
    expect(bad.rows.map((row) => row.replace(/, signed.*/, ''))).toEqual([
      'HAZ-901 | RC-901 | PUMP:SRS-001 | PUMP:TST-001 | verified | verified in PUMP 2.0.0',
      'HAZ-901 | RC-902 | STATION:SRS-001 | STATION:TST-001 | failed | failed in STATION 3.1.0',
    ]);
    expect(['HAZ-901', 'RC-901', 'RC-902'].map((id) => bad.model.verdicts[id]?.state)).toEqual([
      'failed',
      'verified',
      'failed',
    ]);
    const lock = (await reviewed(system, of(station)))
      .split('\n')
      .filter((line) => !line.includes('STATION'));
    const unreviewed = await chainsWith(station, lock.join('\n'));
    expect(unreviewed.rows[1]).toContain('| suspect |');
  });

  // @verifies SRS-3858
  it('has a page for each item of a module, which everything leads to', async () => {
    const { input } = await chainsWith(station);
    const { files } = await buildSite({
      ...input,
      compose: () => {
        throw new Error('The system has no document.');
      },
    });
    const text = (path: string): string => String(files.get(path));
    const page = text('items/PUMP~3a~SRS-001/index.html');
    for (const part of [
      'The alarm shall sound within 2 s.',
      'verified in PUMP 2.0.0, signed by Platform releases',
      'SHA256:',
      'suppliers/pump.zip',
      'content/a.md:22',
      'items/RC-901/index.html',
    ])
      expect(page).toContain(part);
    expect(page).not.toMatch(/class="(?:badge|verdict) is-verified/);
    const link = 'items/PUMP~3a~SRS-001/index.html';
    expect(text('items/RC-901/index.html')).toContain(`href="../../${link}"`);
    expect(text('data/search-0.js')).toContain(`"PUMP:SRS-001","Alarm latency","${link}"`);
    expect(text('data/items.js')).toContain('"PUMP:SRS-001"');
    expect(text('data/chains.js')).toContain('verified in PUMP 2.0.0, signed by Platform releases');
    expect(files.has('items/suppliers.html')).toBe(true);
  });
});
