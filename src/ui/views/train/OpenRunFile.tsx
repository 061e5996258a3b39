import { useRef } from 'react';
import { useMessages } from '../../messages/language';
import { openDropped } from './droppedFile';

/** The same as dropping a run, a checkpoint, an experiment or a lesson on the page, for whoever has no mouse. */
export function OpenRunFile() {
  const { experiment: { drop: words } } = useMessages();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" title={words.hint} onClick={() => input.current?.click()}>{words.open}</button>
      <input ref={input} type="file" hidden accept=".zip,.safetensors,.json" aria-label={words.open} onChange={({ currentTarget }) => {
        const [file] = currentTarget.files ?? [];
        if (file) void openDropped(file);
        currentTarget.value = '';
      }} />
    </>
  );
}
