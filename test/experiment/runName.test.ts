import { describe, expect, it } from 'vitest';
import { countOfNames, memorableName, runId } from '../../src/experiment/runName';
import { pathParts } from '../../src/storage/paths';

const at = (milliseconds: number) => new Date(Date.UTC(2026, 10, 21, 16, 45, 12, milliseconds));

describe('a run', () => {
  it('has an id that sorts by time, fits a path and is nobody else’s', () => {
    const first = runId(at(123), 7);
    expect(first).toBe('20261121-164512-123-7');
    expect(pathParts(`runs/${runId(at(0), -7)}`)).toEqual(['runs', '20261121-164512-000-m7']);
    expect([runId(at(999), 1), runId(at(5), 90), runId(new Date(Date.UTC(2027, 0, 1)), 1)].toSorted()[0]).toBe(runId(at(5), 90));
    const taken = new Set<string>();
    for (let i = 0; i < 40; i++) taken.add(runId(at(980), 1, taken));
    expect(taken.size).toBe(40);
    expect([...taken].toSorted()).toEqual([...taken]);
  });

  it('has two words that stay with its id, out of as many names as there are', () => {
    expect(memorableName('20261121-164512-123-7')).toBe(memorableName('20261121-164512-123-7'));
    const names = new Set(Array.from({ length: 40_000 }, (_, i) => memorableName(runId(at(i), i % 5))));
    expect([...names].every((name) => /^[a-z]+-[a-z]+$/.test(name))).toBe(true);
    expect(countOfNames).toBe(64 * 64);
    expect(names.size).toBe(countOfNames);
    expect([new Set([...names].map((name) => name.split('-')[0])).size, new Set([...names].map((name) => name.split('-')[1])).size]).toEqual([64, 64]);
  });
});
