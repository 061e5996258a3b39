import '../../styles/product.css';
import { useRef } from 'react';
import { useMessages } from '../../messages/language';
import { useLabStore } from '../../state/labStore';
import { useRoute } from '../../state/route';
import { useRanker } from '../../state/shownRanker';
import { useAnswer } from '../../state/useAnswer';
import { useRested } from '../search/rested';
import { Explained } from './Explained';
import { closeProduct } from './closeProduct';
import { PanelFrame } from './PanelFrame';
import { PanelTools } from './PanelTools';

/** One product of the open catalog, looked into: why it stands where it stands. The last one stays, dimmed, until the next is there. */
export function ProductPanel() {
  const { product: words, shell } = useMessages();
  const { catalog, query, product: productId } = useRoute();
  const { shown: ranker } = useRanker();
  const ready = useLabStore(({ phase }) => phase === 'ready');
  const rested = useRested(query);
  const content = useRef<HTMLDivElement>(null);
  const key = productId === null ? null : JSON.stringify(['explain', catalog, rested, ranker, productId]);
  const { value, stale, failure } = useAnswer(key, async (lab) => ({ asked: { catalog, productId }, found: await lab.explain(rested, ranker, productId ?? '') }));
  if (productId === null) return null;

  const held = value?.asked.catalog === catalog ? value : null;
  const isUnknown = held !== null && held.found === null && held.asked.productId === productId;
  const shown = isUnknown ? null : held?.found ?? null;
  return (
    <PanelFrame name={words.panel} onClose={() => closeProduct(productId)}>
      <PanelTools productId={productId} explained={shown?.productId === productId ? shown : null} isUnknown={isUnknown} />
      {failure && stale && <p role="alert" className="notice">{shell.failed(failure)}</p>}
      {isUnknown && <Unknown productId={productId} />}
      {!shown && !isUnknown && !failure && <p className="waiting dim" role="status">{ready ? words.looking : words.opening}</p>}
      {shown && <div ref={content} className="content" aria-busy={stale} data-stale={stale || undefined}><Explained explained={shown} ranker={ranker} /></div>}
    </PanelFrame>
  );
}

function Unknown({ productId }: { productId: string }) {
  const { product: words } = useMessages();
  return (
    <div className="notice" role="alert">
      <p>{words.unknown(productId)}</p>
      <div className="buttons"><button type="button" onClick={() => closeProduct(productId)}>{words.backToResults}</button></div>
    </div>
  );
}
