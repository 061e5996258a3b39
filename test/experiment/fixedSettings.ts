// Leaves of an experiment that no field changes, and why. A test holds fields and these together against every preset: nothing is left out by oversight.

/** Patterns of paths; '*' stands for any one key. */
export const fixedSettings: Record<string, string> = {
  version: 'the format of the file',
  seed: 'chosen beside the fields: a new seed repeats the experiment, it does not change it',
  catalog: 'chosen beside the fields',
  'model.*.tokenTypes': 'two for queries, which tell typed from added words; else what the published encoders have',
  'model.*.embeddingNorm': 'the published encoder it can be filled from has it or not',
  'model.*.finalNorm': 'goes with the place of the other norms',
  'model.*.causal': 'the published encoder it can be filled from has it or not',
  'model.*.endOfText': 'the published vocabulary decides',
  'model.image.patchBias': 'the published encoder it can be filled from has it or not',
  'model.image.mean.*': 'the pictures decide: white is zero',
  'model.image.std.*': 'the pictures decide: white is zero',
  'model.*.transformer.norm': 'the published encoder it can be filled from decides',
  'model.*.transformer.activation': 'the published encoder it can be filled from decides',
  'model.*.transformer.layerNormEpsilon': 'keeps a division finite',
  'model.title.pooling': 'the gate compares like with like: means of both sides',
  'training.optimizer.epsilon': 'keeps a division finite',
  'training.stages.*.name': 'a name',
  'training.stages.*.objectives.*.kind': 'what an objective is; its weight brings or removes it',
  'training.stages.*.objectives.*.from': 'what an objective is; its weight brings or removes it',
  'training.stages.*.objectives.*.to': 'what an objective is; its weight brings or removes it',
  'training.stages.*.objectives.*.multiPositive': 'the query-product objective alone offers it',
};
