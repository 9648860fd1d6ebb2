import { readSshSignature } from './ssh-signature.ts';
import { type ApprovalStatement, type Meaning, meanings } from './statement.ts';
import { type Approval, type ApprovalContext, judgeSignature } from './verify.ts';

/** Namespace of git's own SSH signatures. */
const gitNamespace = 'git';
const begin = '-----BEGIN SSH SIGNATURE-----\n';
const claimForm =
  /^Approval: (G[1-5]) (.{1,100}?) (\w{1,20})(?: of (G[1-5]\.\d{1,3}(?:, G[1-5]\.\d{1,3})*))?(?: for ([a-z][a-z0-9-]{0,39}))?$/;

/**
 * Judges what a signed tag or commit approves: one approval for each line `Approval: G2 reviewer review` of its message, of the whole
 * content, or with ` of G3.1, G3.2` of criteria; of a variant with ` for adult` behind it. The signature is git's own, over the whole object; name and time are those of its maker.
 * @param same whether the content it stands on is the content as it is
 * @param tree hash of the content as it is
 * @implements SRS-1910, SRS-2804
 */
export async function verifySignedObject(
  { name: file, raw, same, commit }: { name: string; raw: string; same: boolean; commit: string },
  tree: string,
  context: Omit<ApprovalContext, 'digestOf' | 'timeOf'>,
): Promise<Approval[]> {
  // Git stores a tag with the object it names first, a commit with its tree.
  const from = raw.startsWith('object ') ? 'tag' : 'commit';
  const { payload, armored } = from === 'tag' ? partsOfTag(raw) : partsOfCommit(raw);
  const [, maker = '', seconds = '0'] =
    /^(?:tagger|committer) (.*?) <[^>\n]*> (\d{1,11}) /m.exec(payload) ?? [];
  const time = `${new Date(Number(seconds) * 1000).toISOString().slice(0, 19)}Z`;
  const signature = readSshSignature(armored);
  // A tag is younger than its commit, and a commit than the one before it.
  const below = /^(?:object|parent) ([0-9a-f]{40,64})$/m.exec(payload.split('\n\n', 1)[0] ?? '')?.[1] ?? '';
  const judge = async (line: string): Promise<Approval> => {
    const refused = (reason: string, statement?: ApprovalStatement): Approval => ({
      file,
      from,
      state: 'refused',
      reason,
      statement,
      signer: undefined,
    });
    const [, gate, role, meaning = '', criteria, variant] = claimForm.exec(line) ?? [];
    if (!gate || !role || !isMeaning(meaning))
      return refused(`"${line.slice(0, 120)}" is no approval; write: Approval: G2 reviewer review.`);
    const digest = { gitTree: tree, gitCommit: commit };
    const subject = criteria
      ? criteria.split(', ').map((id) => ({ name: `criterion:${id}`, digest }))
      : [{ name: 'tree', digest }];
    const statement: ApprovalStatement = {
      _type: 'https://in-toto.io/Statement/v1',
      subject,
      predicateType: 'urn:dossier:approval:1',
      predicate: { gate, role, meaning, name: maker, time, ...(variant ? { variant } : {}) },
    };
    const tagged = /^tag (.*)$/m.exec(payload)?.[1];
    if (from === 'tag' && file !== `tag ${tagged}`)
      return refused(`The tag was made as ${tagged}.`, statement);
    if (!signature) return refused('It has no SSH signature.', statement);
    if (signature.namespace !== gitNamespace)
      return refused(
        `The signature was made for "${signature.namespace}", not for "${gitNamespace}".`,
        statement,
      );
    const signed = { armored, signature, bytes: Buffer.from(payload) };
    const { signer, wrong } = await judgeSignature(signed, statement, context);
    if (wrong !== undefined) return refused(wrong, statement);
    const older = await context.contentOf(below);
    if (older && time < older.date)
      return refused(
        `It is dated ${time}, and the commit ${below.slice(0, 12)} below it was made on ${older.date}.`,
        statement,
      );
    return same
      ? { file, from, state: 'valid', reason: '', statement, signer }
      : { file, from, state: 'void', reason: 'Changed since it was signed: tree.', statement, signer };
  };
  const message = payload.slice(payload.indexOf('\n\n'));
  const judged = await Promise.all(
    message
      .split('\n')
      .filter((line) => line.startsWith('Approval: '))
      .slice(0, 50)
      .map((line) => judge(line.trimEnd())),
  );
  // What proved nothing of a content that is gone is nobody's to mend: history stays as it is.
  return judged.filter(({ state }) => same || state === 'void');
}

function isMeaning(word: string): word is Meaning {
  return (meanings as readonly string[]).includes(word);
}

/** The signature of a tag stands below its message. */
function partsOfTag(raw: string): { payload: string; armored: string } {
  const at = raw.lastIndexOf(`\n${begin}`) + 1;
  return at === 0 ? { payload: raw, armored: '' } : { payload: raw.slice(0, at), armored: raw.slice(at) };
}

/** The signature of a commit is a header of its own, whose further lines begin with a blank; it is not over itself. */
function partsOfCommit(raw: string): { payload: string; armored: string } {
  const end = raw.indexOf('\n\n') + 1;
  const headers = raw.slice(0, end);
  const found = /^gpgsig (.*\n(?: .*\n)*)/m.exec(headers);
  if (!found) return { payload: raw, armored: '' };
  return {
    payload: headers.replace(found[0], '') + raw.slice(end),
    armored: (found[1] ?? '').replaceAll('\n ', '\n'),
  };
}
