import type { Progress, Task } from '../lab/api';

const words: Record<Task | 'steps', string> = {
  run: 'Reading the run', catalog: 'Making the catalog', index: 'Reading the index', unpacking: 'Unpacking', tables: 'Reading tables', pictures: 'Reading pictures',
  vectors: 'Indexing products', queries: 'Evaluating', saving: 'Saving', steps: 'Training',
};

/** A progress line on stderr with rate and time left; on a pipe one line per tenth. */
export function progressBar(): { show(progress: Omit<Progress, 'task'> & { task: keyof typeof words }, note?: string): void; end(): void } {
  let task = '';
  let started = 0;
  let first = 0;
  let printed = -1;
  const live = Boolean(process.stderr.isTTY);
  return {
    show({ task: name, done, total }, note = '') {
      if (name !== task) {
        if (task && live) process.stderr.write('\n');
        [task, started, first, printed] = [name, performance.now(), done, -1];
      }
      const rate = ((done - first) / (performance.now() - started)) * 1000;
      const left = rate > 0 ? `${rate.toFixed(rate < 10 ? 1 : 0)}/s, ${clock((total - done) / rate)} left` : '';
      const line = `${words[name]} ${done}/${total} ${left} ${note}`;
      if (live) process.stderr.write(`\r${bar(done / Math.max(1, total))} ${line}`.slice(0, (process.stderr.columns ?? 100) - 1).padEnd((process.stderr.columns ?? 100) - 1));
      else if (Math.floor((10 * done) / Math.max(1, total)) > printed) {
        printed = Math.floor((10 * done) / Math.max(1, total));
        process.stderr.write(`${line}\n`);
      }
    },
    end() {
      if (task && live) process.stderr.write('\n');
      task = '';
    },
  };
}

function bar(share: number): string {
  const full = Math.round(Math.min(1, share) * 20);
  return `[${'#'.repeat(full)}${'.'.repeat(20 - full)}]`;
}

function clock(seconds: number): string {
  if (!Number.isFinite(seconds)) return '?';
  const whole = Math.max(0, Math.round(seconds));
  return whole >= 60 ? `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s` : `${whole} s`;
}
