import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readBack } from '../pdf/read-back.ts';
import { TestProject } from './project.ts';

// @verifies SRS-2401, SRS-2402
it('a build binds all documents into one PDF, and each carries its data', async () => {
  const project = TestProject.clean();
  try {
    project.must('build');
    const binder = await readBack(
      new Uint8Array(readFileSync(`${project.root}/dist/pdf/technical-file.pdf`)),
    );
    expect(binder.bookmarks.filter(({ depth }) => depth === 1).map(({ title }) => title)).toEqual([
      'ALM-RMF Risk management file',
      'ALM-SRS Software requirements',
      'ALM-TRM Trace matrices',
    ]);
    expect(binder.attachments.sort()).toEqual(['ALM-RMF.json', 'ALM-SRS.json', 'ALM-TRM.json']);
    expect(binder.links.filter(({ target }) => /\.pdf(?:#|$)/.test(target))).toEqual([]);
    const single = await readBack(new Uint8Array(readFileSync(`${project.root}/dist/pdf/ALM-SRS.pdf`)));
    expect(single.attachments).toEqual(['ALM-SRS.json']);
    const text = readFileSync(`${project.root}/dist/pdf/technical-file.pdf`, 'latin1');
    expect(text).toContain('<pdfaid:part>3</pdfaid:part>');
  } finally {
    project.remove();
  }
});
