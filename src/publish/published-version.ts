/** A version whose site is published. */
export interface PublishedVersion {
  /** Release tag, which is its directory. */
  version: string;
  product: string;
  /** Absolute path of its archive, which holds the site and the PDF set. */
  archive: string;
  /** When it was first shown to visitors, `YYYY-MM-DD`; empty for one that is not yet. */
  published: string;
}
