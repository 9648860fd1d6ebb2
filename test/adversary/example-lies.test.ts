import { beforeAll, describe, expect, it } from 'vitest';
import { type Model, sha256Of } from '../../src/model/index.ts';
import { archiveOf } from '../../src/release/archive/read-archive.ts';
import { verifyArchive } from '../../src/verification/index.ts';
import {
  type Files as Archive,
  editJson,
  editText,
  reseal,
  restateProvenance,
} from '../verification/reseal.ts';
import { example, exampleFiles } from './example.ts';
import { faults } from './faults.ts';
import { edited, without } from './lie.ts';
import { type Files, judge, reviewed, type Said, stampOf } from './mini.ts';
import { sealed } from './sealed.ts';

type Change = (files: Files) => Files;
/** A lie: the change, and what must not be said any more. */
type Lies = Record<string, readonly [change: Change, ...not: string[]]>;

const edit =
  (path: string, from: string | RegExp, to: string): Change =>
  (files) =>
    edited(files, path, from, to);
/** Evidence that was stamped before it was changed. */
const afterStamp =
  (change: Change): Change =>
  (files) =>
    change({ ...files, 'reports/evidence.json': stampOf(files) });
const stamp =
  (change: (stamp: { tree: string; commit: string; files: Record<string, string> }) => unknown): Change =>
  (files) => {
    const made = JSON.parse(stampOf(files));
    change(made);
    return { ...files, 'reports/evidence.json': JSON.stringify(made) };
  };

const [controls, hazards, alarms] = ['risk/controls', 'risk/hazards', 'requirements/01-alarms'].map(
  (name) => `content/${name}.md`,
) as [string, string, string];
const detect = 'test/unit/detect.test.ts';
const freeFlow = 'tells free flow above the limit, and not at it';
const up = ['SRS-041 verified', 'RC-012 verified', 'HAZ-004 verified', 'TST-201 verified'];
const ofTst201 = /(<testcase [^\n]*TST-201[^\n]*)><\/testcase>/;

/** Says something else of the test case 201. */
const case201 = (attributes: string, body: string): readonly [Change, ...string[]] => [
  (files) => {
    const [, head = ''] = ofTst201.exec(files['reports/system.xml'] ?? '') ?? [];
    return edited(files, 'reports/system.xml', ofTst201, `${head}${attributes}>${body}</testcase>`);
  },
  'TST-201 verified',
];

const unknownWords: Lies = {
  ...Object.fromEntries(
    [
      '<Failure/>',
      '<x:failure xmlns:x="x"/>',
      '<aborted/>',
      '<skip/>',
      '<error/>',
      '<note><failure/></note>',
    ].map((body) => [`the result holds ${body}`, case201('', body)]),
  ),
  ...Object.fromEntries(
    ['status="failed"', 'status="Passed?"', 'success="False"', 'result="notrun"', 'executed="False"'].map(
      (words) => [`the result says ${words}`, case201(` ${words}`, '')],
    ),
  ),
  ...Object.fromEntries(
    ['prayer', 'protective', 'protective things', '-'].map((word) => [
      `a control is of the kind ${word}`,
      [edit(controls, 'kind: protective measure', `kind: ${word}`), 'RC-010 claims kind', 'clean'] as const,
    ]),
  ),
  ...Object.fromEntries(
    ['fatal', 'none', '?', 'critical '.repeat(2).trim()].map((word) => [
      `a severity is ${word}`,
      [edit(hazards, 'severity: critical', `severity: ${word}`), 'clean'] as const,
    ]),
  ),
  ...Object.fromEntries(
    ['yesterday', '2099-01-01', '2026-02-30', '20.11.2026'].map((day) => [
      `anomalies were evaluated on ${day}`,
      [edit('content/soup.md', 'evaluated: 2026-11-20', `evaluated: ${day}`), 'clean'] as const,
    ]),
  ),
  'a residual risk is lower than its controls can make it': [
    edit(hazards, 'residual-probability: remote', 'residual-probability: never'),
    'clean',
  ],
  ...Object.fromEntries(
    ['', '-', 'TBD', 'to be defined'].map((words) => [
      `a unit is accepted when "${words}"`,
      [edit('src/index.ts', /@acceptance .*/, `@acceptance ${words}`), 'clean'] as const,
    ]),
  ),
  ...Object.fromEntries(
    ['@accept', '@acceptance-criteria'].map((tag) => [
      `a unit says when it is accepted behind ${tag}`,
      [edit('src/index.ts', '@acceptance', tag), 'clean'] as const,
    ]),
  ),
  'a unit says when it is accepted in a string': [
    (files) =>
      edited(
        without(files, 'src/index.ts'),
        'src/sounder/index.ts',
        /$/,
        "\nexport const says = '@acceptance it is run';\n",
      ),
    'clean',
  ],
  'a part is of a lower class without a reason': [
    edit('src/sounder/index.ts', '@class C', '@class A'),
    'clean',
  ],
};

