import { useEffect, useRef } from 'react';
import { go } from '../../state/route';

let turned = false;

/** Opens a page of the lesson; reading goes on at its title. */
export function turnTo(page: number): void {
  turned = true;
  go({ page: String(page) });
}

/** Takes the focus, and comes into view, where the page was turned to. */
export function PageTitle({ text }: { text: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (turned) heading.current?.focus();
    turned = false;
  }, []);
  return <h2 ref={heading} tabIndex={-1} dir="auto">{text}</h2>;
}
