/** Heights of labels, each as near to its wish as it can be with `apart` between neighbors, all within [top, bottom] as long as they fit. The order of the wishes stays. */
export function nudgedApart(wishes: readonly number[], apart: number, top: number, bottom: number): number[] {
  const order = wishes.map((_, i) => i).sort((a, b) => wishes[a] - wishes[b]);
  // Labels that touch move as one block, whose middle stays where their wishes have it.
  const blocks: { first: number; sum: number; count: number; at: number }[] = [];
  order.forEach((label, position) => {
    blocks.push(settle({ first: position, sum: wishes[label], count: 1, at: 0 }, apart, top, bottom));
    for (let last = blocks.length - 1; last > 0 && blocks[last].at < blocks[last - 1].at + blocks[last - 1].count * apart; last = blocks.length - 1) {
      const [upper, lower] = blocks.splice(last - 1, 2);
      blocks.push(settle({ first: upper.first, sum: upper.sum + lower.sum, count: upper.count + lower.count, at: 0 }, apart, top, bottom));
    }
  });
  const heights = wishes.map(() => 0);
  for (const { first, count, at } of blocks) for (let i = 0; i < count; i++) heights[order[first + i]] = at + i * apart;
  return heights;
}

function settle<Block extends { sum: number; count: number; at: number }>(block: Block, apart: number, top: number, bottom: number): Block {
  const length = (block.count - 1) * apart;
  const middle = block.sum / block.count - length / 2;
  return { ...block, at: Math.max(top, Math.min(middle, bottom - length)) };
}