/** Comments out a test below its tag, as editors do, and lets the others run. */
const commentedOut = (title: string): Change => {
  return (files) => {
    const text = files[detect] as string;
    const from = text.indexOf(`it('${title}`);
    const to = text.indexOf('});\n', from) + 4;
    const hidden = text.slice(from, to).replace(/^(?=.)/gm, '// ');
    return edited(
      { ...files, [detect]: text.slice(0, from) + hidden + text.slice(to) },
      'reports/unit.xml',
      new RegExp(`<testcase [^>]*${title.replaceAll(/[^a-z ,]/g, '.')}[^>]*></testcase>\n?`),
      '',
    );
  };
};
const renamed = (from: string, to: string): Change => edit('reports/unit.xml', from, to);

const nearness: Lies = {
  ...Object.fromEntries(
    [
      ['tells an occlusion above the limit of pressure, and not at it', 'SRS-042'],
      ['tells air above the limit, and not at it', 'SRS-043'],
      [freeFlow, 'SRS-044'],
    ].map(([title = '', id]) => [
      `a test is commented out: ${title}`,
      [commentedOut(title), `${id} verified`] as const,
    ]),
  ),
  ...Object.fromEntries(
    [
      'detect.test.ts',
      'packages/x/test/unit/detect.test.ts',
      'unit/detect.test.ts',
      'test/unit/detect.test.tsx',
      '../test/unit/detect.test.ts',
      'test/unit/my-detect.test.ts',
    ].map((path) => [
      `the results are of ${path}, of which there are two`,
      [
        (files: Files) => ({
          ...edited(files, 'reports/unit.xml', /test\/unit\/detect\.test\.ts/g, path),
          [`test/system/${path.includes('unit/') ? 'unit/' : ''}detect.test.ts`]: `import { it } from 'vitest';\nit('${freeFlow}', () => {});\n`,
        }),
        'SRS-044 verified',
      ] as const,
    ]),
  ),
  ...Object.fromEntries(
    [`${freeFlow} twice`, freeFlow.slice(0, -3), freeFlow.toUpperCase(), `frames > ${freeFlow}`].map(
      (name) => [
        `the result is of ${name}`,
        [renamed(`"${freeFlow}"`, `"${name.replace('>', '&gt;')}"`), 'SRS-044 verified'] as const,
      ],
    ),
  ),
  'a tag stands above something else': [
    edit(detect, '// @verifies SRS-044\nit(', '// @verifies SRS-044\nconst calmer = calm;\n\nit('),
    'SRS-044 verified',
  ],
  'a test is skipped in its source and reported for another': [
    edit(detect, `it('${freeFlow}`, `it.skip('${freeFlow}`),
    'clean',
  ],
};

