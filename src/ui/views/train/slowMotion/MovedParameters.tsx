import type { StepView } from '../../../../lab/trainApi';
import { TableMenu } from '../../../controls/TableMenu';
import { useMessages } from '../../../messages/language';
import { movedByTower } from './batchFacts';

/** Of each tower. */
const mostShown = 3;

/** Which parameters the update moved most for their length, tower by tower. */
export function MovedParameters({ view }: { view: StepView }) {
  const { slowMotion: { moved: words } } = useMessages().pins;
  const towers = movedByTower(view, mostShown);
  const largest = towers[0]?.parameters[0].relative ?? 1;
  const { columns } = words;
  return (
    <section className="moved" aria-label={words.title}>
      <div className="pin-head">
        <h3>{words.title}</h3>
        <TableMenu name={words.table} headers={[columns.tower, columns.path, columns.relative, columns.change]}
          cells={() => movedByTower(view, Infinity).flatMap(({ tower, parameters }) => parameters.map(({ path, relative, change }) => [words.towers[tower], path, relative, change]))} />
      </div>
      <p className="dim">{towers.length > 0 ? words.how : words.none}</p>
      <dl>
        {towers.map(({ tower, parameters, more }) => (
          <div key={tower}>
            <dt>{words.towers[tower]}</dt>
            {parameters.map(({ path, relative }) => (
              <dd key={path}>
                <code>{path}</code><span className="value">{share(relative)}</span>
                <i aria-hidden="true" style={{ '--share': relative / largest } as React.CSSProperties} />
              </dd>
            ))}
            {more > 0 && <dd className="dim">{words.more(more)}</dd>}
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Changes of one update are small: two digits that count. */
function share(relative: number): string {
  return `${(relative * 100).toPrecision(2)} %`;
}
