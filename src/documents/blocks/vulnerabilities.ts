import { z } from 'zod';
import { defineBlock } from './block.ts';

/**
 * Vulnerabilities that scanners report of SOUP, with their assessment (IEC 62304 6.1, 7.1.3).
 * @implements SRS-1810, SRS-3295
 */
export const vulnerabilities = defineBlock({
  name: 'vulnerabilities',
  summary:
    'Vulnerabilities that scanners report, merged by their identifiers: packages, which tool said so and when, and the assessment.',
  parameters: z.strictObject({}),
  shows: ['ANOM', 'SOUP', 'soup'],
  data: ({ model: { scans, vulnerabilities } }) => ({
    scans: scans.map(({ path, tool, date, format, reported }) => ({
      path,
      tool: tool || format,
      date: date.slice(0, 10),
      total: reported.length,
      isRead: format !== 'unreadable',
    })),
    rows: vulnerabilities.map(
      ({ id, aliases, severity, summary, packages, sources, assessment, refused = [], withdrawn }) => ({
        name: id,
        aliases: aliases.filter((alias) => alias !== id).join(', '),
        severity,
        summary,
        packages: packages
          .map(({ name, version, locked }) => `${name} ${version}${locked ? '' : ' (not locked)'}`)
          .join(', '),
        sources: sources
          .map(({ tool, date, ids, severity: said }) =>
            `${tool} ${date.slice(0, 10)}: ${ids.join(', ')} ${said}`.replace(' :', ':'),
          )
          .join('; '),
        state: assessment?.state ?? '',
        justification: assessment?.justification ?? '',
        by: assessment?.by ?? '',
        superseded: refused.filter(({ kind }) => kind === 'superseded'),
        withdrawn: withdrawn?.slice(0, 10) ?? '',
      }),
    ),
  }),
});
