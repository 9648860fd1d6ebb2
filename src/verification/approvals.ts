import type { ApprovalRecord, Model } from '../model/index.ts';
import { readForgeExport } from '../release/approvals/forge-export.ts';
import { judgeApprovals } from '../release/approvals/index.ts';
import { type ArchiveCheck, bad, good, unknown } from '../release/archive/archive-check.ts';
import { type ArchiveManifest, archiveNames } from '../release/archive/archive-manifest.ts';
import { type GitObject, readGitObjects } from '../release/archive/git-objects.ts';
import { type ArchiveFiles, textAt } from '../release/archive/read-archive.ts';
import type { Basis } from './basis.ts';
import { datesOf } from './commit-dates.ts';
import { differencesOf } from './difference.ts';

/**
 * Judges the approvals of an archive again, by its own lists of keys, and holds them against those that the model names.
 * @throws SshKeygenMissing
 * @implements SRS-3240
 */
export async function checkApprovals(
  archive: ArchiveFiles,
  manifest: ArchiveManifest,
  model: Model,
  { people, commits, config }: Basis,
): Promise<ArchiveCheck[]> {
  const files = archive.paths
    .filter((path) => path.startsWith('approvals/'))
    .map((file) => ({ file, text: textAt(archive, file) }));
  // What nobody signed proves nothing by itself; which commit held this content, only the repository tells.
  const { exported = [], signed: records = [] } = Object.groupBy(files, ({ text }) => {
    const export_ = readForgeExport(text);
    return export_ && 'forge' in export_ ? 'exported' : 'signed';
  });
  const unsigned = exported.map(({ file }) =>
    unknown(
      `${file} is what a forge told of a pull request, and signed by nobody; ask the forge and the repository for it.`,
    ),
  );
  const objects = readGitObjects(textAt(archive, archiveNames.objects));
  const removed = missingRecords(model, files, objects);
  if (files.length === 0 && objects.length === 0)
    return removed.length > 0 ? removed : [unknown('It holds no approvals.')];
  // An object names its commit; that another commit held the same content, no archive tells.
  const isHere = ({ raw }: GitObject): boolean => raw.startsWith(`object ${manifest.commit}\n`);
  const dates = datesOf(commits);
  const { approvals: judged } = await judgeApprovals(model, {
    records,
    objects: objects.filter(isHere).map((object) => ({ ...object, same: true, commit: manifest.commit })),
    clock: `${new Date().toISOString().slice(0, 19)}Z`,
    signers: textAt(archive, 'content/allowed_signers'),
    signersFile: config.approvals.signers,
    revoked: textAt(archive, 'content/revoked_keys'),
    authors: config.approvals.authorDiffers ? people.authors : [],
    content: people.content,
    now: dates.get(manifest.commit) ?? manifest.date,
    contentOf: async (commit) => {
      const date = dates.get(commit);
      return date === undefined ? undefined : { tree: '', date };
    },
    forge: { signedOnly: true, people: [] },
    differenceSince: async () => undefined,
  });
  const signed = judged.flatMap((record): ArchiveCheck[] => {
    const { file, state, reason, name, role, meaning, gate, time } = record;
    if (state !== 'valid') return [bad(`${file} is ${state} and counts for nothing. ${reason}`)];
    const said = model.approvals.filter((each) => nameOf(each) === nameOf(record));
    const stated = said.find((each) => each.gate === gate && each.role === role && each.meaning === meaning);
    const [other] = differencesOf({ ...(stated ?? said[0]), file }, record);
    return other
      ? [
          bad(
            `data/model.json says of ${file} ${other.place} ${other.stated}; the record says ${other.found}.`,
          ),
        ]
      : [
          good(
            `${name}, ${role}, ${time}: ${meaning} for ${gate} (${record.signer?.principal}, ${record.signer?.key}).`,
          ),
        ];
  });
  const untold = objects
    .filter((object) => !isHere(object))
    .map(({ name }) =>
      unknown(`The approval of ${name} stands on another commit; ask the repository for it.`),
    );
  return [...removed, ...signed, ...unsigned, ...untold];
}

/** Records that the model counts and the archive does not hold. What git holds of other content is not in an archive. */
function missingRecords(
  { approvals }: Model,
  files: readonly { file: string }[],
  objects: readonly GitObject[],
): ArchiveCheck[] {
  const here = new Set([
    ...files.map(({ file }) => nameOf({ file, from: 'file' })),
    ...objects.map(({ name }) => name),
  ]);
  const counted = approvals.filter(({ state, from }) => state === 'valid' || from === 'file');
  const missing = counted.filter((record) => !here.has(nameOf(record))).map(({ file }) => file);
  return [...new Set(missing)].map((file) =>
    bad(`data/model.json counts the approval ${file}, which is not in the archive.`),
  );
}

/** Records lie in one directory of the archive, whatever it was called in the project; a tag or commit is named as it is. */
function nameOf({ file, from }: Pick<ApprovalRecord, 'file' | 'from'>): string {
  return from === 'file' ? file.slice(file.lastIndexOf('/') + 1) : file;
}
