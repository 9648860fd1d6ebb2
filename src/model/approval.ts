/** An approval record as it was judged: a signature of a person over content (IEC 62304 5.8; 21 CFR 11.50). */
export interface ApprovalRecord {
  /** POSIX path of the record; `tag v2.4.1` or `commit 0123456789ab` for a signature in git, for people to read. */
  file: string;
  /** What was signed: a file of the project, or a tag or commit, which nobody can put away. */
  from: 'file' | 'tag' | 'commit';
  /** `valid`: signed by who it says, over what is here. `void`: rightly signed, but the content changed since. `refused`: it proves nothing. */
  state: 'valid' | 'void' | 'refused';
  /** Why it is void or refused; empty when valid. */
  reason: string;
  /** `G1` to `G5`; empty for a record that cannot be read, as are the members below. */
  gate: string;
  role: string;
  /** `authorship`, `review`, `approval` or `responsibility`. */
  meaning: string;
  /** Printed name of the signer. */
  name: string;
  /** When it was signed, ISO 8601 in UTC, as the signer states it. */
  time: string;
  /** Whose key it is, and by which list that was judged; absent where no key of the list signed it. */
  signer?: ApprovalSigner | undefined;
  /** What was signed: `tree` for the whole content, `criterion:G3.1`, names of documents, item IDs. */
  subjects: string[];
  /** The forge that tells it: an approval of a pull request, which nobody signed. */
  forge?: 'GitHub' | 'GitLab' | undefined;
}

/** A key, the person the list of allowed signers gives it to, and that list. */
export interface ApprovalSigner {
  /** As the list names the person, e.g. an e-mail address. */
  principal: string;
  /** Fingerprint, as OpenSSH shows it: `SHA256:…`. */
  key: string;
  /** Path of the list, SHA-256 (hex) of its text, and the commit it is of; empty where it is in none yet. */
  list: { file: string; sha256: string; commit: string };
}

/** Somebody who wrote a part of the content, as a commit names them. */
export interface Author {
  name: string;
  email: string;
  /** Full hash. */
  commit: string;
}
