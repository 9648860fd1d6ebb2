import type { Project } from '../config/index.ts';
import { type Finding, type Model, startOf } from '../model/index.ts';
import { archiveIn } from '../release/archive/stored-releases.ts';
import { checkUdiDecision, readComparable, touchedAspects } from '../udi/index.ts';
import { finding } from '../udi/rules.ts';

/**
 * Holds the UDI of a release against the archive of the release before.
 * @param before tag of the release before, undefined for the first
 * @param store absolute path of the directory of archives
 */
export function checkUdiOfRelease(
  { config, configFile }: Project,
  model: Model,
  before: string | undefined,
  store: string,
): Finding[] {
  const old = before === undefined ? undefined : modelOf(store, before);
  const unknown: Finding = finding('udi-decision-doubtful', startOf(configFile), {
    message: `What changed since ${before} cannot be told: data/model.json of its archive cannot be read.`,
    hint: 'Verify that archive, and hold the decision on the UDI against the changes yourself.',
  });
  const asked = {
    product: model.product,
    decision: config.product.udi?.decision,
    configFile,
  };
  if (before === undefined) return checkUdiDecision({ ...asked, before: undefined, touched: [] });
  if (!old) return model.product.udi ? [unknown] : [];
  const touched = touchedAspects(old, model);
  return checkUdiDecision({ ...asked, before: { label: before, di: old.product.udi?.di }, touched });
}

function modelOf(store: string, release: string): ReturnType<typeof readComparable> {
  const archive = archiveIn(store, release);
  const path = 'data/model.json';
  return archive?.paths.includes(path)
    ? readComparable(Buffer.from(archive.read(path)).toString('utf8'))
    : undefined;
}
