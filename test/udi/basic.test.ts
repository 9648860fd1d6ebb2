import { describe, expect, it } from 'vitest';
import type { Document } from '../../src/model/index.ts';
import { printJob } from '../../src/render/prints/print-jobs.ts';
import { checkBasicUdiDi, mayShowBasicUdiDi } from '../../src/udi/index.ts';
import { composePage, pumpDocuments } from '../documents/project.ts';

const basicUdiDi = '0763003170002Q6';
const pages = [
  { path: 'content/label.md', text: `# Label\n\nBasic: ${basicUdiDi}\n`, textLine: 4 },
  { path: 'content/ifu.md', text: `# Use\n`, textLine: 1 },
  { path: 'content/td.md', text: `# Technical documentation\n\n${basicUdiDi}\n`, textLine: 1 },
];
const documents = [
  { id: 'LAB', type: 'label', pages: ['content/label.md'] },
  { id: 'IFU', type: 'instructions-for-use', pages: ['content/ifu.md'] },
  { id: 'MDR', type: 'mdr-index', pages: ['content/td.md'] },
];

describe('the Basic UDI-DI', () => {
  // @verifies SRS-2814
  it('is found on the label and in the instructions for use, and nowhere else', () => {
    const found = (udi: object | undefined) =>
      checkBasicUdiDi({ model: { product: { udi }, documents, pages } as never }).map(
        ({ message, file, line, column }) => `${file}:${line}:${column} ${message}`,
      );
    expect(found({ basicUdiDi })).toEqual([
      `content/label.md:6:8 LAB shows the Basic UDI-DI ${basicUdiDi}, which belongs on no label and in no instructions for use.`,
    ]);
    expect(found({ basicUdiDi: '' })).toEqual([]);
    expect(found(undefined)).toEqual([]);
  });

  // @verifies SRS-2814
  it('stands on the covers of the technical documentation, and on no other', () => {
    expect(['label', 'instructions-for-use', 'mdr-index'].map(mayShowBasicUdiDi)).toEqual([
      false,
      false,
      true,
    ]);
    const { model } = pumpDocuments('# A\n');
    const composed = composePage('# A\n');
    const product = { ...model.product, udi: { ...model.product.udi, basicUdiDi } };
    const identity = (type: string) =>
      printJob({ ...composed, document: { ...composed.document, type } as Document }, {
        model: { ...model, product },
        typeName: 'Plan',
        assets: () => undefined,
        attachments: [],
        clauses: [],
      } as never).cover.identity;
    expect(identity('mdr-index')).toContainEqual({ label: 'Basic UDI-DI', value: basicUdiDi });
    expect(JSON.stringify(identity('instructions-for-use'))).not.toContain(basicUdiDi);
  });
});
