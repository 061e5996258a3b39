/** Named numbers on their way between memory, disk and backends: what a safetensors file holds. */
export interface NamedArray {
  shape: number[];
  data: Float32Array | Int32Array | Uint8Array;
}
export interface NamedArrays {
  [name: string]: NamedArray;
}
