import { expect, it } from 'vitest';
import type { BrowserHandle, Serve } from '../../src/render/browser/index.ts';
import { printEach } from '../../src/render/pdf/print.ts';
import { sampleJob } from './sample.ts';

// @verifies SRS-3902
it('the longest document is begun first, and nothing holds what was taken to be printed', async () => {
  const jobs = ['SHORT', 'LONGEST', 'MIDDLE'].map((id) =>
    sampleJob({
      id,
      title: `A document named ${id}`,
      parts: [
        { page: '', title: '', anchor: 'a', outline: [], html: `<p>${'word '.repeat(id.length * 9)}</p>` },
      ],
    }),
  );
  const begun: unknown[] = [];
  const withPage = async ({ serve }: { serve: Serve }) => {
    const html = String((await serve('document.html'))?.bytes);
    begun.push(/A document named (\w+)/.exec(html)?.[1]);
    throw new Error('That is enough.');
  };
  const browser = { version: '', origin: 'installed', withPage } as unknown as BrowserHandle;
  await expect(printEach(jobs, browser, () => {})).rejects.toThrow('That is enough.');
  expect(begun[0]).toBe('LONGEST');
  expect(jobs).toEqual([]);
});
