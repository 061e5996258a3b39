import type { CatalogDescription, DuplicateGroup } from '../../../lab/api';
import { ProductPicture } from '../../controls/ProductPicture';
import { useMessages } from '../../messages/language';
import { routeHash, useRoute } from '../../state/route';
import { Panel } from './Panel';
import { useSlice } from './useSlice';

const groupsShown = 3;

/** Groups of products with the same title, picture or design, the largest as thumbnails. */
export function Duplicates({ description: { duplicates } }: { description: CatalogDescription }) {
  const { duplicates: words } = useMessages().data;
  const { show } = useSlice();
  return (
    <Panel title={words.title} wide note={words.note}>
      <div className="duplicates">
        {duplicates.map(({ by, products, groups, largest }) => (
          <div key={by}>
            <h3>{words.names[by]} <span className="dim">{words.found(products, groups)}</span></h3>
            {largest.slice(0, groupsShown).map((group) => <Group key={group.members[0].productId} group={group} name={words.names[by]} />)}
            {groups === 0 && <p className="dim">{{ title: words.titles, picture: words.pictures, design: words.noDesign }[by]}</p>}
            {groups > 0 && <button type="button" className="quiet" onClick={() => show(`duplicates:${by}`)}>{words.show}</button>}
          </div>
        ))}
      </div>
    </Panel>
  );
}

function Group({ group: { products, members, more }, name }: { group: DuplicateGroup; name: string }) {
  const { duplicates: words, sheet } = useMessages().data;
  const route = useRoute();
  return (
    <ul className="group" aria-label={`${name}: ${words.group(products)}`}>
      {members.map(({ productId, title, hasImage }) => (
        <li key={productId}>
          <a href={routeHash({ ...route, view: 'search', product: productId })} aria-label={sheet.open(title || sheet.untitled)} title={title || sheet.untitled}><ProductPicture productId={productId} hasImage={hasImage} /></a>
        </li>
      ))}
      {more > 0 && <li className="dim">{words.more(more)}</li>}
    </ul>
  );
}
