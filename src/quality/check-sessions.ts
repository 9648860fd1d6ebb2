import { type Finding, type Model, type Session, standingOf, startOf } from '../model/index.ts';
import { finding } from './rules.ts';

/**
 * Findings on records of exploratory sessions: what they lack, what they name and is not there, and sessions of this version on another build.
 * @implements SRS-3776, SRS-3777
 */
export function checkSessions({
  model: { sessions, items, artifacts, product },
}: {
  model: Pick<Model, 'sessions' | 'items' | 'artifacts' | 'product'>;
}): Finding[] {
  const types = new Map(items.map(({ id, type }) => [id, type]));
  return sessions.flatMap((session) => {
    const { path, version } = session;
    const standing = standingOf(session, artifacts);
    return [
      ...session.lacking.map(({ message, hint, line }) =>
        finding(
          'session-incomplete',
          { file: path, line },
          { message: `${path} counts for nothing: ${message}`, hint },
        ),
      ),
      ...unknownIn(session, types).map((said) =>
        finding('session-unknown-item', startOf(path), { message: `${path} names ${said}.` }),
      ),
      ...(version === product.version && standing !== 'counts' && standing !== 'incomplete'
        ? [
            finding('session-of-other-build', startOf(path), {
              message: `The session "${session.title}" is ${standing === 'altered' ? 'changed after it was stamped' : standing}.`,
            }),
          ]
        : []),
    ];
  });
}

function unknownIn({ explored, anomalies }: Session, types: ReadonlyMap<string, string>): string[] {
  return [
    ...explored.filter((id) => !types.has(id)).map((id) => `${id} as explored, which is no item`),
    ...anomalies
      .filter((id) => types.get(id) !== 'ANOM')
      .map(
        (id) => `${id} as an anomaly, which is ${types.has(id) ? `of the type ${types.get(id)}` : 'no item'}`,
      ),
  ];
}
