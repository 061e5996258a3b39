import type { Sameness } from '../../../catalog/duplicates';
import type { Regime } from '../../../catalog/types';
import type { data as english } from '../en/data';
import { product } from './product';

const n = (value: number) => value.toLocaleString('en');
const few = (value: number) => value.toLocaleString('en', { maximumFractionDigits: 1 });

const regimes: Record<Regime, { name: string; what: string }> = {
  balanced: { name: product.regimes.balanced, what: '标题和图片都说明了商品是什么。' },
  thinTitle: { name: product.regimes.thinTitle, what: '标题只是编号、系列名或口号，要靠图片辨认。' },
  stuffedTitle: { name: product.regimes.stuffedTitle, what: '标题堆砌了其他商品的名字，要靠图片辨认。' },
  placeholder: { name: product.regimes.placeholder, what: '图片只是占位图，要靠标题辨认。' },
  uninformative: { name: product.regimes.uninformative, what: '图片只有包装盒、一堆商品、广告或一片模糊，要靠标题辨认。' },
  lifestyle: { name: product.regimes.lifestyle, what: '图片里商品混在其他物件之中。' },
  wrongColor: { name: product.regimes.wrongColor, what: '图片的颜色与标题所说不同：没有正确的权重。' },
  wrongItem: { name: product.regimes.wrongItem, what: '标题写的与图片上的不是同一种东西：没有正确的权重。' },
};
const types: Record<string, string> = {
  type: '仅品类', colorType: '颜色加品类', brandType: '品牌加品类', detailType: '细节加品类', twoModifiers: '两个修饰词', use: '用途加品类', broad: '整个部门',
};
const parts = { train: '训练', validation: '验证', test: '留出' };
const same: Record<Sameness, string> = { title: '标题相同', picture: '图片相同', design: '同一设计的变体' };
const missing: Record<string, string> = { title: '没有标题', image: '没有图片' };
const bands = { head: '头部', torso: '腰部', tail: '长尾' };

