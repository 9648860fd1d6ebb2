import { siteSchema } from '../../src/config/schema.ts';
import type { AnalysisReport, Model, Scan, SoupItem } from '../../src/model/index.ts';
import { checkAnalyses, checkVulnerabilities, mergeVulnerabilities } from '../../src/quality/index.ts';
import { analysisSource } from '../../src/sources/analysis/index.ts';
import { vulnerabilitySource } from '../../src/sources/vulnerabilities/index.ts';
import { settleFindings } from '../../src/trace/index.ts';
import { context } from '../code/context.ts';

const config = siteSchema.parse(context().config);

/** Reports of so many findings, read and judged: four times as many have to take about four times as long. Lines of text. */
export function measureFindings(count: number): string {
  return [
    ['static analysis', analyse],
    ['vulnerabilities', scan],
  ]
    .map(([name, task]) => {
      const [few, many] = [count, 4 * count].map((size) => median((task as typeof analyse)(size))) as [
        number,
        number,
      ];
      const ratio = many / few;
      return (
        `${name} of ${4 * count} findings : of ${count}`.padEnd(68) +
        ratio.toFixed(2).padStart(7) +
        `  (at most 5: ${ratio <= 5 ? 'met' : 'NOT MET'}; ${many.toFixed(0)} ms : ${few.toFixed(0)} ms)`
      );
    })
    .map((line) => `  ${line}\n`)
    .join('');
}

function analyse(count: number): () => unknown {
  const results = Array.from({ length: count }, (_, index) => ({
    ruleId: `rule-${index % 50}`,
    level: 'error',
    message: { text: `something is wrong with value ${index}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: `src/part${index % 300}.ts` },
          region: { startLine: index + 1 },
        },
      },
    ],
  }));
  const bytes = Buffer.from(
    JSON.stringify({ version: '2.1.0', runs: [{ tool: { driver: { name: 'Lint' } }, results }] }),
  );
  return () => {
    const { analyses } = analysisSource.read({ path: 'reports/lint.sarif', bytes }, context());
    const report = {
      path: 'reports/lint.sarif',
      sha256: '',
      origin: 'current',
      format: 'sarif',
      ...analyses[0],
    };
    const model = { analyses: [report as AnalysisReport], codeFiles: [] as Model['codeFiles'] } as Model;
    return settleFindings(checkAnalyses({ model, config, configFile: 'site.config.ts' }), config);
  };
}

function scan(count: number): () => unknown {
  const soup = Array.from({ length: 1000 }, (_, index) => ({
    ecosystem: 'npm',
    name: `left-${index}`,
    version: '1.2.3',
    purl: `pkg:npm/left-${index}@1.2.3`,
  })) as SoupItem[];
  const bytes = Buffer.from(
    JSON.stringify({
      matches: Array.from({ length: count }, (_, index) => ({
        vulnerability: { id: `GHSA-${index}`, severity: 'High' },
        relatedVulnerabilities: [{ id: `CVE-2026-${index}` }],
        artifact: {
          name: `left-${index % 1000}`,
          version: '1.2.3',
          purl: `pkg:npm/left-${index % 1000}@1.2.3`,
        },
      })),
      descriptor: { version: '1', timestamp: '2026-02-20T00:00:00Z' },
    }),
  );
  return () => {
    const { scans } = vulnerabilitySource.read({ path: 'reports/a.json', bytes }, context());
    const unassessed = {
      scans: [{ path: 'reports/a.json', sha256: '', origin: 'current', ...scans[0] } as Scan],
      soup,
      items: [],
      release: { revision: { date: '2026-03-01T00:00:00Z' } },
    } as unknown as Model;
    const vulnerabilities = mergeVulnerabilities(unassessed, [], {
      product: { name: 'P', model: '', version: '1' },
      claims: { risk: undefined, today: '2026-03-01' },
      commit: '2026-03-01',
      maximumAge: 365,
    });
    const model = { ...unassessed, vulnerabilities };
    return settleFindings(checkVulnerabilities({ model, config, configFile: 'site.config.ts' }), config);
  };
}

/** Milliseconds of the processor, so that a busy machine counts for nothing. */
function median(task: () => unknown): number {
  const times = Array.from({ length: 7 }, () => {
    const before = process.cpuUsage().user;
    task();
    return (process.cpuUsage().user - before) / 1000;
  });
  return times.sort((a, b) => a - b)[3] as number;
}
