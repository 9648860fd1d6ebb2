import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { loadProject } from '../../src/config/index.ts';
import { noFacts } from '../../src/model/index.ts';
import { registerOf } from '../../src/soup/register.ts';
import { markdownSource } from '../../src/sources/markdown/index.ts';
import { addFacts } from '../../src/sources/read-file.ts';
import { sourceContext } from '../../src/sources/source.ts';
import { readLock } from '../soup/read.ts';

const directory = mkdtempSync(join(tmpdir(), 'dossier-adoption-'));
afterAll(() => rmSync(directory, { recursive: true }));

/** What is read of the documents of a fixture by its own configuration. */
async function read(name: string) {
  const root = join(directory, name);
  cpSync(fileURLToPath(new URL(`./fixtures/${name}`, import.meta.url)), root, { recursive: true });
  const project = await loadProject(root);
  const facts = noFacts();
  for (const file of readdirSync(join(root, 'docs')).sort()) {
    const path = `docs/${file}`;
    const bytes = readFileSync(join(root, path));
    addFacts(facts, markdownSource.read({ path, bytes }, sourceContext(project)));
  }
  const locked = readLock('package-lock.json', readFileSync(join(root, 'package-lock.json'))).packages;
  return {
    items: facts.items.map(
      ({ id, title, place: { file, line, column } }) => `${id} ${title} @${file}:${line}:${column}`,
    ),
    attributes: Object.fromEntries(facts.items.map(({ id, attributes }) => [id, attributes])),
    links: facts.links.map(({ from, relation, to }) => `${from} ${relation} ${to}`),
    soup: registerOf(facts.items).map((entry) => [
      entry.item.id,
      entry.item.attributes.version,
      ...locked.filter((each) => entry.covers(each)).map(({ purl }) => purl),
    ]),
    findings: facts.findings,
  };
}

