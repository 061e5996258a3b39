// What a lesson asks of the lab about its runs: each question once, the answer kept for whoever shows it.
import { useEffect } from 'react';
import { proxy } from 'comlink';
import { create } from 'zustand';
import type { ProductExplanation, SearchAnswer } from '../../lab/api';
import type { FrameQuery, RunsComparison } from '../../lab/runsApi';
import { readFrame } from './frames';
import { ask, messageOf, useLabStore } from './labStore';

export type LabQuestion =
  | { kind: 'compare'; runIds: [string, string]; steps: [number, number] }
  | { kind: 'frame'; runId: string; step: number; query: string }
  | { kind: 'product'; runId: string; step: number; query: string; productId: string }
  | { kind: 'ranker'; ranker: string; query: string };

interface AnswerOf {
  compare: RunsComparison;
  frame: FrameQuery;
  product: ProductExplanation | null;
  ranker: SearchAnswer;
}
export type LabAnswer<Q extends LabQuestion> = AnswerOf[Q['kind']];
type Held = { value: AnswerOf[keyof AnswerOf] } | { failure: string } | 'asking';

const useHeld = create<Record<string, Held>>(() => ({}));
const keyOf = (question: LabQuestion) => JSON.stringify(question);
const depth = 6;

/** Answers to what is asked now; `of` gives null while one is on its way. Nothing is asked before the catalog is open. */
export function useLabAnswers(questions: readonly LabQuestion[], catalog: string): { of: <Q extends LabQuestion>(question: Q) => LabAnswer<Q> | null; failure: string | null; asking: boolean } {
  const open = useLabStore(({ phase, status }) => phase === 'ready' && status?.catalog.id === catalog);
  const held = useHeld();
  const keys = questions.map(keyOf).join('\n');
  useEffect(() => {
    if (open) for (const key of keys.split('\n').filter(Boolean)) begin(key);
  }, [keys, open]);
  const mine = keys.split('\n').filter(Boolean).map((key) => held[key]);
  const failed = mine.find((each): each is { failure: string } => typeof each === 'object' && 'failure' in each);
  return {
    of: <Q extends LabQuestion>(question: Q) => {
      const found = held[keyOf(question)];
      return typeof found === 'object' && 'value' in found ? (found.value as LabAnswer<Q>) : null;
    },
    failure: failed?.failure ?? null, asking: mine.some((each) => each === undefined || each === 'asking'),
  };
}

function begin(key: string): void {
  const now = useHeld.getState()[key];
  if (now === 'asking' || (now && 'value' in now && !isRefused(now.value))) return;
  useHeld.setState({ [key]: 'asking' });
  answerTo(JSON.parse(key) as LabQuestion).then((value) => useHeld.setState({ [key]: { value } }), (cause: unknown) => useHeld.setState({ [key]: { failure: messageOf(cause) } }));
}

/** Runs that could not be compared then may be now. */
function isRefused(value: AnswerOf[keyof AnswerOf]): boolean {
  return value !== null && 'refused' in value && value.refused !== null;
}

function answerTo(question: LabQuestion): Promise<AnswerOf[keyof AnswerOf]> {
  switch (question.kind) {
    case 'compare': return ask((_lab, runs) => runs.compare(question.runIds, proxy(() => undefined)));
    case 'frame': return readFrame({ runId: question.runId, step: question.step, pins: [question.query] }).then(({ queries }) => queries[0]);
    case 'product': return ask((lab) => lab.explain(question.query, `run:${question.runId}@${question.step}`, question.productId));
    case 'ranker': return ask((lab) => lab.search({ query: question.query, ranker: question.ranker, limit: depth }));
  }
}
