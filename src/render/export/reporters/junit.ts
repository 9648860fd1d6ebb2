import { escapeXml, type Finding } from '../../../model/index.ts';
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
  return `  <testsuite name="${escaped(file)}" tests="${findings.length}" failures="${error}">\n${cases}\n  </testsuite>`;
}

function testCase({ rule, severity, message, hint, file, line, column, cause }: Finding): string {
  const place = [file ?? '(project)', line, column].filter((part) => part !== undefined).join(':');
  const open = `    <testcase classname="${escaped(rule)}" name="${escaped(`${place} ${message}`)}"`;
  const waits = cause === undefined ? '' : `Waits for ${cause}.`;
  const text = escaped([message, hint, waits].filter((part) => part !== undefined && part !== '').join('\n'));
  return severity === 'error'
    ? `${open}>\n      <failure type="${escaped(rule)}" message="${escaped(message)}">${text}</failure>\n    </testcase>`
    : `${open}>\n      <system-out>${severity}: ${text}</system-out>\n    </testcase>`;
}

/** XML whose line ends survive in attributes as references, without characters that act on a terminal. */
function escaped(text: string): string {
  return escapeXml(text.replace(controls, '\uFFFD'))
    .replaceAll('\r', '&#13;')
    .replaceAll('\n', '&#10;')
    .replaceAll('\t', '&#9;');
}

const controls = /[\u007f-\u009f]/g;
