import type { DemandKind } from './judge.ts';

/** All requirements and risk controls that the code carries are verified, and there is one. */
export const verified: DemandKind = {
  isAsked: (row) => row.verified === true,
  judge({ implements: carried }, _rows, { model }) {
    const asked = { sentence: 'verified requirements' };
    if (carried.length === 0)
      return {
        asked,
        met: false,
        said: { sentence: 'Its code carries no requirement, so nothing of it is verified.' },
      };
    const left = carried.filter((id) => model.verdicts[id]?.state !== 'verified');
    return left.length === 0
      ? {
          asked,
          met: true,
          said: {
            sentence: '{count} requirements of it are verified.',
            values: { count: String(carried.length) },
          },
        }
      : { asked, met: false, said: { sentence: 'Requirements of it that are not verified:' }, ids: left };
  },
};

/** A test of the level `unit` counts for one of its requirements. */
export const unitTests: DemandKind = {
  isAsked: (row) => row.unitTests === true,
  judge({ implements: carried }, _rows, { model }) {
    const asked = { sentence: 'unit tests' };
    const tests = new Set(
      carried
        .flatMap((id) => model.verdicts[id]?.evidence ?? [])
        .filter(([report, result]) => {
          const of = model.reports[report];
          return of?.level === 'unit' && of.origin === 'current' && of.results[result]?.status === 'passed';
        })
        .map((each) => each.join(' ')),
    );
    const values = { count: String(tests.size) };
    return tests.size > 0
      ? { asked, met: true, said: { sentence: '{count} unit tests of it passed.', values } }
      : { asked, met: false, said: { sentence: 'No unit test of it passed.' } };
  },
};
