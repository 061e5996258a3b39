/** Rows of `table` named by ids, one after another. Returns -1, or the position of the first id outside the table. */
export function gatherRows(count: i32, size: i32, width: i32, table: usize, ids: usize, output: usize): i32 {
  const rowBytes = <usize>width << 2;
  for (let i = 0; i < count; i++) {
    const id = load<i32>(ids + (<usize>i << 2));
    if (<u32>id >= <u32>size) return i;
    memory.copy(output, table + <usize>id * rowBytes, rowBytes);
    output += rowBytes;
  }
  return -1;
}

/** sums[id] += row, from zero. An id outside the table names no row. */
export function scatterRows(count: i32, size: i32, width: i32, rows: usize, ids: usize, sums: usize): void {
  const rowBytes = <usize>width << 2;
  memory.fill(sums, 0, <usize>size * rowBytes);
  for (let i = 0; i < count; i++) {
    const id = load<i32>(ids + (<usize>i << 2));
    if (<u32>id < <u32>size) addRow(width, rows, sums + <usize>id * rowBytes);
    rows += rowBytes;
  }
}

export function columnSums(count: i32, width: i32, rows: usize, sums: usize): void {
  const rowBytes = <usize>width << 2;
  memory.fill(sums, 0, rowBytes);
  for (let i = 0; i < count; i++) {
    addRow(width, rows, sums);
    rows += rowBytes;
  }
}

@inline function addRow(width: i32, row: usize, sums: usize): void {
  let i = 0;
  for (; i + 4 <= width; i += 4) v128.store(sums + (<usize>i << 2), f32x4.add(v128.load(sums + (<usize>i << 2)), v128.load(row + (<usize>i << 2))));
  for (; i < width; i++) store<f32>(sums + (<usize>i << 2), load<f32>(sums + (<usize>i << 2)) + load<f32>(row + (<usize>i << 2)));
}
