// Reads a report of tests, as a check does (`ours`) or with the parser alone (`bare`), and tells what it took on the last line of standard error.
import { closeSync, openSync, readSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { SaxesParser } from 'saxes';

const [how, path = ''] = process.argv.slice(2);
const read = how === 'bare' ? bare : await ours();
const before = process.cpuUsage().user;
const cases = await read();
const cpu = (process.cpuUsage().user - before) / 1e6;
const megabytes = process.resourceUsage().maxRSS / 1024;
process.stderr.write(`\n${JSON.stringify({ cases, cpu, megabytes })}\n`);

async function ours(): Promise<() => Promise<number>> {
  const { siteSchema } = await import('../../src/config/schema.ts');
  const { idSyntax } = await import('../../src/config/index.ts');
  const { FileReader, parseFacts } = await import('../../src/sources/read-file.ts');
  const config = siteSchema.parse({
    product: { name: 'Bench', version: '1', safetyClass: 'C', manufacturer: { name: 'B', address: 'B' } },
  });
  const reader = new FileReader({ root: dirname(path), config, ids: idSyntax(config.trace.types) });
  const readFile = (name: string) =>
    reader.read({ path: name, size: statSync(join(dirname(path), name)).size, kinds: ['results'] });
  writeFileSync(join(dirname(path), 'small.xml'), '<testsuite><testcase name="a"/></testsuite>');
  // The reader is loaded with its first file.
  parseFacts(await readFile('small.xml'));
  return async () => (await readFile(basename(path))).facts.length;
}

async function bare(): Promise<number> {
  const parser = new SaxesParser({ xmlns: false, position: true });
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let found = 0;
  parser.on('opentag', ({ name }) => {
    if (name === 'testcase') found++;
  });
  parser.on('text', () => {});
  const file = openSync(path, 'r');
  const chunk = Buffer.alloc(1 << 16);
  for (let size = readSync(file, chunk); size > 0; size = readSync(file, chunk))
    parser.write(decoder.decode(chunk.subarray(0, size), { stream: true }));
  parser.write(decoder.decode()).close();
  closeSync(file);
  return found;
}
