import type { EnvironmentConfig } from '../../config/deployment.ts';
import {
  applyDeployment,
  compareText,
  type DeploymentRecord,
  environmentsOf,
  type Stays,
} from '../../model/index.ts';
import { contradicts, remarksOn } from './consistency.ts';
import type { JudgedAlone } from './judge.ts';

type Told = Omit<DeploymentRecord, 'ofThisTree'>;
type Sound = JudgedAlone & Required<Pick<JudgedAlone, 'stated'>>;

/**
 * Puts records into the order in which they follow each other: each names the record before it on its environment by its digest, so that
 * none can be taken out, slipped in or repeated. What does not follow, or contradicts what ran, is refused.
 * @implements SRS-3755
 */
export function inOrder(alone: readonly JudgedAlone[], environments: readonly EnvironmentConfig[]): Told[] {
  const unsound = alone.filter((record) => record.reason !== '' || !record.stated);
  const waiting = alone
    .filter((record): record is Sound => record.reason === '' && record.stated !== undefined)
    .sort((a, b) => compareText(a.stated.time, b.stated.time) || compareText(a.file, b.file));
  const known = new Map(alone.map((record) => [record.sha256, record]));
  /** Environment → digest of its last record. */
  const heads = new Map<string, string>();
  const stays: Stays = new Map();
  const valid: Told[] = [];
  const refused: Told[] = [];
  const follows = ({ stated }: Sound): boolean =>
    environmentsOf(stated).every(({ environment, after }) => (heads.get(environment) ?? '') === after);
  for (let index = waiting.findIndex(follows); index >= 0; index = waiting.findIndex(follows)) {
    const [record] = waiting.splice(index, 1) as [Sound];
    const { file, stated, sha256 } = record;
    const wrong = contradicts(stays, stated, environments);
    if (wrong !== undefined) {
      refused.push(refusedFor(record, wrong));
      continue;
    }
    valid.push({ ...toldOf(record), state: 'valid', remarks: remarksOn(stays, stated, environments) });
    applyDeployment(stays, file, stated);
    for (const { environment } of environmentsOf(stated)) heads.set(environment, sha256);
  }
  const late = waiting.map((record) => refusedFor(record, whyLate(record, known, valid)));
  const last = [...refused, ...late, ...unsound.map((record) => refusedFor(record, record.reason))];
  return [...valid, ...last.sort((a, b) => compareText(a.file, b.file))];
}

/** Why a record follows nothing that is there. */
function whyLate({ stated }: Sound, known: ReadonlyMap<string, JudgedAlone>, valid: readonly Told[]): string {
  for (const { environment, after } of environmentsOf(stated)) {
    const before = known.get(after);
    if (after !== '' && !before)
      return `It follows a record on ${environment} that is not here as it was: it was changed or taken out.`;
    const counts = before === undefined || valid.some(({ file }) => file === before.file);
    if (before && !counts) return `It follows ${before.file}, which proves nothing.`;
    const other = valid.find(
      (record) =>
        record.stated &&
        environmentsOf(record.stated).some(
          (each) => each.environment === environment && each.after === after,
        ),
    );
    if (other)
      return `It is out of order on ${environment}: ${other.file} follows ${before ? before.file : 'nothing'} too.`;
  }
  return 'It is out of order.';
}

function toldOf({ file, signer, stated }: JudgedAlone): Omit<Told, 'state' | 'remarks'> {
  return { file, reason: '', ...(signer ? { signer } : {}), ...(stated ? { stated } : {}) };
}

function refusedFor(record: JudgedAlone, reason: string): Told {
  return { ...toldOf(record), state: 'refused', reason, remarks: [] };
}
