// Matrix product with general strides: plain, both transposed forms and attention heads in place. Blocks of B, and of A where its rows
// are not contiguous, are packed for the inner loop to read straight through; a tile of 5 x 8 stays in registers (6 spill without FMA).

const tileRows: i32 = 5;
const tileColumns: i32 = 8;
const depthBlock: i32 = 256;
const rowBlock: i32 = 80;
const columnBlock: i32 = 1024;

const tileRowBytes: usize = 32;
const packedRowBytes: usize = 20;

/** Bytes of scratch that `gemm` needs: packed B, packed A, one tile. */
export function gemmScratchBytes(): i32 {
  return 4 * (columnBlock * depthBlock + rowBlock * depthBlock + tileRows * tileColumns);
}

/**
 * C = A B (+ bias on each row, or + C when `accumulate`). C[rows, columns], A[rows, depth], B[depth, columns].
 * Strides count floats: element (i, k) of A lies at i * rowStrideA + k * columnStrideA. Rows of C are contiguous.
 */
export function gemm(
  rows: i32, columns: i32, depth: i32,
  a: usize, rowStrideA: i32, columnStrideA: i32, b: usize, rowStrideB: i32, columnStrideB: i32,
  c: usize, rowStrideC: i32, accumulate: i32, bias: usize, scratch: usize,
): void {
  const rowA = <usize>rowStrideA << 2, columnA = <usize>columnStrideA << 2, rowB = <usize>rowStrideB << 2, columnB = <usize>columnStrideB << 2;
  const rowC = <usize>rowStrideC << 2;
  const packedB = scratch, packedA = packedB + 4 * columnBlock * depthBlock, tile = packedA + 4 * rowBlock * depthBlock;
  for (let column = 0; column < columns; column += columnBlock) {
    const blockColumns = min(columnBlock, columns - column);
    for (let k = 0; k < depth; k += depthBlock) {
      const blockDepth = min(depthBlock, depth - k);
      const add = i32(accumulate != 0 || k > 0);
      packB(blockDepth, blockColumns, b + <usize>k * rowB + <usize>column * columnB, rowB, columnB, packedB);
      for (let row = 0; row < rows; row += rowBlock) {
        const blockRows = min(rowBlock, rows - row);
        const source = a + <usize>row * rowA + <usize>k * columnA, target = c + <usize>row * rowC + (<usize>column << 2);
        const blockBias = bias ? bias + (<usize>column << 2) : 0;
        const whole = columnA == 4 ? blockRows - blockRows % tileRows : 0, rest = blockRows - whole;
        if (whole) multiplyBlock(whole, blockColumns, blockDepth, source, rowA, 4, tileRows * rowA, packedB, target, rowC, add, blockBias, tile);
        if (rest) {
          packA(rest, blockDepth, source + <usize>whole * rowA, rowA, columnA, packedA);
          multiplyBlock(rest, blockColumns, blockDepth, packedA, 4, packedRowBytes, blockDepth * packedRowBytes, packedB,
            target + <usize>whole * rowC, rowC, add, blockBias, tile);
        }
      }
    }
  }
}

/** `count` products whose matrices lie `stride` floats apart (0 = the same matrix every time). */
export function gemmBatched(
  count: i32, rows: i32, columns: i32, depth: i32,
  a: usize, strideA: i32, rowStrideA: i32, columnStrideA: i32, b: usize, strideB: i32, rowStrideB: i32, columnStrideB: i32,
  c: usize, scratch: usize,
): void {
  for (let i = 0; i < count; i++) {
    gemm(rows, columns, depth, a, rowStrideA, columnStrideA, b, rowStrideB, columnStrideB, c, columns, 0, 0, scratch);
    a += <usize>strideA << 2;
    b += <usize>strideB << 2;
    c += <usize>rows * <usize>columns << 2;
  }
}

