import { createReadStream, openSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { type Answered, writeWhole } from './asked-process.ts';

/** Bytes of memory from which a process is no longer worth keeping: each program that it starts costs as much as its memory is large. */
const large = 400_000_000;

/** Answers the questions that come, a line of JSON each, until nobody asks any more or this process has grown large. */
export async function answerEach<Question, Answer>(
  answerTo: (question: Question) => Promise<Answer> | Answer,
): Promise<void> {
  const [questions = '', answers = ''] = process.argv.slice(2);
  const output = openSync(answers, 'w');
  for await (const line of createInterface({ input: createReadStream(questions) })) {
    const answer = await answerTo(JSON.parse(line) as Question);
    const answered: Answered<Answer> = { answer, isLast: process.memoryUsage.rss() > large };
    writeWhole(output, JSON.stringify(answered));
    if (answered.isLast) process.exit();
  }
}
