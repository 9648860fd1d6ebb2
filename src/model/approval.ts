/** An approval record as it was judged: a signature of a person over content (IEC 62304 5.8; 21 CFR 11.50). */
export interface ApprovalRecord {
  /** POSIX path of the record; `tag v2.4.1` or `commit 0123456789ab` for a signature in git. */
  file: string;
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
  /** What was signed: `tree` for the whole content, `criterion:G3.1`, names of documents, item IDs. */
  subjects: string[];
  /** The forge that tells it: an approval of a pull request, which nobody signed. */
  forge?: 'GitHub' | 'GitLab' | undefined;
}

/** Somebody who wrote a part of the content, as a commit names them. */
export interface Author {
  name: string;
  email: string;
  /** Full hash. */
  commit: string;
}
