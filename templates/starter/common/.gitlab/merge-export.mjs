// Writes the merge request whose merge is the commit of this pipeline, with its approvals, diffs and versions, into a file, and prints its number.
// Where there is none, or it is one that records a merge itself, nothing is written. Needs DOSSIER_REVIEW_TOKEN.
import { writeFileSync } from 'node:fs';

const {
  DOSSIER_REVIEW_TOKEN: token,
  CI_API_V4_URL: api,
  CI_PROJECT_ID: id,
  CI_COMMIT_SHA: commit,
} = process.env;
const project = `${api}/projects/${id}`;
const ask = async (address) => {
  const response = await fetch(address, { headers: { 'PRIVATE-TOKEN': token ?? '' } });
  if (!response.ok) throw new Error(`GitLab answered ${response.status} to GET ${address}`);
  return response.json();
};
const askAll = async (address) => {
  const all = [];
  for (let page = 1; ; page++) {
    const some = await ask(`${address}?per_page=100&page=${page}`);
    all.push(...some);
    if (some.length < 100) return all;
  }
};

const merged = (await askAll(`${project}/repository/commits/${commit}/merge_requests`)).find(
  ({ merge_commit_sha, squash_commit_sha, sha, source_branch }) =>
    [merge_commit_sha, squash_commit_sha, sha].includes(commit) && !source_branch.startsWith('dossier/'),
);
if (merged) {
  const address = `${project}/merge_requests/${merged.iid}`;
  const [merge_request, approvals, diffs, versions] = await Promise.all([
    ask(address),
    ask(`${address}/approvals`),
    askAll(`${address}/diffs`),
    askAll(`${address}/versions`),
  ]);
  writeFileSync(process.argv[2], JSON.stringify({ merge_request, approvals, diffs, versions }));
  console.log(merged.iid);
}
