import { useMessages } from '../../messages/language';
import { useLabStore } from '../../state/labStore';
import { go } from '../../state/route';
import { useAnswer } from '../../state/useAnswer';
import { Emphasized } from './Emphasized';

/** Which training clicks tie each added keyword to the query's words. */
export default function KeywordSources({ query }: { query: string }) {
  const { search, shell } = useMessages();
  const { value, failure } = useAnswer(JSON.stringify(['sources', query]), (lab) => lab.keywordSources(query));
  /** The clicks of a model that learned on another catalog are on products that are not here. */
  const here = useLabStore(({ status }) => status?.strangeWords === null);
  const { sources } = search;
  if (failure) return <p role="alert">{shell.failed(failure)}</p>;
  if (!value) return <p className="dim">{sources.loading}</p>;
  if (value.length === 0) return <p className="dim">{sources.none}</p>;
  return (
    <div className="sources" role="group" aria-label={sources.name}>
      {value.map(({ keyword, from, clicks, pairs }) => (
        <section key={keyword}>
          <p><Emphasized text={sources.from(keyword, from.join(', '), clicks.toLocaleString('en'))} /></p>
          <table aria-label={`${sources.name}: ${keyword}`}>
            <thead><tr><th>{sources.query}</th><th>{sources.title}</th><th className="numeric">{sources.clicks}</th></tr></thead>
            <tbody>
              {pairs.map((pair) => (
                <tr key={`${pair.query} ${pair.productId}`}>
                  <td dir="auto">{pair.query}</td>
                  <td dir="auto">{here ? <button type="button" onClick={() => go({ product: pair.productId })}>{pair.title}</button> : pair.title}</td>
                  <td className="numeric">{pair.clicks.toLocaleString('en')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ))}
    </div>
  );
}
