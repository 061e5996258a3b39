import { useState } from 'react';
import { copyText } from '../export/files';
import { useMessages } from '../messages/language';
import { messageOf } from '../state/labStore';
import { go } from '../state/route';

/** In place of a view that could not be drawn: what happened and the ways out. */
export function BrokenView({ message, details, onRetry }: { message: string; details: string; onRetry(): void }) {
  const { broken } = useMessages().shell;
  const [said, setSaid] = useState('');
  const notLoaded = /dynamically imported module|Importing a module|Failed to fetch|Unable to preload/i.test(message);
  const copy = () => copyText(details).then(() => setSaid(broken.copied), (cause: unknown) => setSaid(messageOf(cause)));
  const back = () => {
    if (window.history.length > 1) window.history.back();
    else go({ view: 'search', product: null, slice: null });
    onRetry();
  };
  return (
    <div className="page broken" role="alert">
      <h1>{notLoaded ? broken.notLoaded : broken.title}</h1>
      <p>{notLoaded ? broken.notLoadedCure : broken.cure}</p>
      <p className="what" dir="auto">{message}</p>
      <div className="buttons">
        <button type="button" onClick={back}>{broken.back}</button>
        <button type="button" onClick={notLoaded ? () => window.location.reload() : onRetry}>{notLoaded ? broken.reload : broken.again}</button>
        <button type="button" onClick={() => void copy()}>{broken.copy}</button>
        <span role="status" className="dim">{said}</span>
      </div>
    </div>
  );
}
