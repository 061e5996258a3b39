import type { shell as english } from '../en/shell';

export const shell: typeof english = {
  name: 'MAKE Playground',
  views: { search: '搜索', compare: '对比', data: '数据' },
  tasks: {
    run: '正在读取模型', catalog: '正在打开商品库', index: '正在读取向量', unpacking: '正在解压', tables: '正在读取表格', pictures: '正在读取图片',
    vectors: '正在编码商品', queries: '正在逐条查询', saving: '正在保存',
  },
  rankers: { make: 'MAKE', fixed: '固定权重', titleOnly: '仅标题', imageOnly: '仅图片', bm25: 'BM25', blend: '混合' },
  opening: '正在打开……',
  failed: (what) => `操作未能完成：${what}`,
  tryAgain: '重试',
  imageWeight: '图片权重',
  titleAndPicture: (title, picture) => `标题 ${title}，图片 ${picture}`,
  noPicture: '无图片',
  pictureUnreadable: '图片无法读取',
  table: {
    filter: (name) => `筛选：${name}`,
    filterHint: '筛选各行',
    save: (name) => `复制或保存：${name}`,
    copy: '复制表格',
    copied: '已复制',
    saveAs: (format) => `保存为 ${format}`,
    region: (name) => `${name}，可滚动`,
    nothingLeft: (typed) => `没有包含“${typed}”的行。`,
    rows: (from, to, of) => `第 ${from.toLocaleString('en')}–${to.toLocaleString('en')} 行，共 ${of.toLocaleString('en')} 行`,
    previous: '上一页',
    next: '下一页',
  },
  figure: { showTable: '显示为表格', hideTable: '隐藏表格' },
};
