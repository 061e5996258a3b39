/** Plain booleans in rows and columns, row-major, 1 = true. */
export interface BooleanMatrix {
  rows: number;
  columns: number;
  data: Uint8Array;
}

export function booleanMatrix(rows: number, columns: number, test: (row: number, column: number) => boolean): BooleanMatrix {
  const data = new Uint8Array(rows * columns);
  for (let row = 0; row < rows; row++) for (let column = 0; column < columns; column++) data[row * columns + column] = test(row, column) ? 1 : 0;
  return { rows, columns, data };
}

/** True where at least one of the matrices is; they share one shape. */
export function either(...matrices: BooleanMatrix[]): BooleanMatrix {
  const [{ rows, columns }] = matrices;
  return booleanMatrix(rows, columns, (row, column) => matrices.some((matrix) => matrix.data[row * columns + column] === 1));
}

export function opposite(matrix: BooleanMatrix): BooleanMatrix {
  return { ...matrix, data: matrix.data.map((value) => 1 - value) };
}

export function transposed(matrix: BooleanMatrix): BooleanMatrix {
  return booleanMatrix(matrix.columns, matrix.rows, (row, column) => matrix.data[column * matrix.columns + row] === 1);
}

export function identity(size: number): BooleanMatrix {
  return booleanMatrix(size, size, (row, column) => row === column);
}

export function nothing(size: number): BooleanMatrix {
  return { rows: size, columns: size, data: new Uint8Array(size * size) };
}

export function count(matrix: BooleanMatrix): number {
  return matrix.data.reduce((sum, value) => sum + value, 0);
}