export const data: typeof english = {
  title: (catalog) => `${catalog} 里有什么`,
  counting: '正在统计……',
  lead: {
    noProducts: '这个商品目录里没有商品。',
    noQueries: (products) => `**${n(products)} 件商品**，没有查询：可以搜索，但要有带标注的查询才能评测。`,
    sharedTitles: (sharing, products) => `**${n(products)} 件商品中有 ${n(sharing)} 件**与别的商品标题相同：这里的标题是商品的种类，只有图片能区分它们。`,
    noGap: (queries) => `**${n(queries)} 条查询**里的每个词都出现在某个标题中：按词搜索可以覆盖全部查询。`,
    gap: (share, queriesWith, queries, queriesOnly) =>
      `查询用词中有 **${share}** 不见于任何标题。**${n(queries)} 条查询中有 ${n(queriesWith)} 条**含有这样的词`
      + (queriesOnly > 0 ? `，其中 **${n(queriesOnly)}** 条全是这样的词：按词搜索一无所获，只有点击和图片能把它们与商品联系起来。` : '，但同时也含有标题里有的词。'),
  },
  tiles: {
    name: '数量',
    products: (categories, withoutTitle, withoutImage) =>
      `件商品${categories > 0 ? `，分属 ${n(categories)} 个类目` : '，没有类目'}；${withoutTitle + withoutImage === 0 ? '都有标题和图片' : `${n(withoutTitle)} 件没有标题，${n(withoutImage)} 件没有图片`}`,
    urls: (count) => `其中 ${n(count)} 张图片在网络上，不会加载`,
    queries: (query, title) => (query === null || title === null ? '条查询' : `条查询，平均 ${few(query)} 个词；标题平均 ${few(title)} 个词`),
    judgments: (relevantGrade, complete) => `对已标注，等级 ${few(relevantGrade)} 起算相关；${complete ? '其余各对的等级都是 0' : '其余各对未知'}`,
    noJudgments: '对已标注：无法评测',
    clicks: (pairs) => `次点击，涉及 ${n(pairs)} 对查询与商品`,
    noClicks: '次点击：挖掘关键词和训练配对需要点击',
    heldOut: (products) => `条查询和 ${n(products)} 件商品被留出：指标在训练从未见过的部分上计算`,
    heldOutOwn: (products) => `条查询和 ${n(products)} 件商品会被留出；这里没有模型在此目录上训练过`,
  },
  clickLog: (neverClicked, wrong) => `训练可见的相关配对中，${neverClicked} 从未被点击：每一对都可能成为假负样本。${wrong} 的点击落在等级为 0 的商品上。`,

  regimes: {
    title: '可靠性情形：图片该占多少，实际占多少',
    note: '生成器为每件商品决定了哪一侧可信，因此知道正确的权重。数值是同一情形下商品的平均值。',
    none: '只有生成的目录才知道可靠性情形：生成器决定了商品的哪一侧可信。打开示例商店即可查看。',
    names: regimes,
    regime: '情形', products: '商品', learned: 'MAKE 学到的', planted: '预设的',
    noClaim: '不作断言',
    notEncoded: '尚未编码',
  },
  weights: {
    title: (products) => `${n(products)} 件商品的图片权重`,
    name: '图片权重',
    caption: (products, median, low, high) => `${n(products)} 件商品的图片权重。图片所占比重：中位数 ${median}，九成商品在 ${low} 到 ${high} 之间。点击柱子查看其中的商品。`,
    from: '图片权重起点', products: '商品',
    bar: (from) => `图片权重 ${from} 起`,
  },

  sheet: {
    title: '商品总览',
    slice: '切片',
    kinds: { all: '全部', part: '划分', regime: '可靠性情形', missing: '缺失的一侧', duplicates: '相同之处', imageWeight: '图片权重', category: '类目' },
    value: ({ kind, value }) => {
      if (kind === 'all') return '全部商品';
      if (kind === 'part') return value === 'test' ? '留出的商品' : '训练用商品';
      if (kind === 'regime') return regimes[value as Regime]?.name ?? value;
      if (kind === 'missing') return missing[value] ?? value;
      if (kind === 'duplicates') return same[value as Sameness] ?? value;
      return kind === 'imageWeight' ? `${value.replace('-', ' 至 ')} %` : value;
    },
    option: (name, products) => `${name}（${n(products)}）`,
    orders: { catalog: '按目录顺序', disagreement: '离预设权重最远的在前', imageWeight: '按图片权重', group: '逐组排列' },
    shown: (from, to, of) => `第 ${n(from)}–${n(to)} 件，共 ${n(of)} 件`,
    noSlice: (id) => `此目录没有切片“${id}”，现显示全部商品。`,
    previous: '上一页', next: '下一页',
    learned: (picture) => `图片 ${picture}`,
    planted: (picture) => `预设 ${picture}`,
    noPlanted: '没有正确的权重',
    open: (title) => `在搜索中打开 ${title}`,
    untitled: '没有标题',
    empty: '这个切片里没有商品。',
  },

  gap: {
    title: '词汇鸿沟：不见于任何标题的查询用词',
    note: (distinct) => `共 ${n(distinct)} 个词，旁边是含有它的查询数。单复数算同一个词。点击即搜索其中最常见的一条查询。`,
    all: (distinct) => `显示最常见的 ${n(distinct)} 个`,
    fewer: '收起',
    none: '没有鸿沟：查询里的每个词都出现在某个标题中。',
    noQueries: '此目录没有查询。请加入查询表（query_id、query），或写明查询文字的标注表、点击表，再重新导入。',
    list: '不见于任何标题的查询用词',
    ask: (word, queries, example) => `${word}，见于 ${n(queries)} 条查询；搜索“${example}”`,
  },
  types: {
    name: '按类型统计查询', column: '类型', queries: '查询', example: '最常见的例子',
    caption: (types) => `按 ${n(types)} 种类型统计查询，各附最常见的一条`,
    none: '此目录的查询没有类型。查询表中加入“type”列即可显示。',
    names: types,
  },
  bands: {
    name: '按频率统计查询', column: '频段', queries: '查询', share: '占查询的比例', names: bands,
    caption: '按频率统计查询：每个频段各占三分之一的流量',
    ofQueries: (share) => `占查询的 ${share}`,
    none: '此目录没有说明查询的频率。查询表中加入“frequency”列即可显示。',
  },
  judgments: {
    name: '每条查询的标注数', column: '已标注商品', queries: '查询',
    caption: '按等级高于 0 的标注商品数统计查询：从柱下的数起，到下一个数之前。',
    none: '没有标注：可以查看排序，但无法评测。加入标注表（query、product_id、grade 或 label）即可显示。',
    range: (from, to) => (from === to ? n(from) : `${n(from)}–${n(to)}`),
    withoutRelevant: (queries) => (queries === 0 ? '每条有标注的查询都有相关商品。' : `${n(queries)} 条有标注的查询没有相关商品，因此没有指标。`),
  },
  grades: {
    name: '按等级统计标注', column: '等级', judgments: '标注', caption: (relevant) => `按等级统计标注；等级 ${few(relevant)} 起算相关。`, grade: (grade) => `等级 ${few(grade)}`,
    onlyNonzero: '未列出的各对等级都是 0。', none: '没有任何查询与商品的配对带有等级。',
  },
  split: {
    title: '划分：训练可以看到什么', part: '部分', queries: '查询', products: '商品', parts,
    ofCatalog: '划分由目录自带。',
    drawn: '按哈希划分：同一目录总是得到同样的结果。',
    near: (groups, apart) => (groups === 0 ? '没有已知的近似商品。' : apart === 0 ? `全部 ${n(groups)} 组近似商品都各在同一部分。`
      : `${n(groups)} 组近似商品中有 ${n(apart)} 组跨了两部分：留出商品上的指标可能偏高。`),
    noneHeldOut: '查询不足 300 条时不留出查询。',
  },
  duplicates: {
    title: '重复：在某一方面相同的商品',
    names: same,
    found: (products, groups) => (groups === 0 ? '无' : `${n(products)} 件商品，${n(groups)} 组`),
    note: '只凭那一侧，任何排序模型都分不出这样的商品。',
    pictures: '没有内容相同的图片。',
    titles: '标题各不相同。',
    noDesign: '只有生成的目录才知道设计。',
    group: (products) => `${n(products)} 件商品`,
    show: '在总览中显示',
    more: (count) => `另有 ${n(count)} 件`,
  },
  queries: {
    title: '全部查询',
    note: '点击即在搜索中查询。',
    columns: { text: '查询', type: '类型', band: '频率', part: '部分', judged: '已标注', relevant: '相关' },
  },
  learning: {
    name: '学习曲线',
    caption: (run, step) => `${run} 的学习过程，${n(step)} 步：损失（灰线）和验证查询上的 nDCG@10（虚线）。`,
    elsewhere: (run, catalog) => `${run} 是在 ${catalog} 上学习的，不是在此目录上。`,
    step: '步', loss: '损失', ndcg: 'nDCG@10',
    atStep: (step) => `第 ${step} 步`,
    none: '此运行没有训练记录。',
  },
};
