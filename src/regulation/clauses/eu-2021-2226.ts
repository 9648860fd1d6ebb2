import { unrated } from '../unrated.ts';

/** What Regulation (EU) 2021/2226, as amended by (EU) 2025/1234, asks of those who provide instructions for use electronically. */
export const electronicInstructions = unrated('EU 2021/2226', '2025/1234', {
  'Article 4': 'Documented risk assessment of providing instructions electronically',
  'Article 5': 'Copies on paper, free and in time; instructions kept available; users told of revisions',
  'Article 6': 'Say that the instructions are electronic, how to read them, where they are, how to get paper',
  'Article 7':
    'Keep them at a stable address, in all versions with their dates of publication, and in all languages',
});
