// Writes what a change reaches as a comment of its merge request: one comment, written anew with each pipeline. Where the pipeline failed it is
// another one, which begins with who has to know; of no merge request it is an issue.
// Needs DOSSIER_COMMENT_TOKEN, a project access token with the scope api; without it the artifact of the job says the same.
import { existsSync, readFileSync } from 'node:fs';

const {
  DOSSIER_COMMENT_TOKEN: token,
  CI_API_V4_URL: api,
  CI_PROJECT_ID: project,
  CI_MERGE_REQUEST_IID: number,
  CI_PIPELINE_URL: pipeline,
} = process.env;
const mark = '<!-- dossier impact -->';

const read = (name) =>
  existsSync(`.dossier/ci/${name}`) ? readFileSync(`.dossier/ci/${name}`, 'utf8').slice(0, 200_000) : '';
const ask = async (path, method = 'GET', body) => {
  const response = await fetch(`${api}/projects/${project}/${path}`, {
    method,
    headers: { 'PRIVATE-TOKEN': token, 'Content-Type': 'application/json' },
    body: body && JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`GitLab answered ${response.status} to ${method} ${path}`);
  return response.json();
};
const notice = read('notice/comment.md');

if (token && number) {
  const notes = `merge_requests/${number}/notes`;
  const body = `${mark}\n${notice}\n${read('impact.md')}`;
  const known = await ask(`${notes}?sort=desc&per_page=100`);
  const own = known.find((note) => note.body.startsWith(mark));
  // Nobody is told of a comment that is edited.
  await (own && notice === '' ? ask(`${notes}/${own.id}`, 'PUT', { body }) : ask(notes, 'POST', { body }));
} else if (token) {
  const title = read('notice/issue-title.txt').trim() || 'The pipeline failed';
  const text = notice || pipeline;
  const search = `state=opened&in=title&per_page=100&search=${encodeURIComponent(title)}`;
  const known = (await ask(`issues?${search}`)).find((issue) => issue.title === title);
  await (known
    ? ask(`issues/${known.iid}/notes`, 'POST', { body: text })
    : ask('issues', 'POST', { title, description: text }));
}
