import type { ReactNode, RefObject } from 'react';
import type { ProductExplanation } from '../../../lab/api';
import { ProductPicture } from '../../controls/ProductPicture';
import { useMessages } from '../../messages/language';
import { useLabStore } from '../../state/labStore';

/** Picture, title, standing and attributes. */
export function Facts({ explained, heading }: { explained: ProductExplanation; heading: RefObject<HTMLHeadingElement | null> }) {
  const { product: words } = useMessages();
  const { productId, title, hasImage, rank, ranked, category, planted, attributes, description } = explained;
  return (
    <header className="facts">
      <div className="large"><ProductPicture key={productId} productId={productId} hasImage={hasImage} alt={title || words.untitled} /></div>
      <h2 ref={heading} tabIndex={-1} dir="auto">{title.trim() || <i>{words.untitled}</i>}</h2>
      <dl>
        <Fact name={words.rank}>{rank === null ? words.notRanked : words.rankOf(rank, ranked)}</Fact>
        <Fact name={words.grade}><Grade grade={explained.grade} /></Fact>
        {planted && <Fact name={words.regime}>{words.regimes[planted.regime]}</Fact>}
        {category && <Fact name={words.category}><bdi>{category}</bdi></Fact>}
        {attributes.map(({ name, value }) => <Fact key={name} name={<bdi>{name}</bdi>}><bdi>{value}</bdi></Fact>)}
      </dl>
      {description && <p className="description" dir="auto">{description}</p>}
    </header>
  );
}

function Fact({ name, children }: { name: ReactNode; children: ReactNode }) {
  return <div><dt>{name}</dt><dd>{children}</dd></div>;
}

/** Grades of generated catalogs have names; those of own ones are numbers. */
function Grade({ grade }: { grade: number | null }) {
  const { product: words, search } = useMessages();
  const isOwn = useLabStore(({ status }) => status?.catalog.kind === 'own');
  if (grade === null) return words.notJudged;
  return isOwn ? grade : `${grade} · ${search.grades[grade] ?? search.grade(grade)}`;
}
