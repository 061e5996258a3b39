import { useState } from 'react';
import { useMessages } from '../messages/language';
import { takeNewVersion, useOfflineCopy } from '../offline/offlineCopy';
import { openAgain, useLabStore } from '../state/labStore';
import { firstQuery, go, useRoute } from '../state/route';

/** What the whole page has to say, above every view. */
export function Notices() {
  return (
    <>
      <OpeningFailed />
      <Restarted />
      <NewVersion />
    </>
  );
}

function OpeningFailed() {
  const { shell } = useMessages();
  const { catalog } = useRoute();
  const phase = useLabStore(({ phase }) => phase);
  const failure = useLabStore(({ failure }) => failure);
  if (phase !== 'failed' || failure === null) return null;
  return (
    <div className="notice" role="alert">
      <p><b>{shell.openingFailed.title}</b> <span dir="auto">{failure}</span></p>
      <p className="dim">{shell.openingFailed.cure}</p>
      <div className="buttons">
        <button type="button" onClick={openAgain}>{shell.tryAgain}</button>
        {catalog !== 'shop' && <button type="button" onClick={() => go({ catalog: 'shop', query: firstQuery, product: null, slice: null })}>{shell.openingFailed.shop}</button>}
      </div>
    </div>
  );
}

/** Quiet: the page went on by itself. */
function Restarted() {
  const { shell } = useMessages();
  const restarts = useLabStore(({ restarts }) => restarts);
  const phase = useLabStore(({ phase }) => phase);
  const [seen, setSeen] = useState(0);
  const says = restarts > seen && phase !== 'failed';
  return (
    <div role="status">
      {says && (
        <p className="notice quiet">
          <span>{phase === 'ready' ? shell.restarted : shell.restarting}</span>
          <button type="button" onClick={() => setSeen(restarts)}>{shell.dismiss}</button>
        </p>
      )}
    </div>
  );
}

function NewVersion() {
  const { offline } = useMessages().shell;
  const ready = useOfflineCopy(({ newVersion }) => newVersion);
  return (
    <div role="status">
      {ready && <p className="notice quiet"><span>{offline.newVersion}</span><button type="button" onClick={takeNewVersion}>{offline.reload}</button></p>}
    </div>
  );
}
