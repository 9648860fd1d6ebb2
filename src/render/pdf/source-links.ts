/** Stands for the commit in the addresses of a text that is printed: the text is the same at every commit. */
export const anyCommit = 'the-commit-of-this-file';

/** Takes the commit out of the addresses that links to the source lead to; what is shown stays. The text is composed, without a tree. */
export function withoutCommit(html: string, commit: string): string {
  if (commit === '') return html;
  return html.replaceAll(/ href="[^"]*"/g, (link) => link.replace(`/blob/${commit}/`, `/blob/${anyCommit}/`));
}

/** Puts the commit into an address. */
export function withCommit(address: string, commit: string): string {
  return address.replace(`/blob/${anyCommit}/`, `/blob/${commit}/`);
}
