import { useEffect, useRef } from 'react';
import type { ProductExplanation, RankerId } from '../../../lab/api';
import { parseRunRanker } from '../../../lab/runs/runId';
import { useMessages } from '../../messages/language';
import { useRankerName } from '../../state/rankerName';
import { Emphasized } from '../../controls/Emphasized';
import { Facts } from './Facts';
import { Neighbors } from './Neighbors';
import { RankCurve } from './RankCurve';
import { ScoreParts } from './ScoreParts';
import { sentencesOf } from './sentences';
import { Weighed } from './Weighed';

/** All that is known of one product under one query and ranker. */
export function Explained({ explained, ranker }: { explained: ProductExplanation; ranker: RankerId }) {
  const { product: words, shell } = useMessages();
  const heading = useRef<HTMLHeadingElement>(null);
  useStartOnChange(explained.productId, heading);
  const name = useRankerName()(ranker);
  const sentences = sentencesOf(explained.findings, words, name, parseRunRanker(ranker) ? name : shell.rankers.make);
  return (
    <>
      <Facts explained={explained} heading={heading} />
      <Weighed explained={explained} />
      {sentences.length > 0 && (
        <div className="truth" data-side={leadingSide(explained)}>
          {sentences.map((sentence) => <p key={sentence}><Emphasized text={sentence} /></p>)}
        </div>
      )}
      <ScoreParts explained={explained} />
      <RankCurve explained={explained} ranker={ranker} />
      <Neighbors explained={explained} ranker={ranker} />
    </>
  );
}

/** The side that colors what is said; none for rankers without weights. */
function leadingSide({ findings }: ProductExplanation): 'title' | 'image' | undefined {
  const told = findings.find((finding) => finding.kind === 'leans' || finding.kind === 'readsOnly' || finding.kind === 'oneSided');
  if (told?.kind === 'oneSided') return told.missing === 'both' ? undefined : told.missing === 'image' ? 'title' : 'image';
  return !told || told.side === 'neither' ? undefined : told.side;
}

/** Another product is read from its start; a link that was followed is gone, so the heading takes its focus. */
function useStartOnChange(productId: string, heading: React.RefObject<HTMLHeadingElement | null>): void {
  const before = useRef(productId);
  useEffect(() => {
    if (before.current === productId) return;
    before.current = productId;
    heading.current?.closest('.product-panel')?.scrollTo({ top: 0 });
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, [productId, heading]);
}
