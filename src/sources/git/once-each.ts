/** The same question with its answer kept: what was asked once is not asked again. */
export function onceEach<Answer>(
  ask: (question: string) => Promise<Answer>,
): (question: string) => Promise<Answer> {
  const known = new Map<string, Promise<Answer>>();
  return (question) => {
    const answer = known.get(question) ?? ask(question);
    known.set(question, answer);
    return answer;
  };
}
