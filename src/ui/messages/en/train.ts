// Words of one part of the page. Every language has the same shape.
const n = (count: number) => count.toLocaleString('en');
const steps = (count: number) => (count === 1 ? '1 step is' : `${n(count)} steps are`);

export const train = {
  title: 'Train',
  opening: 'Opening …',
  statusName: 'Training status',
  stepOf: (step: number, total: number) => `step ${n(step)} of ${n(total)}`,
  noRun: 'Nothing is being trained yet.',
  status: {
    none: 'Not started', starting: 'Getting ready', running: 'Training', pausing: 'Pausing', paused: 'Paused', stopping: 'Stopping', stopped: 'Stopped', finished: 'Finished', lost: 'Interrupted',
  },
  start: 'Start training',
  newSeed: 'Train with a new seed',
  newSeedWhy: 'The same settings by another chance: how much of the result is luck.',
  repeats: (run: string) => `Settings and seed are those of ${run}: it gives the same numbers again.`,
  pause: 'Pause',
  resume: 'Resume',
  step: 'Step',
  stop: 'Stop',
  slowMotion: 'Slow motion',
  why: {
    notRunning: 'Nothing is being trained. Start a run first.',
    otherRun: 'Another run is being trained. Show it to steer it.',
    starting: 'The run is getting ready.',
    ending: 'The step that runs is being finished and kept.',
    pauseFirst: 'Pause the run to make single steps.',
  },
  otherTab: {
    status: 'Training in another tab',
    why: 'It is being trained in another tab of this browser. Go on there, or stop it there first.',
    notice: 'This run is being trained in another tab of this browser. What it learns shows here when it has ended there. To go on here, stop it there first.',
  },
  elsewhere: (name: string, step: number, total: number) => `${name} is being trained: step ${n(step)} of ${n(total)}.`,
  showIt: 'Show it',
  dismiss: 'Dismiss',
  unknownRun: 'This browser keeps no run of that name. It was removed, or the link was made in another browser: ask for the run as a file and drop it here, or start the same experiment anew.',
  unreadable: (what: string) => `The run could not be read: ${what}`,
  incident: {
    worker: (step: number) => `The training worker stopped after step ${n(step)}.`,
    device: (step: number) => `The GPU was lost after step ${n(step)}.`,
    disk: (step: number) => `What was learned could not be saved after step ${n(step)}.`,
    failed: (step: number) => step === 0 ? 'Training could not begin.' : `Training broke off after step ${n(step)}.`,
  },
  goingBack: 'Going back to the newest checkpoint …',
  wentBack: (from: number, repeated: number) => `It went on from the checkpoint at step ${n(from)}; ${steps(repeated)} made again.`,
  kept: 'Everything up to the newest checkpoint is kept.',
  interrupted: (seen: number, from: number, repeated: number) => `This run was interrupted after step ${n(seen)}. Resume goes on from the checkpoint at step ${n(from)}; ${steps(repeated)} made again.`,
  leftOff: (from: number) => `This run was interrupted. Resume goes on from the checkpoint at step ${n(from)}.`,
  chip: (step: number, total: number) => `${n(step)}/${n(total)}`,
  titleProgress: (percent: number, name: string) => `${percent} % · ${name}`,
};
