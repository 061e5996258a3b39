import type { train as english } from '../en/train';

const n = (count: number) => count.toLocaleString('en');

export const train: typeof english = {
  title: '训练',
  opening: '正在打开 …',
  statusName: '训练状态',
  stepOf: (step, total) => `第 ${n(step)} 步，共 ${n(total)} 步`,
  noRun: '还没有开始训练。',
  status: { none: '未开始', starting: '正在准备', running: '训练中', pausing: '正在暂停', paused: '已暂停', stopping: '正在停止', stopped: '已停止', finished: '已完成', lost: '已中断' },
  start: '开始训练',
  pause: '暂停',
  resume: '继续',
  step: '单步',
  stop: '停止',
  slowMotion: '慢动作',
  why: {
    notRunning: '当前没有训练。请先开始一次训练。',
    otherRun: '正在训练另一个模型。先切换到它再操作。',
    starting: '训练正在准备中。',
    ending: '正在完成并保存当前这一步。',
    pauseFirst: '先暂停，才能单步训练。',
  },
  otherTab: {
    status: '正在另一个标签页中训练',
    why: '它正在此浏览器的另一个标签页中训练。请到那里继续，或先在那里停止。',
    notice: '这次训练正在此浏览器的另一个标签页中进行。它在那里结束后，结果会显示在这里。要在这里继续，请先在那里停止。',
  },
  elsewhere: (name, step, total) => `正在训练 ${name}：第 ${n(step)} 步，共 ${n(total)} 步。`,
  showIt: '查看',
  dismiss: '知道了',
  unknownRun: '此浏览器中没有这个训练记录。它可能已被删除，或链接来自另一个浏览器：请索取该记录的文件并拖到这里，或重新开始同样的实验。',
  unreadable: (what) => `无法读取该训练记录：${what}`,
  incident: {
    worker: (step) => `训练线程在第 ${n(step)} 步之后停止了。`,
    device: (step) => `第 ${n(step)} 步之后 GPU 丢失。`,
    disk: (step) => `第 ${n(step)} 步之后无法保存训练结果。`,
    failed: (step) => step === 0 ? '训练无法开始。' : `训练在第 ${n(step)} 步之后中断。`,
  },
  goingBack: '正在回到最近的检查点 …',
  wentBack: (from, repeated) => `已从第 ${n(from)} 步的检查点继续；将重做 ${n(repeated)} 步。`,
  kept: '最近检查点之前的内容都已保存。',
  interrupted: (seen, from, repeated) => `这次训练在第 ${n(seen)} 步之后中断。点击“继续”将从第 ${n(from)} 步的检查点接着训练；重做 ${n(repeated)} 步。`,
  leftOff: (from) => `这次训练被中断了。点击“继续”将从第 ${n(from)} 步的检查点接着训练。`,
  chip: (step, total) => `${n(step)}/${n(total)}`,
  titleProgress: (percent, name) => `${percent}% · ${name}`,
};
