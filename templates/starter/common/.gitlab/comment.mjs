// Writes what a change reaches as a comment of its merge request: one comment, written anew with each pipeline.
// Needs DOSSIER_COMMENT_TOKEN, a project access token with the scope api; without it the artifact of the job says the same.
import { readFileSync } from 'node:fs';

const {
  DOSSIER_COMMENT_TOKEN: token,
  CI_API_V4_URL: api,
  CI_PROJECT_ID: project,
  CI_MERGE_REQUEST_IID: number,
} = process.env;
const mark = '<!-- dossier impact -->';

if (token) {
  const notes = `${api}/projects/${project}/merge_requests/${number}/notes`;
  const ask = async (address, method = 'GET', body) => {
    const response = await fetch(address, {
      method,
      headers: { 'PRIVATE-TOKEN': token, 'Content-Type': 'application/json' },
      body: body && JSON.stringify({ body }),
    });
    if (!response.ok) throw new Error(`GitLab answered ${response.status} to ${method} ${address}`);
    return response.json();
  };
  const text = `${mark}\n${readFileSync('.dossier/ci/impact.md', 'utf8').slice(0, 200_000)}`;
  const known = await ask(`${notes}?sort=desc&per_page=100`);
  const own = known.find(({ body }) => body.startsWith(mark));
  await (own ? ask(`${notes}/${own.id}`, 'PUT', text) : ask(notes, 'POST', text));
}
