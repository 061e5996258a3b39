import { memo } from 'react';
import type { UnknownWord } from '../../../lab/api';
import { useMessages } from '../../messages/language';

const mostShown = 5;
const mostSuggested = 3;

interface UnknownWordsProps {
  query: string;
  words: readonly UnknownWord[];
  onReplace(query: string): void;
}

/** The query's words that the model never met, each with known words that are spelled nearly so. */
export const UnknownWords = memo(function UnknownWords({ query, words, onReplace }: UnknownWordsProps) {
  const { search } = useMessages();
  if (words.length === 0) return null;
  const replaced = ({ start, end }: UnknownWord, by: string) => query.slice(0, start) + by + query.slice(end);
  return (
    <p>
      {search.neverSeen}
      {words.slice(0, mostShown).map((word) => {
        const better = word.inNoTitle ? [...new Set([...word.suggestions, ...word.completions])].slice(0, mostSuggested) : [];
        return (
          <span key={word.start}>
            <mark dir="auto">{word.word}</mark>
            {!word.inNoTitle && <small> {search.inTitles}</small>}
            {better.length > 0 && <small> {search.didYouMean}</small>}
            {better.map((by) => <button key={by} type="button" aria-label={search.replaceBy(word.word, by)} onClick={() => onReplace(replaced(word, by))}>{by}</button>)}
          </span>
        );
      })}
      {words.length > mostShown && <small>{search.neverSeenMore(words.length - mostShown)}</small>}
    </p>
  );
});
