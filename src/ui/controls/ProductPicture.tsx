import { useEffect, useRef, useState } from 'react';
import { useMessages } from '../messages/language';
import { useLabStore } from '../state/labStore';
import { usePicture } from '../state/pictures';

/** A product's picture, read when it comes near the view; the frame keeps its place meanwhile. `catalog`: left empty while another one is open, whose products may have the same ids. */
export function ProductPicture({ productId, hasImage, alt = '', catalog }: { productId: string; hasImage: boolean; alt?: string; catalog?: string | undefined }) {
  const { shell } = useMessages();
  const frame = useRef<HTMLDivElement>(null);
  const [near, setNear] = useState(false);
  const [broken, setBroken] = useState<string | null>(null);
  const open = useLabStore(({ catalogId }) => catalog === undefined || catalogId === catalog);
  const found = usePicture(productId, near && hasImage && open);
  const url = open ? found : undefined;

  useEffect(() => {
    if (near || !frame.current) return;
    const observer = new IntersectionObserver(([entry]) => entry.isIntersecting && setNear(true), { rootMargin: '400px' });
    observer.observe(frame.current);
    return () => observer.disconnect();
  }, [near]);

  const missing = !hasImage ? shell.noPicture : url === null || broken === url && url !== undefined ? shell.pictureUnreadable : null;
  return (
    <div className="picture" ref={frame}>
      {missing ? <span className="nothing">{missing}</span> : url && <img src={url} alt={alt} decoding="async" onError={() => setBroken(url)} />}
    </div>
  );
}
