/** A record of OSV on a package. */
export const record = (
  id: string,
  ecosystem: string,
  name: string,
  more: object,
  about: object = {},
): object => ({
  id,
  modified: '2026-03-05T10:00:00Z',
  summary: `About ${name}`,
  severity: [{ type: 'CVSS_V4', score: 'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N' }],
  affected: [{ package: { ecosystem, name }, ...more }],
  ...about,
});
/** Its ranges, by events. */
export const events = (...of: object[]) => ({ ranges: [{ type: 'SEMVER', events: of }] });
/** What is published on the package `left`. */
export const left = record(
  'GHSA-0000-0000-0001',
  'npm',
  'left',
  events({ introduced: '0' }, { fixed: '1.3.0' }),
  {
    aliases: ['CVE-2026-0001'],
  },
);

/** A dump of OSV: records on packages of several ecosystems, one of them withdrawn. */
export const dump: readonly object[] = [
  left,
  record('OSV-2', 'npm', 'right', events({ introduced: '3.0.0' })),
  record('OSV-3', 'npm', 'right', events({ introduced: '0' }), { withdrawn: '2026-03-04T00:00:00Z' }),
  record('OSV-4', 'PyPI', 'left', events({ introduced: '0' })),
  record('OSV-5', 'npm', 'elsewhere', events({ introduced: '0' })),
];
