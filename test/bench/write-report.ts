import { closeSync, openSync, writeSync } from 'node:fs';

/**
 * Writes a JUnit report of about so many bytes, 50 cases a suite, an identifier in each name.
 * @param logged lines that each case printed
 * @returns how many cases it holds
 */
export function writeReport(path: string, bytes: number, logged: number): number {
  const file = openSync(path, 'w');
  const line = '2026-03-01 10:00:00 frame 17 read, pressure 41 kPa, no alarm\n';
  const output = logged === 0 ? '' : `      <system-out>\n${line.repeat(logged)}      </system-out>\n`;
  let [size, cases] = [0, 0];
  const write = (text: string): void => {
    size += writeSync(file, text);
  };
  write('<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n');
  for (let suite = 0; size < bytes; suite++) {
    const name = `test/alarm/limits-${suite}.test.ts`;
    const own = Array.from({ length: 50 }, (_, index) => {
      const id = `SRS-${String(cases++ % 900).padStart(3, '0')}`;
      return `    <testcase classname="${name}" name="limits of pressure &gt; ${id} refuses a value above its maximum, case ${index}" time="0.001">\n${output}    </testcase>\n`;
    });
    write(
      `  <testsuite name="${name}" timestamp="2026-03-01T10:00:00" tests="50" failures="0" errors="0" skipped="0" time="0.1">\n${own.join('')}  </testsuite>\n`,
    );
  }
  write('</testsuites>\n');
  closeSync(file);
  return cases;
}