/** Element (i, k) of a strip of A lies at i * rowA + k * columnA bytes, the next strip `stripBytes` further on. */
function multiplyBlock(
  rows: i32, columns: i32, depth: i32, a: usize, rowA: usize, columnA: usize, stripBytes: usize,
  packedB: usize, c: usize, rowC: usize, add: i32, bias: usize, tile: usize,
): void {
  for (let column = 0; column < columns; column += tileColumns) {
    const stripB = packedB + <usize>(column * depth << 2);
    const tileBias = bias ? bias + (<usize>column << 2) : 0;
    const width = min(tileColumns, columns - column);
    let stripA = a;
    for (let row = 0; row < rows; row += tileRows) {
      const corner = c + <usize>row * rowC + (<usize>column << 2);
      const height = min(tileRows, rows - row);
      if (width == tileColumns && height == tileRows) {
        multiplyTile(depth, stripA, rowA, columnA, stripB, corner, rowC, add, tileBias);
      } else {
        multiplyTile(depth, stripA, rowA, columnA, stripB, tile, tileRowBytes, 0, 0);
        copyTile(height, width, tile, corner, rowC, add, tileBias);
      }
      stripA += stripBytes;
    }
  }
}

function copyTile(height: i32, width: i32, tile: usize, c: usize, rowC: usize, add: i32, bias: usize): void {
  for (let i = 0; i < height; i++) {
    for (let j = 0; j < width; j++) {
      const offset = <usize>j << 2;
      let value = load<f32>(tile + offset);
      if (add) value += load<f32>(c + offset);
      else if (bias) value += load<f32>(bias + offset);
      store<f32>(c + offset, value);
    }
    tile += tileRowBytes;
    c += rowC;
  }
}

/** The inner loop. It must stay unrolled by exactly one: V8 spills the ten accumulators otherwise. */
function multiplyTile(depth: i32, a: usize, rowA: usize, columnA: usize, b: usize, c: usize, rowC: usize, add: i32, bias: usize): void {
  let c00: v128, c01: v128, c10: v128, c11: v128, c20: v128, c21: v128, c30: v128, c31: v128, c40: v128, c41: v128;
  if (add) {
    let row = c;
    c00 = v128.load(row); c01 = v128.load(row, 16); row += rowC;
    c10 = v128.load(row); c11 = v128.load(row, 16); row += rowC;
    c20 = v128.load(row); c21 = v128.load(row, 16); row += rowC;
    c30 = v128.load(row); c31 = v128.load(row, 16); row += rowC;
    c40 = v128.load(row); c41 = v128.load(row, 16);
  } else {
    c00 = f32x4.splat(0); c01 = c00;
    if (bias) { c00 = v128.load(bias); c01 = v128.load(bias, 16); }
    c10 = c00; c20 = c00; c30 = c00; c40 = c00;
    c11 = c01; c21 = c01; c31 = c01; c41 = c01;
  }
  let a1 = a + rowA, a2 = a1 + rowA, a3 = a2 + rowA, a4 = a3 + rowA;
  for (let k = depth; k > 0; k--) {
    const b0 = v128.load(b), b1 = v128.load(b, 16);
    let value = v128.load_splat<f32>(a);
    c00 = f32x4.add(c00, f32x4.mul(value, b0)); c01 = f32x4.add(c01, f32x4.mul(value, b1));
    value = v128.load_splat<f32>(a1);
    c10 = f32x4.add(c10, f32x4.mul(value, b0)); c11 = f32x4.add(c11, f32x4.mul(value, b1));
    value = v128.load_splat<f32>(a2);
    c20 = f32x4.add(c20, f32x4.mul(value, b0)); c21 = f32x4.add(c21, f32x4.mul(value, b1));
    value = v128.load_splat<f32>(a3);
    c30 = f32x4.add(c30, f32x4.mul(value, b0)); c31 = f32x4.add(c31, f32x4.mul(value, b1));
    value = v128.load_splat<f32>(a4);
    c40 = f32x4.add(c40, f32x4.mul(value, b0)); c41 = f32x4.add(c41, f32x4.mul(value, b1));
    a += columnA; a1 += columnA; a2 += columnA; a3 += columnA; a4 += columnA;
    b += tileRowBytes;
  }
  v128.store(c, c00); v128.store(c, c01, 16); c += rowC;
  v128.store(c, c10); v128.store(c, c11, 16); c += rowC;
  v128.store(c, c20); v128.store(c, c21, 16); c += rowC;
  v128.store(c, c30); v128.store(c, c31, 16); c += rowC;
  v128.store(c, c40); v128.store(c, c41, 16);
}

