import { parentPort, workerData } from 'node:worker_threads';
import { type Config, idsOf } from '../config/index.ts';
import { type FileFacts, FileReader, type ReadJob } from './read-file.ts';

const { root, config } = workerData as { root: string; config: Config };
const reader = new FileReader({ root, config, ids: idsOf(config) });

parentPort?.on('message', async (batch: ReadJob[]) => {
  const answers: FileFacts[] = [];
  for (const job of batch) answers.push(await reader.read(job));
  parentPort?.postMessage(answers);
});
