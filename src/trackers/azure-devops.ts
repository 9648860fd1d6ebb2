import { z } from 'zod';
import { htmlAsMarkdown } from '../sources/imports/index.ts';
import { saying, shaped, type Tracker, type TrackerItem } from './tracker.ts';

const ids = z.object({ workItems: z.array(z.object({ id: z.number().int() })) });

const text = z.string().nullish();
const workItem = z.object({
  id: z.number().int(),
  fields: z.object({
    'System.Title': z.string(),
    'System.WorkItemType': z.string(),
    'System.State': text,
    'System.Reason': text,
    'System.Tags': text,
    'System.AreaPath': text,
    'System.IterationPath': text,
    'System.Description': text,
    'Microsoft.VSTS.Common.AcceptanceCriteria': text,
    'Microsoft.VSTS.TCM.ReproSteps': text,
    'Microsoft.VSTS.Common.ClosedDate': text,
  }),
  relations: z
    .array(z.object({ rel: z.string(), url: z.string(), attributes: z.object({ name: text }).nullish() }))
    .nullish(),
});

/** Work items that one answer may hold. */
const most = 200;

/**
 * Work items of Azure DevOps (REST API 7.1, "Wiql", "Work Items"), with their links to other work items.
 * @implements SRS-3790
 */
export const azureDevops: Tracker = {
  title: 'Azure DevOps',
  address: 'https://dev.azure.com',
  token: 'AZURE_DEVOPS_TOKEN',
  prefix: 'AB-',
  project: 'organization/project',
  tellsChangesOf: (only) => only === '',
  headers: (token) =>
    token === '' ? {} : { Authorization: `Basic ${Buffer.from(`:${token}`).toString('base64')}` },
  async changes(client, { project, prefix, only, since }) {
    const path = project.split('/').map(encodeURIComponent).join('/');
    const where = [
      '[System.TeamProject] = @project',
      ...(since === undefined ? [] : [`[System.ChangedDate] >= '${since}'`]),
      ...(only === '' ? [] : [`(${only})`]),
    ].join(' AND ');
    const query = `SELECT [System.Id] FROM WorkItems WHERE ${where} ORDER BY [System.Id]`;
    const found = await client.ask(`${path}/_apis/wit/wiql?timePrecision=true&api-version=7.1`, { query });
    const all = shaped(found.value, ids).workItems.map(({ id }) => id);
    const items: TrackerItem[] = [];
    for (let start = 0; start < all.length; start += most) {
      const answer = await client.ask(
        `${path}/_apis/wit/workitems?ids=${all.slice(start, start + most).join(',')}&$expand=all&errorPolicy=omit&api-version=7.1`,
      );
      const page = shaped(answer.value, z.object({ value: z.array(workItem.nullable()) }));
      for (const each of page.value)
        if (each) items.push(itemOf(each, prefix, `${client.address}${path}/_workitems/edit/${each.id}`));
    }
    return { items, gone: [], asked: found.date };
  },
};

function itemOf(
  { id, fields, relations }: z.infer<typeof workItem>,
  prefix: string,
  place: string,
): TrackerItem {
  const parts = [
    ['', fields['System.Description']],
    ['Steps', fields['Microsoft.VSTS.TCM.ReproSteps']],
    ['Acceptance criteria', fields['Microsoft.VSTS.Common.AcceptanceCriteria']],
  ] as const;
  return {
    id: `${prefix}${id}`,
    type: fields['System.WorkItemType'],
    title: fields['System.Title'],
    text: parts
      .flatMap(([head, html]) => {
        const words = htmlAsMarkdown(html ?? '');
        return words === '' ? [] : [...(head === '' ? [] : [`**${head}**`]), words];
      })
      .join('\n\n'),
    markdown: true,
    attributes: saying({
      state: fields['System.State'],
      reason: fields['System.Reason'],
      closed: fields['Microsoft.VSTS.Common.ClosedDate'],
      tags: fields['System.Tags'],
      area: fields['System.AreaPath'],
      iteration: fields['System.IterationPath'],
    }),
    links: (relations ?? []).flatMap(({ url, attributes }) => {
      const to = /\/_apis\/wit\/workItems\/(\d+)$/i.exec(url)?.[1];
      return to === undefined ? [] : [{ relation: attributes?.name ?? 'Related', to: `${prefix}${to}` }];
    }),
    place,
  };
}
