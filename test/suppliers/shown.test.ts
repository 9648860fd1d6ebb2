import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, it } from 'vitest';
import { siteSchema } from '../../src/config/schema.ts';
import { suppliers } from '../../src/documents/blocks/suppliers.ts';
import { traceMatrix } from '../../src/documents/blocks/trace-matrix.ts';
import { messagesIn } from '../../src/documents/messages.ts';
import { reliesOn, reliesOnSchema } from '../../src/render/export/relies-on.ts';
import { itemLink } from '../../src/render/site/ends.ts';
import type { PageContext } from '../../src/render/site/page-context.ts';
import { viewOf } from '../../src/render/site/view.ts';
import { cyclonedx, spdx } from '../../src/soup/index.ts';
import { whole } from '../adversary/lies/stamps-and-locks.ts';
import { type Files, linked } from '../adversary/mini.ts';
import { keys, releaseOf, signersOf, subject, zipOf } from './released.ts';

const pump: Files = {
  'content/pump.md': `# Pump\n\n## RC-101 The nurse hears of it\n\n- implemented by: PLATFORM:SRS-001\n`,
};
const lock = JSON.stringify({
  name: 'platform',
  lockfileVersion: 3,
  packages: {
    '': { dependencies: { left: '1.2.3' } },
    'node_modules/left': { version: '1.2.3', license: 'MIT' },
  },
});

// @verifies SRS-3828, SRS-3829, SRS-3825, SRS-3858, SRS-3861
it('what is relied on is shown with its origin, in documents, bills and for its maker', async () => {
  const own = keys();
  const release = await releaseOf(
    { ...whole, 'package-lock.json': lock },
    subject('Platform', '2.1.0'),
    own.supplier,
  );
  const platform = { bytes: zipOf(release), signers: signersOf(own.supplier), revoked: '' };
  const of = subject('Pump', '1.0.0', { platform: { from: 'suppliers/platform.zip' } }, { platform });
  const { model, graph } = await linked(pump, undefined, of);
  const { config } = of.project;

  expect(suppliers.applies?.(config, model)).toBe(true);
  expect(suppliers.applies?.(siteSchema.parse({ product: config.product }), model)).toBe(false);
  const said = 'verified in PLATFORM 2.1.0, signed by Platform releases';
  expect(suppliers.data({ model, t: messagesIn('en') } as never, {})).toMatchObject({
    rows: [
      {
        prefix: 'PLATFORM',
        product: 'Platform',
        release: 'v2.1.0',
        signer: 'Platform releases',
        isSigned: true,
      },
    ],
    items: [{ name: 'PLATFORM:SRS-001', title: 'Alarm latency', said, isVerified: true, by: ['RC-101'] }],
    soup: [{ origin: 'PLATFORM 2.1.0', name: 'left', version: '1.2.3' }],
  });

  const matrix = traceMatrix.data({ model, graph, config, t: messagesIn('en') } as never, {
    from: 'RC',
    to: 'TST',
  });
  expect(matrix).toMatchObject({
    rows: [
      {
        id: 'RC-101',
        steps: [{ id: 'PLATFORM:SRS-001', said, cells: [{ ends: [{ id: 'PLATFORM:TST-001', said }] }] }],
      },
    ],
  });

  const view = viewOf({
    model,
    graph,
    config,
    findings: [],
    accepted: [],
    beside: new Set<string>(),
    diagrams: new Map(),
  });
  const page = { view, root: '../', t: messagesIn('en') } as unknown as PageContext;
  const link = itemLink(page, { id: 'PLATFORM:SRS-001', title: 'Alarm <b>latency</b>' });
  expect(link).toContain(`(${said})`);
  expect(link).toContain('Alarm &lt;b&gt;latency&lt;/b&gt;');
  expect(link).toContain('href="../items/PLATFORM~3a~SRS-001/index.html"');

  expect(cyclonedx(model)).toMatchObject({
    components: [
      {
        name: 'Platform',
        version: '2.1.0',
        externalReferences: [{ type: 'attestation', url: 'suppliers/platform.zip' }],
        components: [{ name: 'left', version: '1.2.3' }],
      },
    ],
    dependencies: [{ dependsOn: ['supplier:PLATFORM'] }],
  });
  expect(spdx(model)).toMatchObject({
    packages: [
      { name: 'Pump' },
      { name: 'Platform', versionInfo: '2.1.0' },
      {
        name: 'left',
        licenseDeclared: 'MIT',
        externalRefs: [{ referenceLocator: 'pkg:npm/left@1.2.3' }],
      },
    ],
    relationships: [
      { relationshipType: 'DESCRIBES' },
      { relationshipType: 'DEPENDS_ON', relatedSpdxElement: 'SPDXRef-Supplier-1' },
      {
        spdxElementId: 'SPDXRef-Supplier-1',
        relationshipType: 'CONTAINS',
        relatedSpdxElement: 'SPDXRef-Supplier-1-Package-1',
      },
    ],
  });

  const relied = reliesOn(model);
  expect(relied).toMatchObject({
    product: { name: 'Pump', version: '1.0.0' },
    suppliers: [
      {
        product: 'Platform',
        release: 'v2.1.0',
        standing: 'signed',
        items: [
          {
            id: 'SRS-001',
            by: [{ id: 'RC-101', relation: 'implements', direction: 'down', state: 'unreviewed' }],
          },
        ],
      },
    ],
  });
  const validate = new Ajv2020({ strict: false }).compile(reliesOnSchema());
  expect(validate(relied), JSON.stringify(validate.errors)).toBe(true);
  expect(reliesOn({ ...model, suppliers: undefined })).toBeUndefined();
});
