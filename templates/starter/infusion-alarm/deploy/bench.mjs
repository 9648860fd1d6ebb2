// Runs the monitor of an unpacked package on this machine: the serial line and the speaker are HTTP here.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [place = '', port = '0'] = process.argv.slice(2);
const { version } = JSON.parse(readFileSync(join(place, 'package.json'), 'utf8'));
const { createMonitor, Sounder } = await import(pathToFileURL(join(place, 'src/index.ts')).href);

const played = [];
const speaker = {
  play(pattern) {
    played.push(pattern);
    return true;
  },
  stop: () => true,
};
const limits = { pressure: 60, airBubble: 50, flow: 150 };
const monitor = createMonitor(limits, new Sounder(speaker), 0);
const started = performance.now();

const server = createServer(async (request, response) => {
  const answer = (value) => response.end(JSON.stringify(value));
  if (request.url === '/version') return answer({ version });
  let line = '';
  for await (const part of request) line += part;
  monitor.receive(line, performance.now() - started);
  answer({ played });
});
server.listen(Number(port), '127.0.0.1', () => console.log(server.address().port));
