import type { curves as english } from '../en/curves';
import { product } from './product';

const n = (count: number) => count.toLocaleString('en');
const percent = (share: number) => `${Math.round(share * 100)}%`;
const figure = (value: number) => value.toFixed(2);
const ofTen = (share: number) => {
  const whole = Math.round(share * 10);
  return whole === 0 && share > 0 ? '不到 1' : `${Math.abs(share * 10 - whole) > 0.25 ? '约 ' : ''}${whole}`;
};
/** Chinese stands close to Chinese and apart from digits. */
const spaced = (number: string) => `${/^\d/.test(number) ? ' ' : ''}**${number}** `;

export const curves: typeof english = {
  name: '曲线',
  charts: {
    loss: '损失', recall: 'Recall@10', weights: '图片权重', cosines: '余弦相似度', ndcg: 'nDCG@10', meanWeight: '平均图片权重', auroc: '权重 AUROC', learningRate: '学习率',
    gradientNorm: '梯度范数', temperature: '温度', masked: '被屏蔽的负样本', speed: '每秒步数',
  },
  notes: {
    watched: { validation: '在训练从未见过的查询上测量', seen: '在训练查询上测量：这里没有留出查询' },
    queries: (all) => `共 ${all} 个查询`,
    all: (notes) => notes.join('；'),
    interval: '阴影：按查询计算的 95% 区间',
    most: (ceiling) => `最高只能到 ${ceiling}：许多查询的正确商品不止十件`,
    weights: '按商品的情形分，图片占多大比重；阴影为离散程度',
    noRegimes: '全部商品的平均值和离散程度；此目录没有说明谁的标题或图片不可靠',
    cosines: '查询与正确商品、与同批错误商品的相似度；两者的差距就是学到的东西',
    meanWeight: '全目录的平均值和离散程度',
    auroc: '能否区分差标题与差图片；.5 等于随机',
    learningRate: '每一步走多远',
    gradientNorm: '按模型各部分',
    temperature: '区分对错的锐利程度',
    masked: '占一批的比例；可能是对的，所以不算错',
  },
  lines: { gap: '与平均错误的差距', total: '总和', all: '全部', positive: '正确商品', hardest: '最难的错误', negative: '平均错误', catalog: '全目录', batch: '当前批', allProducts: '全部商品' },
  spaces: { query: '查询', title: '标题', image: '图片', product: '商品' },
  objectives: { sides: (a, b) => `${a}–${b}`, keywordView: '关键词', maskedToken: '遮盖词' },
  counted: (slice, queries) => `${slice}（${queries}）`,
  deciding: { title: '看标题', image: '看图片', both: '两者都看' },
  towers: { query: '查询', title: '标题', image: '图片', fusion: '融合', projection: '投影', rest: '其余' },
  regimes: product.regimes,
  step: '步',
  comma: '，',
  at: (step, values) => `第 ${n(step)} 步：${values}`,
  cursor: (chart) => `${chart}的步数`,
  tableNote: '步数多时，表格会略去一部分；保存或复制的是全部数据。',
  logScale: (chart) => `对数刻度：${chart}`,
  noLog: '余弦可能为负，不能用对数刻度。',
  smoothing: '平滑',
  notSmoothed: '原始测量值',
  smoothedOver: (half) => `前后各约 ${n(half)} 步；淡线是原始测量值`,
  more: '更多图表',
  reasons: {
    noRun: '从第一步开始显示。',
    notStarted: '从第一步开始显示；训练正在准备。',
    neverBegan: '这次训练在第一步之前就结束了。',
    notLooked: (step) => `第 ${n(step)} 步第一次测量：届时会对整个目录排序。`,
    notRecorded: '这次训练没有记录它。',
    noRegimes: '此目录没有说明谁的标题或图片不可靠，所以没有可区分的对象。',
    noPairTerm: '这个实验没有“查询与商品”的目标，而这些数值是在其中测量的。',
    noWeights: '这个模型没有标题与图片的权重。',
    unweighed: {
      titleOnly: '这个模型只读标题：没有权重可学。', imageOnly: '这个模型只看图片：没有权重可学。',
      fixed: '这个模型的权重是设定好的，所有商品都一样，不会变化。想看权重如何学出来，请在融合中选择一种门控。',
    },
  },

  now: {
    invite: (steps, catalog, time) => `只需 **${n(steps)} 步**${time === null ? '' : `（${time}）`}，一个一无所知的模型就能学会在 ${catalog} 里找商品。请看损失、固定的查询和图片权重的变化。`,
    neverBegan: '这次训练在第一步之前就结束了：模型什么也没有学到。',
    beginning: (total) => `模型还一无所知。**${n(total)} 步**训练即将开始。`,
    at: (step, when) => (when === 'then' ? `在第 ${n(step)} 步时，` : when === 'end' ? `${n(step)} 步全部完成，` : `第 ${n(step)} 步：`),
    and: (clauses) => `${clauses.join('；')}。`,
    lookedAt: (step, clause) => `${clause}（第 ${n(step)} 步测得）`,
    guesses: (share) => `模型还在猜：前 10 件商品中有${spaced(ofTen(share))}件是对的`,
    right: (share) => `模型的前 10 件商品中有${spaced(ofTen(share))}件是对的`,
    recall: (share) => `模型的前 10 名里有 **${percent(share)}** 的正确商品`,
    since: (from, to) => `recall@10 从 **${figure(from)}** 变为 **${figure(to)}**`,
    soon: (step) => `第 ${n(step)} 步将第一次测量`,
    justBegun: '模型才刚开始学',
    loss: {
      falling: (from, to) => `损失从 ${from.toFixed(1)} 降到 **${to.toFixed(1)}**`,
      flat: (_from, to) => `损失停在 **${to.toFixed(1)}**`,
      rising: (_from, to) => `损失在上升：**${to.toFixed(1)}**`,
    },
    trustsPicture: (regime, share) => `对${product.regimes[regime]}，它现在更相信图片，占 **${percent(share)}**`,
    hearsPicture: (regime, share, balanced) => `对${product.regimes[regime]}，图片占 **${percent(share)}**，其他商品占 ${percent(balanced)}`,
    trustsTitle: (regime, share) => `${regime === 'placeholder' ? '缺照片时' : '图片信息少时'}，它现在更相信标题，占 **${percent(share)}**`,
    even: (share) => `所有商品的权重还差不多，图片占 **${percent(share)}**`,
    unweighed: { titleOnly: '它只读标题', imageOnly: '它只看图片', fixed: '标题和图片的比重对所有商品都一样' },
    fading: (step, best, now) => `第 ${n(step)} 步时更好（recall@10 为 ${figure(best)}，现在为 ${figure(now)}），而损失还在下降：它也许开始死记硬背了`,
  },
  event: {
    share: (step, share) => `第 ${n(step)} 步，图片一侧醒了：编号式标题的图片权重超过 60%${Math.round(share * 100) > 60 ? `（${percent(share)}）` : ''}。`,
    lead: (step, share, balanced) => `第 ${n(step)} 步，图片一侧醒了：图片在编号式标题的商品中占 ${percent(share)}，在两边都可靠的商品中占 ${percent(balanced)}。`,
    title: (step, share, balanced) => `第 ${n(step)} 步，模型看出了哪些商品缺照片：这些商品的标题占 ${percent(share)}，两边都可靠的商品占 ${percent(balanced)}。`,
    best: (step, recall, now) => `第 ${n(step)} 步是目前最好的：recall@10 为 ${figure(recall)}，现在是 ${figure(now)}。`,
    doubled: (step, from, to) => `第 ${n(step)} 步找到的是第一次测量的两倍：recall@10 为 ${figure(to)}，当时为 ${figure(from)}。`,
    go: (step) => `查看第 ${n(step)} 步`,
  },
};
