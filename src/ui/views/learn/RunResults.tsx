import { useMemo } from 'react';
import { Emphasized } from '../../controls/Emphasized';
import { ProductPicture } from '../../controls/ProductPicture';
import { WeightBar } from '../../controls/WeightBar';
import { useMessages } from '../../messages/language';
import type { FrameQuery } from '../../../lab/runsApi';
import { useLabAnswers, type LabQuestion } from '../../state/lessonAnswers';
import { rankerName } from '../../state/rankerName';
import { useLabStore } from '../../state/labStore';
import { gradeName } from '../train/pins/itemSentence';
import type { LessonState } from './lessonState';
import { frameQuestion, over } from './measured';

type Item = Pick<FrameQuery['results'][number], 'productId' | 'title' | 'hasImage' | 'weights' | 'grade'>;
const depth = 6;

/** One query asked of every run of the lesson, and of shipped rankers, side by side. */
export function RunResults({ state, query, rankers = [] }: { state: LessonState; query: string; rankers?: readonly string[] | undefined }) {
  const { learn, shell } = useMessages();
  const { lesson, runs, titleOf, catalog } = state;
  // Pictures are those of the open catalog: another one has other products under the same ids.
  const open = useLabStore(({ phase, status }) => phase === 'ready' && status?.catalog.id === catalog);
  const names = Object.keys(lesson.experiments);
  const asked = names.map((name) => {
    const run = over(runs[name]);
    return { name, question: run && frameQuestion(run, query) };
  });
  const others = useMemo(() => rankers.map((ranker): Extract<LabQuestion, { kind: 'ranker' }> => ({ kind: 'ranker', ranker, query })), [rankers, query]);
  const answers = useLabAnswers([...asked.flatMap(({ question }) => question ?? []), ...others], catalog);
  return (
    <section className="panel run-results">
      <h2 dir="auto">{learn.resultsOf(query)}</h2>
      {!open && <p className="dim" role="status">{learn.catalogOpens}</p>}
      {answers.failure && <p className="notice">{learn.failed(answers.failure)}</p>}
      {others.map((question) => {
        const answer = answers.of(question);
        return <Row key={question.ranker} title={rankerName(question.ranker, shell, undefined)} items={open && answer ? (answer.matches ? answer.results : []) : null} note={answer ? (answer.matches ? '' : learn.noneFound) : learn.reading} />;
      })}
      {asked.map(({ name, question }) => {
        const frame = question && answers.of(question);
        const found = frame && (frame.found10 === null || frame.relevant === null ? learn.unjudged : learn.found(frame.found10, Math.min(10, frame.relevant)));
        const run = runs[name];
        const waits = run && !run.alive && run.step < run.total ? learn.leftAt(run.step, run.total) : learn.waitsForRun;
        return <Row key={name} title={titleOf(name)} items={open ? frame?.results ?? null : null} note={found ?? (question ? learn.reading : waits)} />;
      })}
    </section>
  );
}

function Row({ title, items, note }: { title: string; items: readonly Item[] | null; note: string }) {
  return (
    <div className="result-row">
      <h3 dir="auto">{title} <span className="dim"><Emphasized text={note} /></span></h3>
      {items && items.length > 0 && <ol>{items.slice(0, depth).map((item) => <Result key={item.productId} item={item} />)}</ol>}
    </div>
  );
}

function Result({ item: { productId, title, hasImage, weights, grade } }: { item: Item }) {
  const messages = useMessages();
  const named = useLabStore(({ status }) => status?.catalog.kind !== 'own');
  return (
    <li data-product-id={productId}>
      <ProductPicture productId={productId} hasImage={hasImage} />
      {weights && <WeightBar weights={weights} />}
      <span className="name" dir="auto">{title || messages.search.untitled}</span>
      <span className="grade-mark" data-grade={grade ?? undefined}>{gradeName(grade, named, messages) ?? ''}</span>
    </li>
  );
}
