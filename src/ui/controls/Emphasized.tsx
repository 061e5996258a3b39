import { Fragment } from 'react';

/** A message in which '**' stands around what is emphasized; words of the catalog or the reader keep their own direction. */
export function Emphasized({ text }: { text: string }) {
  return text.split('**').map((part, i) => (i % 2 === 1 ? <b key={i} dir="auto">{part}</b> : <Fragment key={i}>{part}</Fragment>));
}
