/** One way to make the same training step. */
export interface Contender {
  name: string;
  /** One update on batch number `index` of those given; returns its loss once that is known. */
  step(index: number): Promise<number>;
  dispose(): void;
}