const identity: Lies = {
  'the stamp is of another tree': [stamp((made) => Object.assign(made, { tree: 'e'.repeat(40) })), ...up],
  'the stamp is no stamp': [(files) => ({ ...files, 'reports/evidence.json': '{}' }), ...up],
  'the stamp does not name a report': [
    stamp(({ files }) => {
      delete files['system.xml'];
    }),
    'TST-201 verified',
  ],
  'the stamp has another hash': [
    stamp(({ files }) => Object.assign(files, { 'system.xml': 'a'.repeat(64) })),
    'TST-201 verified',
  ],
  'a report was changed after the stamp': [
    afterStamp(edit('reports/system.xml', 'name="suite"', 'name="suites"')),
    'TST-201 verified',
  ],
  'a report is gone': [(files) => without(files, 'reports/system.xml'), ...up],
  'the report of the analysis was changed after the stamp': [
    afterStamp(edit('reports/lint.sarif', 'Biome', 'Bionic')),
    'clean',
  ],
  'a requirement was changed after its review': [
    edit(alarms, 'within 2 s of', 'within 20 s of'),
    'SRS-041 verified',
    'clean',
  ],
  'a control was changed after its review': [
    edit(controls, 'at most two seconds', 'at most an hour'),
    'RC-012 verified',
  ],
  'a test was changed after its review': [edit(detect, 'flow: 150.1', 'flow: 999.1'), 'clean'],
  'a test case was changed after its review': [
    edit('content/tests/cases.md', '80 kPa', '800 kPa'),
    'TST-201 verifies SRS-041 reviewed',
  ],
  'nothing implements a requirement': [
    (files) =>
      Object.fromEntries(
        Object.entries(files).map(([path, text]) => [
          path,
          /^(?:src|content\/design)\//.test(path) ? text.replaceAll('SRS-045', 'SRS-046') : text,
        ]),
      ),
    'SRS-045 verified',
    'RC-013 verified',
    'HAZ-006 verified',
  ],
  'a package is another version than was reviewed': [
    edit(
      'package-lock.json',
      /("node_modules\/zod": \{\s*"version": ")[^"]+/,
      '"node_modules/zod": {\n"version": "4.6.8',
    ),
    'clean',
  ],
};

const record = 'reports/artifacts.intoto.json';
const name = 'build/infusion-alarm-monitor-1.0.0.tgz';
const bound = `${name} ${sha256Of(exampleFiles[name] as string).slice(0, 12)} bound`;

/** Lies about the software that is released. */
const software: Lies = {
  'its record was changed after the stamp': [
    afterStamp(edit(record, /"sha256": ?"[0-9a-f]{64}"/, `"sha256": "${'a'.repeat(64)}"`)),
    bound,
  ],
  'its stamp is of another tree': [stamp((made) => Object.assign(made, { tree: 'e'.repeat(40) })), bound],
  'its record is another kind of statement': [edit(record, 'in-toto.io/Statement', 'in-toto.io/Link'), bound],
  'its record names other software': [edit(record, name, 'build/other.tgz'), bound],
  'its record is cut off': [(files) => edited(files, record, /\}\s*$/, ''), bound],
  'its record is gone': [(files) => without(files, record), bound],
  'another record has another digest of it': [
    (files) => ({
      ...files,
      'reports/other.intoto.json': (files[record] as string).replace(/[0-9a-f]{64}/, 'a'.repeat(64)),
    }),
    'clean',
  ],
};

const byReference: Lies = Object.fromEntries(
  [
    '[a](../../.git/config)',
    '![a](../../.env)',
    '[a][x]\n\n[x]: ../../.git/HEAD',
    '[a](../../../outside.md)',
    '[a](%2e%2e/%2e%2e/.env)',
    '[a](../../node_modules/zod/index.js)',
  ].map((text) => [
    `a page refers to ${text}`,
    [edit(hazards, 'nothing further', `${text} nothing further`), 'clean'] as const,
  ]),
);

const all = { 'by reference': byReference, identity, nearness, software, 'unknown words': unknownWords };

