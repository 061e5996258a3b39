import { useState } from 'react';
import type { ProductExplanation } from '../../../lab/api';
import { copyText } from '../../export/files';
import { useMessages } from '../../messages/language';
import { messageOf } from '../../state/labStore';
import { go } from '../../state/route';
import { closeProduct } from './closeProduct';

/** To the neighbors in the ranking, the link to this state, and out. */
export function PanelTools({ productId, explained }: { productId: string; explained: ProductExplanation | null }) {
  const { product: words, shell } = useMessages();
  const [said, setSaid] = useState({ productId, text: '' });
  const copy = () => copyText(window.location.href).then(() => words.linkCopied, (cause: unknown) => shell.failed(messageOf(cause))).then((text) => setSaid({ productId, text }));
  return (
    <div className="tools">
      <Step name={words.above} to={explained && explained.above} none={words.noneAbove} known={explained !== null}>↑</Step>
      <Step name={words.below} to={explained && explained.below} none={words.noneBelow} known={explained !== null}>↓</Step>
      <button type="button" onClick={() => void copy()}>{words.copyLink}</button>
      <span className="said" role="status">{said.productId === productId ? said.text : ''}</span>
      <button type="button" className="close" aria-label={words.close} title={words.close} onClick={() => closeProduct(productId)}>✕</button>
    </div>
  );
}

/** Stays focusable at either end of the ranking, and says there why it does nothing. */
function Step({ name, to, none, known, children }: { name: string; to: string | null; none: string; known: boolean; children: string }) {
  const why = known && to === null ? none : name;
  return (
    <button type="button" aria-label={why === name ? name : `${name}: ${none}`} title={why} aria-disabled={to === null} onClick={() => to !== null && go({ product: to })}>{children}</button>
  );
}
