import { useState } from 'react';
import type { ProductExplanation } from '../../../lab/api';
import { copyText } from '../../export/files';
import { useMessages } from '../../messages/language';
import { messageOf } from '../../state/labStore';
import { go } from '../../state/route';
import { closeProduct } from './closeProduct';

/** To the neighbors in the ranking, the link to this state, and out. */
export function PanelTools({ productId, explained, isUnknown }: { productId: string; explained: ProductExplanation | null; isUnknown: boolean }) {
  const { product: words, shell } = useMessages();
  const [said, setSaid] = useState({ productId, text: '' });
  const copy = () => copyText(window.location.href).then(() => words.linkCopied, (cause: unknown) => shell.failed(messageOf(cause))).then((text) => setSaid({ productId, text }));
  return (
    <div className="tools">
      {!isUnknown && <>
        <Step name={words.above} to={explained?.above ?? null} none={explained && (explained.rank === null ? words.noPlace : words.noneAbove)}>↑</Step>
        <Step name={words.below} to={explained?.below ?? null} none={explained && (explained.rank === null ? words.noPlace : words.noneBelow)}>↓</Step>
        <button type="button" onClick={() => void copy()}>{words.copyLink}</button>
      </>}
      <span className="said" role="status">{said.productId === productId ? said.text : ''}</span>
      <button type="button" className="close" aria-label={words.close} title={words.close} onClick={() => closeProduct(productId)}>✕</button>
    </div>
  );
}

/** Stays focusable at either end of the ranking, and says there why it does nothing. */
function Step({ name, to, none, children }: { name: string; to: string | null; none: string | null; children: string }) {
  const why = to === null ? none : null;
  return (
    <button type="button" aria-label={why ? `${name}: ${why}` : name} title={why ?? name} aria-disabled={to === null} onClick={() => to !== null && go({ product: to })}>{children}</button>
  );
}