/** Changes of an archive, with its list of files made anew, that nobody signs. */
const seals: Record<string, (archive: Archive) => unknown> = {
  ...Object.fromEntries(
    ['HAZ-004', 'RC-012', 'SRS-041', 'TST-201'].map((id) => [
      `the verdict of ${id} is failed`,
      (archive: Archive) =>
        editJson<Model>(archive, 'data/model.json', ({ verdicts }) => {
          Object.assign(verdicts[id] as object, { state: 'failed' });
        }),
    ]),
  ),
  'the device is of class A': (archive) =>
    editJson<Model>(
      archive,
      'data/model.json',
      ({ product }) => void Object.assign(product, { safetyClass: 'A' }),
    ),
  'a hazard is gone': (archive) =>
    editJson<Model>(archive, 'data/model.json', (model) => {
      Object.assign(model, { items: model.items.filter(({ id }) => id !== 'HAZ-004') });
    }),
  'a report holds a failure': (archive) =>
    editText(archive, 'evidence/reports/system.xml', '></testcase>', '><failure/></testcase>'),
  'a page says something else': (archive) =>
    editText(archive, `content/pages/${alarms}`, 'within 2 s of', 'within 9 s of'),
  'a deployment is gone': (archive) => archive.delete('deployments/staging.deployment.json'),
  'the report of a smoke test is gone': (archive) => archive.delete('deployments/staging.smoke.xml'),
  'a smoke test says something else': (archive) =>
    editText(archive, 'deployments/staging.smoke.xml', 'answers 0', 'answers 9'),
  'a deployment is there twice': (archive) =>
    archive.set(
      'deployments/again.deployment.json',
      archive.get('deployments/staging.deployment.json') as Uint8Array,
    ),
  'another environment is said to run it': (archive) =>
    editJson<Model>(archive, 'data/model.json', ({ deployments: [record] }) => {
      Object.assign(record?.stated as object, { environment: 'production' });
    }),
  'it is said to be released': (archive) =>
    editJson<Model>(archive, 'data/model.json', ({ deployments: [record] }) => {
      Object.assign(record?.stated?.source as object, {
        release: { tag: 'v1.0.0', manifest: 'ab'.repeat(32) },
      });
    }),
  'somebody else is said to have deployed it': (archive) =>
    editText(archive, 'content/allowed_signers', 'Jane Roe', 'John Doe'),
  'the software is other bytes': (archive) => archive.set(`software/${name}`, Buffer.from('another device')),
  'the software is gone': (archive) => archive.delete(`software/${name}`),
  'there is more software': (archive) => archive.set('software/build/other.tgz', Buffer.from('other')),
  'the software is other bytes, and the record says so': (archive) => {
    const sha256 = sha256Of('another device');
    archive.set(`software/${name}`, Buffer.from('another device'));
    editText(archive, `evidence/${record}`, sha256Of(exampleFiles[name] as string), sha256);
    editJson<Model>(archive, 'data/model.json', ({ artifacts: [built] }) => {
      Object.assign(built as object, { sha256 });
    });
  },
  'the lock is empty': (archive) => archive.set('content/trace.lock', Buffer.from('')),
};

describe('over the example device', () => {
  let lock = '';
  let honest: Said;
  beforeAll(async () => {
    lock = await reviewed(exampleFiles, example);
    honest = await judge(exampleFiles, lock, example);
  });

  it('there are many lies, in all seven kinds', () => {
    const counts = [...Object.values(all), seals, faults].map((lies) => Object.keys(lies).length);
    expect(Math.min(...counts)).toBeGreaterThan(5);
    expect(counts.reduce((sum, count) => sum + count)).toBeGreaterThanOrEqual(60);
    expect(honest.findings).toEqual([]);
  });

  // @verifies SRS-3260
  describe.each(Object.entries(all))('%s', (_, lies) => {
    it.each(Object.entries(lies))('is not told: %s', async (_name, [change, ...not]) => {
      expect([...honest.good]).toEqual(expect.arrayContaining(not));
      const told = await judge(change(exampleFiles), lock, example);
      expect(not.filter((sentence) => told.good.has(sentence))).toEqual([]);
    });
  });

  // @verifies SRS-3260, SRS-3240, SRS-3760
  describe('a seal without sense', () => {
    let archive: Archive;
    beforeAll(async () => {
      archive = await sealed(exampleFiles, example);
    });

    it('the honest archive is what it says', async () => {
      const { standing, checks } = await verifyArchive(archiveOf(archive), {});
      expect(checks.flatMap(({ state, text }) => (state === 'bad' ? text : []))).toEqual([]);
      expect(standing).toBe('nobody named');
    });

    it.each(Object.entries(seals))('is found: %s', async (_name, change) => {
      const files = new Map(archive);
      change(files);
      restateProvenance(files);
      expect((await verifyArchive(archiveOf(await reseal(files, undefined)), {})).standing).toBe(
        'contradicted',
      );
    });
  });

  // @verifies SRS-3260, SRS-3185
  it.each(Object.entries(faults))('a fault of the machine breaks nothing else: %s', async (path, text) => {
    const said = [...honest.good].filter((each) => /^(?:HAZ|RC|SRS|TST)-\d+ verified/.test(each));
    const { good } = await judge({ ...exampleFiles, [path]: text }, lock, example);
    expect([...good]).toEqual(expect.arrayContaining(said));
  });
});
