import { useEffect, useRef, useState } from 'react';
import { useMessages } from '../messages/language';
import { usePicture } from '../state/pictures';

/** A product's picture, read when it comes near the view; the frame keeps its place meanwhile. */
export function ProductPicture({ productId, hasImage, alt = '' }: { productId: string; hasImage: boolean; alt?: string }) {
  const { shell } = useMessages();
  const frame = useRef<HTMLDivElement>(null);
  const [near, setNear] = useState(false);
  const [broken, setBroken] = useState<string | null>(null);
  const url = usePicture(productId, near && hasImage);

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