/** Reads 4 rows of 4 floats, writes their 4 columns. */
@inline function transpose4(source: usize, rowBytes: usize, target: usize, targetRowBytes: usize): void {
  const r0 = v128.load(source), r1 = v128.load(source + rowBytes), r2 = v128.load(source + 2 * rowBytes), r3 = v128.load(source + 3 * rowBytes);
  const t0 = i32x4.shuffle(r0, r1, 0, 4, 1, 5), t1 = i32x4.shuffle(r0, r1, 2, 6, 3, 7);
  const t2 = i32x4.shuffle(r2, r3, 0, 4, 1, 5), t3 = i32x4.shuffle(r2, r3, 2, 6, 3, 7);
  v128.store(target, i64x2.shuffle(t0, t2, 0, 2));
  v128.store(target + targetRowBytes, i64x2.shuffle(t0, t2, 1, 3));
  v128.store(target + 2 * targetRowBytes, i64x2.shuffle(t1, t3, 0, 2));
  v128.store(target + 3 * targetRowBytes, i64x2.shuffle(t1, t3, 1, 3));
}

/** B in strips of 8 columns, each strip row by row; missing columns are zeros. */
function packB(depth: i32, columns: i32, b: usize, rowB: usize, columnB: usize, target: usize): void {
  for (let column = 0; column < columns; column += tileColumns) {
    const width = min(tileColumns, columns - column);
    let source = b + <usize>column * columnB;
    let k = 0;
    if (width == tileColumns && columnB == 4) {
      for (; k < depth; k++) {
        v128.store(target, v128.load(source));
        v128.store(target, v128.load(source, 16), 16);
        target += tileRowBytes;
        source += rowB;
      }
    } else if (width == tileColumns && rowB == 4) {
      for (; k + 4 <= depth; k += 4) {
        transpose4(source, columnB, target, tileRowBytes);
        transpose4(source + 4 * columnB, columnB, target + 16, tileRowBytes);
        target += 4 * tileRowBytes;
        source += 16;
      }
    }
    for (; k < depth; k++) {
      for (let j = 0; j < tileColumns; j++) store<f32>(target + (<usize>j << 2), j < width ? load<f32>(source + <usize>j * columnB) : <f32>0);
      target += tileRowBytes;
      source += rowB;
    }
  }
}

/** A in strips of 5 rows, each strip column by column; missing rows are zeros. */
function packA(rows: i32, depth: i32, a: usize, rowA: usize, columnA: usize, target: usize): void {
  for (let row = 0; row < rows; row += tileRows) {
    const height = min(tileRows, rows - row);
    let source = a + <usize>row * rowA;
    let k = 0;
    if (height == tileRows && columnA == 4) {
      for (; k + 4 <= depth; k += 4) {
        transpose4(source, rowA, target, packedRowBytes);
        const last = source + 4 * rowA;
        store<f32>(target, load<f32>(last), 16);
        store<f32>(target, load<f32>(last, 4), 36);
        store<f32>(target, load<f32>(last, 8), 56);
        store<f32>(target, load<f32>(last, 12), 76);
        target += 4 * packedRowBytes;
        source += 16;
      }
    } else if (height == tileRows && rowA == 4) {
      for (; k < depth; k++) {
        v128.store(target, v128.load(source));
        store<f32>(target, load<f32>(source, 16), 16);
        target += packedRowBytes;
        source += columnA;
      }
    }
    for (; k < depth; k++) {
      for (let i = 0; i < tileRows; i++) store<f32>(target + (<usize>i << 2), i < height ? load<f32>(source + <usize>i * rowA) : <f32>0);
      target += packedRowBytes;
      source += columnA;
    }
  }
}