// @verifies SRS-3356, SRS-3440, SRS-3441
describe('documents that are there already are read by configuration alone', () => {
  it('with bare numbers as IDs, and controls as text in the rows of their hazards', async () => {
    const { items, attributes, links, soup, findings } = await read('plain-numbers');
    expect(items).toMatchInlineSnapshot(`
      [
        "SRS-1 The software sounds the alarm within 2 s after the motor stops @docs/requirements.md:7:3",
        "SRS-2 The software takes a new rate while the pump runs @docs/requirements.md:8:3",
        "PERF-1 The software starts within 10 s @docs/requirements.md:14:3",
        "HAZ-3 The pump stops and nobody notices @docs/risk-table.md:7:3",
        "RC-HAZ-3.1 Acoustic alarm within 2 s @docs/risk-table.md:7:89",
        "HAZ-4 Wrong rate after a restart @docs/risk-table.md:8:3",
        "RC-HAZ-4.1 The rate is kept in a file with a check sum @docs/risk-table.md:8:76",
        "HAZ-5 Display too bright at night @docs/risk-table.md:9:3",
        "SOUP-1  @docs/soup-list.md:5:3",
        "SOUP-2  @docs/soup-list.md:6:3",
        "TST-1 Stop the motor @docs/tests.md:5:3",
        "TST-2 Change the rate while the pump runs @docs/tests.md:6:3",
        "TST-3 Switch on @docs/tests.md:7:3",
        "URS-1 See at a glance that the pump has stopped @docs/user-needs.md:5:3",
        "URS-2 Change the rate without leaving the bed @docs/user-needs.md:6:3",
      ]
    `);
    expect(attributes).toMatchInlineSnapshot(`
      {
        "HAZ-3": {
          "acceptable": "Yes",
          "cause": "Motor fault",
          "probability": "occasional",
          "residual-probability": "rare",
          "residual-severity": "serious",
          "severity": "serious",
        },
        "HAZ-4": {
          "acceptable": "Yes",
          "cause": "Memory lost",
          "probability": "remote",
          "residual-probability": "rare",
          "residual-severity": "minor",
          "severity": "minor",
        },
        "HAZ-5": {
          "acceptable": "Yes",
          "cause": "-",
          "probability": "remote",
          "residual-probability": "remote",
          "residual-severity": "negligible",
          "severity": "negligible",
        },
        "PERF-1": {
          "type": "performance",
        },
        "RC-HAZ-3.1": {
          "kind": "Protective measure",
        },
        "RC-HAZ-4.1": {
          "kind": "inherent design",
        },
        "SOUP-1": {
          "owner": "Software team",
          "package": "left-pad",
          "programming-language": "JavaScript",
          "purpose": "Aligns the columns of the log",
          "risk": "Low: a log line is out of line",
          "version": "1.3.0",
        },
        "SOUP-2": {
          "owner": "Software team",
          "package": "ms",
          "programming-language": "JavaScript",
          "purpose": "Turns times into words",
          "risk": "Low: shown in the log only",
          "version": "2.1.3",
        },
        "SRS-1": {
          "type": "functional",
        },
        "SRS-2": {
          "type": "functional",
        },
        "TST-1": {
          "expected": "The alarm sounds within 2 s",
        },
        "TST-2": {
          "expected": "The new rate is shown",
        },
        "TST-3": {
          "expected": "The start screen stands within 10 s",
        },
        "URS-1": {
          "user-group": "Nurse",
        },
        "URS-2": {
          "user-group": "Nurse",
        },
      }
    `);
    expect(links).toMatchInlineSnapshot(`
      [
        "SRS-1 satisfies URS-1",
        "SRS-1 implements RC-HAZ-3.1",
        "SRS-2 satisfies URS-2",
        "PERF-1 satisfies URS-1",
        "RC-HAZ-3.1 controls HAZ-3",
        "RC-HAZ-4.1 controls HAZ-4",
        "TST-1 verifies SRS-1",
        "TST-2 verifies SRS-2",
        "TST-3 verifies PERF-1",
      ]
    `);
    expect(soup).toMatchInlineSnapshot(`
      [
        [
          "SOUP-1",
          "1.3.0",
          "pkg:npm/left-pad@1.3.0",
        ],
        [
          "SOUP-2",
          "2.1.3",
          "pkg:npm/ms@2.1.3",
        ],
      ]
    `);
    expect(findings).toEqual([]);
  });

  it('with bold IDs, a register without IDs, and tests that are numbers', async () => {
    const { items, attributes, links, soup, findings } = await read('bold-ids');
    expect(items).toMatchInlineSnapshot(`
      [
        "REQ-SYS-001 The calculator shows the dose with its unit @docs/requirements.md:7:3",
        "REQ-SYS-002 The calculator refuses a weight below 0.5 kg @docs/requirements.md:8:3",
        "SEC-001 Sign-in @docs/requirements.md:12:1",
        "RISK-001 Dose ten times too high @docs/risks.md:5:3",
        "RC-RISK-001.1 Refuse input with two separators @docs/risks.md:5:94",
        "RISK-002 Dose of another patient @docs/risks.md:6:3",
        "RC-RISK-002.1 Show the name above the dose @docs/risks.md:6:91",
        "SOUP-LEFT-PAD-1 left-pad @docs/soup.md:7:7",
        "SOUP-SCOPE-TIMES-1 @scope/times @docs/soup.md:8:7",
        "TST-1  @docs/verification.md:5:17",
        "TST-2  @docs/verification.md:6:17",
      ]
    `);
    expect(attributes).toMatchInlineSnapshot(`
      {
        "RC-RISK-001.1": {},
        "RC-RISK-002.1": {},
        "REQ-SYS-001": {
          "priority": "High",
        },
        "REQ-SYS-002": {
          "priority": "High",
        },
        "RISK-001": {
          "cause": "Comma read as a point",
          "harm": "Overdose",
          "residual-severity": "critical",
          "severity": "critical",
        },
        "RISK-002": {
          "cause": "Two windows open",
          "harm": "Wrong dose",
          "residual-severity": "minor",
          "severity": "critical",
        },
        "SEC-001": {
          "type": "security",
        },
        "SOUP-LEFT-PAD-1": {
          "#": "1",
          "licence": "WTFPL",
          "owner": "Software team",
          "package": "left-pad",
          "purpose": "Columns of the log",
          "risk": "Low: a column is out of line",
          "version": "1.3.0",
        },
        "SOUP-SCOPE-TIMES-1": {
          "#": "2",
          "licence": "MIT",
          "owner": "Software team",
          "package": "@scope/times",
          "purpose": "Times as words",
          "risk": "Low: shown in the log only",
          "version": "2.1.3",
        },
        "TST-1": {
          "result": "passed",
        },
        "TST-2": {
          "result": "passed",
        },
      }
    `);
    expect(links).toMatchInlineSnapshot(`
      [
        "SEC-001 implements REQ-SYS-002",
        "RC-RISK-001.1 controls RISK-001",
        "RC-RISK-002.1 controls RISK-002",
        "TST-1 verifies REQ-SYS-001",
        "TST-2 verifies REQ-SYS-002",
      ]
    `);
    expect(soup).toMatchInlineSnapshot(`
      [
        [
          "SOUP-LEFT-PAD-1",
          "1.3.0",
          "pkg:npm/left-pad@1.3.0",
        ],
        [
          "SOUP-SCOPE-TIMES-1",
          "2.1.3",
          "pkg:npm/%40scope/times@2.1.3",
        ],
      ]
    `);
    expect(findings).toEqual([]);
  });
});
