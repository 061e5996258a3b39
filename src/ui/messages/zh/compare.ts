import type { compare as english } from '../en/compare';

const whole = (count: number) => count.toLocaleString('zh-Hans');
const han = '[\\u3000-\\u9fff\\uff00-\\uffef]';
const [endsInHan, beginsWithHan] = [new RegExp(`${han}$`), new RegExp(`^${han}`)];

/** Spaces of the sentence stand between scripts only, whether a ranker's name is Latin or Chinese; what is put in stays as it is. */
function zh(words: TemplateStringsArray, ...values: string[]): string {
  return values.reduce((text, value, i) => {
    const before = beginsWithHan.test(value) && endsInHan.test(text.trimEnd()) ? text.trimEnd() : text;
    const after = words[i + 1];
    return before + value + (endsInHan.test(value) && beginsWithHan.test(after.trimStart()) ? after.trimStart() : after);
  }, words[0]);
}

export const compare: typeof english = {
  title: '对比',
  sides: { a: '排序器 A', b: '排序器 B' },
  swap: '交换 A 与 B',
  ownRuns: '自己训练的模型',
  onQuery: (query) => `并排对比：${query}`,
  list: (ranker) => zh`${ranker} 的前十名`,
  ndcg: 'nDCG@10',
  notJudged: '无标注',
  notJudgedWhy: '这条查询的原文没有人工标注，因此无法计算 nDCG。',
  rankWith: (ranker, rank) => zh`${ranker}：${whole(rank)}`,
  notFoundBy: (ranker) => zh`${ranker} 未找到`,
  openInSearch: (title, ranker) => zh`${title}：在搜索中查看（按 ${ranker} 排序）`,
  findsNothing: (ranker) => zh`${ranker} 没有为这条查询找到任何商品。`,
  nearMisses: '无匹配，仅为最接近者',
  nearMissesWhy: '按它自己的标准没有匹配的商品，以下只是最接近的结果。',
  sentences: (all) => all.join(''),
  noQuery: '输入一条查询，两个排序器会并排给出答案。',

  lead: {
    bothEmpty: (a, b) => zh`${a} 和 ${b} 都没有找到任何商品。`,
    neitherMatches: (a, b) => zh`${a} 和 ${b} 都认为没有商品匹配这条查询，以下只是最接近的结果。`,
    oneEmpty: (empty, other) => zh`只有 ${other} 找到了商品，${empty} 什么也没找到。`,
    sameOrder: (a, b, of) => zh`${a} 与 ${b} 的前 ${whole(of)} 名完全相同，顺序也一样。`,
    sameProducts: (a, b, of) => zh`${a} 与 ${b} 给出同样的 ${whole(of)} 件商品，但顺序不同。`,
    nothingShared: (a, b, of) => zh`${a} 与 ${b} 的前 ${whole(of)} 名没有一件相同。`,
    shared: (a, b, common, of) => zh`${a} 与 ${b} 的前 ${whole(of)} 名中有 ${whole(common)} 件相同。`,
    standsOut: (title, ranker, rank, other, otherRank) =>
      otherRank === null ? zh`“${title}”在 ${ranker} 中排第 ${whole(rank)}，而 ${other} 没有找到它。` : zh`“${title}”在 ${ranker} 中排第 ${whole(rank)}，在 ${other} 中排第 ${whole(otherRank)}。`,
    better: (better, figure, other, otherFigure) => zh`${better} 对这条查询答得更好：nDCG@10 为 ${figure}，${other} 为 ${otherFigure}。`,
    equal: (figure) => `两者的 nDCG@10 都是 ${figure}。`,
  },

  connectors: '连线表示同一件商品：',
  directions: {
    higher: (b) => zh`粗线：在 ${b} 中更靠前`,
    lower: (b) => zh`虚线：在 ${b} 中更靠后`,
    same: '细线：名次相同',
    only: '带框数字：不在另一侧前十名内',
  },

  overlap: {
    heading: '前十名有多相似',
    common: (of) => `${of} 件中相同`,
    commonWhy: '两侧都出现的商品数，不论名次。',
    jaccard: 'Jaccard',
    jaccardWhy: '相同商品数除以任一侧出现的全部商品数，不考虑顺序。',
    rbo: 'RBO',
    rboWhy: '排序偏置重叠：逐层深度比较一致程度，越靠前权重越大（持续度 0.9）；1 为完全相同，0 为毫无重合。',
  },

  stopped: '已停止。',

  all: {
    heading: '全部查询',
    start: '对比全部查询',
    why: (a, b) => zh`让 ${a} 与 ${b} 回答每一条有标注的查询（若有留出查询则只用留出的），并逐条计算 nDCG@10。`,
    noLabels: (catalog) => `“${catalog}”没有相关性标注，无法评测任何查询。请添加标注文件（查询、商品、等级）后重新打开；并排对比不受影响。`,
    noneMeasurable: '此商品库中有标注的查询都没有相关商品，因此无从比较。',
    part: {
      test: (count) => `在训练时留出的 ${whole(count)} 条查询上`, validation: (count) => `在 ${whole(count)} 条验证查询上`,
      train: (count) => `在 ${whole(count)} 条训练查询上`, judged: (count) => `在全部 ${whole(count)} 条有标注的查询上`,
    },
    means: (over, a, meanA, b, meanB) => zh`${over}，${a} 的 nDCG@10 为 ${meanA}，${b} 为 ${meanB}。`,
    better: (better, by, interval, p) => zh`${better} 更好，高出 ${by} ${interval}，p ${p}。`,
    notDistinguishable: (a, b, by, interval, p) => zh`${a} 与 ${b} 在此无法区分：差值 ${by} ${interval} 很可能就是 0，p ${p}。`,
    wins: (b, wins, losses, ties) => zh`${b} 在 ${whole(wins)} 条查询上更好，${whole(losses)} 条更差，${whole(ties)} 条持平。`,
    overlap: (common, of, jaccard, rbo) => `平均而言，两者的前 ${of} 名有 ${common} 件相同（Jaccard ${jaccard}，RBO ${rbo}）。`,
    intervals: '方括号：95 % 区间，对查询做自助重采样（10,000 次），差值按查询配对。p：双侧符号翻转检验。',
    withoutRelevant: (count) => `${whole(count)} 条查询没有相关商品，未计入。`,
    figure: '各查询的 nDCG@10 差值',
    caption: (a, b) => zh`每根柱是一条查询：${b} 的 nDCG@10 减去 ${a} 的。点击可并排查看。`,
    up: (ranker, count) => zh`${ranker} 更好：${whole(count)} 条`,
    mean: (difference) => `平均 ${difference}`,
    bar: (query, difference) => `${query}：${difference}`,
    table: '按差值排列的查询',
    columns: { query: '查询', type: '类型', difference: '差值', common: '前十相同' },
    ndcgOf: (ranker) => zh`nDCG@10 ${ranker}`,
  },
};
