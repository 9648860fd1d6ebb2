// Runs the command line in this process and tells, on the last line of standard error, what it took.
import { enableCompileCache } from 'node:module';

enableCompileCache();
const { run } = await import('../../src/cli/run.ts');

const code = await run(process.argv.slice(2));
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
process.stderr.write(
  `\n${JSON.stringify({ code, cpu: (userCPUTime + systemCPUTime) / 1e6, megabytes: maxRSS / 1024 })}\n`,
);
