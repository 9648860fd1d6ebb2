// Reports tests as JUnit XML with files named from this project on and without the name of the machine: the report is archived as it is, and is the
// same from whatever directory it was made in.
import { junit } from 'node:test/reporters';
import { pathToFileURL } from 'node:url';

const here = `${process.cwd()}/`;

export default async function* report(events) {
  for await (const text of junit(events))
    yield text
      .replaceAll(pathToFileURL(here).href, '')
      .replaceAll(here, '')
      .replaceAll(/ hostname="[^"]*"/g, '');
}
