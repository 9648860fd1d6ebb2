/** Milliseconds of the processor that a task takes, so that a busy machine counts for nothing. */
export function median(task: () => unknown): number {
  const times = Array.from({ length: 11 }, () => {
    const before = process.cpuUsage().user;
    task();
    return (process.cpuUsage().user - before) / 1000;
  });
  return times.sort((a, b) => a - b)[5] as number;
}
