// Plain vectors and row-major matrices of numbers.

export function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

export function norm(a: ArrayLike<number>): number {
  return Math.sqrt(dot(a, a));
}

/** A copy of unit length; the zero vector stays zero. */
export function unit(a: ArrayLike<number>): Float32Array {
  const length = norm(a);
  return Float32Array.from(a, (value) => (length > 0 ? value / length : 0));
}

/** One row of a row-major matrix, without a copy. */
export function row(matrix: Float32Array, width: number, index: number): Float32Array {
  return matrix.subarray(index * width, (index + 1) * width);
}

/** The dot product of one vector with every row of a row-major matrix [rows, width]. */
export function dotRows(matrix: Float32Array, vector: Float32Array): Float32Array {
  const width = vector.length;
  if (width === 0 || matrix.length % width !== 0)
    throw new Error(`A vector of ${width} numbers cannot meet a matrix of ${matrix.length}: expected rows of the vector's width. Use vectors of the same model.`);
  const products = new Float32Array(matrix.length / width);
  for (let r = 0, at = 0; r < products.length; r++) {
    let sum = 0;
    for (let i = 0; i < width; i++, at++) sum += matrix[at] * vector[i];
    products[r] = sum;
  }
  return products;
}
