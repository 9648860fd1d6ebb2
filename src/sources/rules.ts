import { error, info, ruleSet, warning } from '../model/index.ts';

/** Findings on files that some source would read. */
export const { rules, finding } = ruleSet({
  'ignored-input': error(
    'A page or source file is read that git ignores, so that a clean release would hold what no commit has.',
  ),
  'unfetched-input': error(
    'A file is only a pointer of Git LFS, or a submodule that `sources` reaches into is not checked out: what the commit holds there is not read.',
  ),
  'linked-directory': error(
    'A symbolic link leads to a directory. What lies behind it is not read, and could be missed.',
  ),
  'lockfile-nearly-named': warning(
    'A file has the name of a lockfile, manifest or bill of materials but for its case or the mark of a copy, so it is not read.',
  ),
  'source-pattern-empty': warning('A pattern of `sources` meets no file, so nothing is read by it.'),
  'approvals-unread': error(
    'A record of an approval, the file of signers or the list of revoked keys is there and cannot be read.',
  ),
  'source-nearly-named': warning(
    'A file is named as `sources` has it but for the case of letters, or is Markdown of another ending, so it is not read.',
  ),
  'deployments-unread': error(
    'A record of a deployment or the report of its smoke test is there and cannot be read.',
  ),
  'evidence-secret': error(
    'A report, a log or the report of a smoke test holds what looks like a secret. It goes into archives as it is, and nobody can take it back from there.',
    'Make the secret invalid, keep it out of what the tool writes, and run it again. Dossier rewrites no evidence.',
  ),
  'evidence-absolute-path': info(
    'A report, a log or the report of a smoke test names paths of the machine that wrote it. It goes into archives as it is, so that the same run in another directory gives other bytes.',
    'Let the tool write paths from the directory of the project on, and run it again. Dossier rewrites no evidence.',
  ),
});
