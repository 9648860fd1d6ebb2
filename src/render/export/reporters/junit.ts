import type { Finding } from '../../../model/index.ts';
import { summarise } from './summary.ts';

/**
 * JUnit XML: a suite a file, a case a finding. Errors fail; warnings and infos are cases that passed, with their text as output.
 * Without findings there is one case that passed, since an empty report reads as a run that did not happen.
 */
export function reportJunit(findings: readonly Finding[]): string {
  const { error } = summarise(findings);
  const suites = [...Map.groupBy(findings, ({ file }) => file ?? '(project)')].map(([file, group]) =>
    suite(file, group),
  );
  if (findings.length === 0) {
    suites.push(
      '  <testsuite name="dossier check" tests="1" failures="0">\n    <testcase classname="dossier" name="no findings"/>\n  </testsuite>',
    );
  }
  const tests = Math.max(1, findings.length);
  const root = `<testsuites name="dossier check" tests="${tests}" failures="${error}">`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n${suites.join('\n')}\n</testsuites>\n`;
}

function suite(file: string, findings: readonly Finding[]): string {
  const { error } = summarise(findings);
  const cases = findings.map(testCase).join('\n');
  return `  <testsuite name="${escapeXml(file)}" tests="${findings.length}" failures="${error}">\n${cases}\n  </testsuite>`;
}

function testCase({ rule, severity, message, hint, file, line, column, cause }: Finding): string {
  const place = [file ?? '(project)', line, column].filter((part) => part !== undefined).join(':');
  const open = `    <testcase classname="${escapeXml(rule)}" name="${escapeXml(`${place} ${message}`)}"`;
  const waits = cause === undefined ? '' : `Waits for ${cause}.`;
  const text = escapeXml(
    [message, hint, waits].filter((part) => part !== undefined && part !== '').join('\n'),
  );
  return severity === 'error'
    ? `${open}>\n      <failure type="${escapeXml(rule)}" message="${escapeXml(message)}">${text}</failure>\n    </testcase>`
    : `${open}>\n      <system-out>${severity}: ${text}</system-out>\n    </testcase>`;
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** What XML 1.0 (2.2) allows as characters, with its own signs escaped; line ends survive in attributes as references. */
function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(forbidden, '\uFFFD')
    .replace(/[&<>"']/g, (character) => entities[character] as string)
    .replaceAll('\r', '&#13;')
    .replaceAll('\n', '&#10;')
    .replaceAll('\t', '&#9;');
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out.
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g;
