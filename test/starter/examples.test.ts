import { afterEach, describe, expect, it } from 'vitest';
import type { TestProject } from '../cli/project.ts';
import { laidDown, npmTest } from './laid.ts';

let project: TestProject | undefined;
afterEach(() => project?.remove());

interface BuiltModel {
  product: { safetyClass: string };
  verdicts: Record<string, { state: string }>;
  links: { from: string; relation: string; to: string }[];
}

describe('the example device', () => {
  // @verifies SRS-2205
  it('is clean at once, but for the reviews that only a person can do', () => {
    project = laidDown('--example', 'infusion-alarm');
    expect(npmTest(project)).toMatchObject({ code: 0 });
    project.must('stamp');
    const rules = project.findings().map((finding) => finding.split(' ')[0]);
    expect(new Set(rules)).toEqual(new Set(['no-trace-lock', 'translation-unreviewed']));
    expect(project.run('check').code).toBe(0);

    expect(project.git('status', '--porcelain')).toBe('');
  });

  // @verifies SRS-2202
  it('is of class C and no other', () => {
    project = undefined;
    expect(() => laidDown('--example', 'infusion-alarm', '--class', 'B')).toThrow(
      'The infusion alarm is a device of class C: its hazards decide that. Start from `--example blank` for another class.',
    );
  });
});

// @verifies SRS-2206
describe('the blank project', () => {
  it('is clean once its links are accepted', () => {
    project = laidDown('--example', 'blank', '--class', 'A');
    project.must('accept', '--all', '--reason', 'first review');
    project.commit('Accept the links');
    expect(npmTest(project)).toMatchObject({ code: 0 });
    project.must('stamp');
    expect(project.findings()).toEqual([]);
    expect(project.run('--quiet', 'build', '--no-pdf')).toMatchObject({ code: 0, err: '' });
    const { product, verdicts } = JSON.parse(project.read('dist/data/model.json')) as BuiltModel;
    expect(product.safetyClass).toBe('A');
    expect(verdicts['HAZ-001']?.state).toBe('verified');
  });
});
