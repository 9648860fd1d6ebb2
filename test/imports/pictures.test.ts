import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, expect, it } from 'vitest';
import type { Project } from '../../src/config/index.ts';
import type { Model } from '../../src/model/index.ts';
import { showFiles } from '../../src/render/files/index.ts';
import { ProjectFiles } from '../../src/sources/project-files.ts';
import type { FoundProject } from '../../src/starter/find-project.ts';
import { planImport } from '../../src/starter/index.ts';
import { contextOf, readFile, told } from './context.ts';
import { reqifOf } from './reqif-sample.ts';

const root = mkdtempSync(join(tmpdir(), 'dossier-pictures-'));
afterAll(() => rmSync(root, { recursive: true }));

const found = { name: 'Pump', version: '1' } as FoundProject;
const png = Buffer.from('89504e470d0a1a0a0000', 'hex');
const context = contextOf({ format: 'reqif', map: { types: { Requirement: 'SRS' } } });
const object = (data: string, inside = 'words') =>
  `<object data="${data}" type="image/png">${inside}</object>`;
const moduleWith = (...texts: string[]) =>
  reqifOf({
    Pump: texts.map((text, index) => ({
      id: `o-${index}`,
      values: { 'ReqIF.ForeignID': `SRS-${index}` },
      xhtml: { 'ReqIF.Text': `<div>${text}</div>` },
    })),
  });
const archive = zipSync({
  'in/pump.reqif': strToU8(
    moduleWith(
      object('media/a b.png'),
      object('c.svg'),
      object('no.png'),
      `<object data="x.ole" type="application/oleobject">${object('media/a%20b.png', '')}</object>`,
      object('none.png'),
    ),
  ),
  'in/media/a b.png': png,
  'in/c.svg': strToU8('<svg xmlns="http://www.w3.org/2000/svg"><script>x()</script><path d="M0 0"/></svg>'),
  'in/none.png': strToU8('<html/>'),
});

// @verifies SRS-3802
it('pictures of an archive are those of its items, disarmed, and what is none is told', async () => {
  mkdirSync(join(root, 'in'));
  writeFileSync(join(root, 'in/pump.reqifz'), archive);
  const facts = readFile('in/pump.reqifz', archive, context);
  expect(told(facts)).toEqual([
    expect.stringContaining('SRS-2: the picture no.png is not in the archive.'),
    expect.stringContaining('1 embedded files, such as x.ole, are not carried over'),
  ]);
  const project = {
    root,
    config: { output: { directory: 'dist', cache: '.cache' }, release: { directory: 'releases' } },
  } as unknown as Project;
  const files = new ProjectFiles(project, ['in/pump.reqifz'], ['in/pump.reqifz']);
  const { files: shown, findings } = await showFiles(
    { pages: [], items: facts.items } as unknown as Model,
    { output: {} } as never,
    (path) => files.read(path),
  );
  expect([...shown.keys()]).toEqual(['in/pump.reqifz!/in/media/a b.png', 'in/pump.reqifz!/in/c.svg']);
  expect(Buffer.from(shown.get('in/pump.reqifz!/in/c.svg')?.bytes ?? []).toString()).not.toContain('script');
  expect(findings.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([
    expect.stringContaining('active-content: in/pump.reqifz!/in/c.svg is shown without'),
    'file-not-shown: in/pump.reqifz!/in/none.png is named as a picture and is none; it is not shown.',
  ]);
  for (const path of ['in/pump.reqifz!/../x', 'in/pump.reqifz!/in/no.png', 'other.zip!/a.png'])
    expect(files.stateOf(path)).toBe('missing');
});

// @verifies SRS-3802
it.each([
  ['../../etc/a.png', 'leads out of the directory of its module'],
  ['/etc/a.png', 'leads out of the directory of its module'],
  ['c:\\a.png', 'leads out of the directory of its module'],
  ['https://a.b/a.png', 'is an address, and nothing is fetched'],
  ['a.bmp', 'is of a kind that is not shown'],
])('a picture whose path is not followed is told: case %#', (path, why) => {
  const facts = readFile('a.reqif', moduleWith(object(path)), context);
  expect(told(facts)).toEqual([`3:1 import-left-out: SRS-0: the picture ${path} ${why}.`]);
  expect(facts.items[0]?.body).toBe('words');
});

// @verifies SRS-3802
it('pictures of a file that is moved lie beside its page', () => {
  const file = { path: 'in/pump.reqifz', bytes: archive };
  const plan = planImport('reqif', [file], 'content', undefined, found, () => undefined);
  if ('refused' in plan) throw new Error(plan.refused);
  const [page, ...others] = plan.files;
  expect(others.slice(0, 3).map(({ path }) => path)).toEqual([
    'content/pump-files/in/media/a-b.png',
    'content/pump-files/in/c.svg',
    'content/pump-files/in/none.png',
  ]);
  expect(Buffer.from(page?.bytes ?? []).toString()).toContain('![words](<pump-files/in/media/a-b.png>)');
  const beside = { path: 'pump.reqif', bytes: strToU8(moduleWith(object('a.png'), object('b.png'))) };
  const next = planImport('reqif', [beside], 'content', undefined, found, (_, path) =>
    path === 'a.png' ? png : undefined,
  );
  if ('refused' in next) throw new Error(next.refused);
  expect(next.files[1]).toEqual({ path: 'content/pump-files/a.png', bytes: png });
  expect(next.notCarried.map(({ message }) => message)).toContain(
    'The picture b.png cannot be read; it is not carried over.',
  );
});
