// What a trainer tells, taken over into what the page knows of its run.
import type { TrainingEvent } from '../../lab/trainApi';
import type { LiveRun } from './liveRun';
import { mergedLines } from './mergedLines';

export function afterEvents(run: LiveRun, events: readonly TrainingEvent[]): LiveRun {
  const after = events.reduce(afterEvent, run);
  const lines = events.flatMap((event) => (event.kind === 'step' || event.kind === 'evaluated' ? [event.metrics] : []));
  return lines.length > 0 ? { ...after, lines: mergedLines(after.lines, lines) } : after;
}

function afterEvent(run: LiveRun, event: TrainingEvent): LiveRun {
  switch (event.kind) {
    case 'progress': return run.phase === 'starting' ? { ...run, progress: event.progress } : run;
    case 'opened': return {
      ...run, phase: run.phase === 'starting' ? 'running' : run.phase, progress: null, facts: event.facts, step: event.from, total: event.total, name: event.record.name, experiment: event.record.experiment,
      lines: run.lines.filter(({ step }) => step <= event.from), checkpoints: run.checkpoints.filter((step) => step <= event.from),
      incident: run.incident && { ...run.incident, from: event.from, repeated: event.repeated },
    };
    case 'stage': return { ...run, stage: event.stage };
    case 'step': return { ...run, step: event.step, total: event.total };
    case 'saved': return { ...run, checkpoints: [...run.checkpoints.filter((step) => step < event.step), event.step] };
    case 'paused': return { ...run, phase: run.phase === 'starting' || run.phase === 'running' || run.phase === 'pausing' ? 'paused' : run.phase, step: event.step };
    case 'batch': return { ...run, batch: event.view };
    case 'backend':
    case 'evaluated': return run;
  }
}
