import { useState, type ReactNode, type RefObject } from 'react';
import type { ProductExplanation } from '../../../lab/api';
import { ProductPicture } from '../../controls/ProductPicture';
import { useMessages } from '../../messages/language';
import { useLabStore } from '../../state/labStore';

/** Own tables may have any number of columns: this many are shown, the rest on demand. */
const shownAttributes = 12;

/** Picture, title, standing and attributes. */
export function Facts({ explained, heading }: { explained: ProductExplanation; heading: RefObject<HTMLHeadingElement | null> }) {
  const { product: words } = useMessages();
  const { title, rank, ranked, category, planted, attributes, description } = explained;
  return (
    <header className="facts">
      <Picture explained={explained} />
      <h2 ref={heading} tabIndex={-1} dir="auto">{title.trim() || <i>{words.untitled}</i>}</h2>
      <dl className="standing">
        <Fact name={words.rank}>{rank === null ? words.notRanked : words.rankOf(rank, ranked)}</Fact>
        <Fact name={words.grade}><Grade grade={explained.grade} /></Fact>
        {planted && <Fact name={words.regime}>{words.regimes[planted.regime]}</Fact>}
        {category && <Fact name={words.category}><bdi>{category}</bdi></Fact>}
      </dl>
      <Attributes attributes={attributes.slice(0, shownAttributes)} />
      {attributes.length > shownAttributes && (
        <details><summary>{words.moreAttributes(attributes.length - shownAttributes)}</summary><Attributes attributes={attributes.slice(shownAttributes)} /></details>
      )}
      {description && <p className="description" dir="auto">{description}</p>}
    </header>
  );
}

/** A click makes it as wide as the panel, another one small again. */
function Picture({ explained: { productId, title, hasImage } }: { explained: ProductExplanation }) {
  const { product: words } = useMessages();
  const [large, setLarge] = useState(false);
  const picture = <ProductPicture key={productId} productId={productId} hasImage={hasImage} alt={title || words.untitled} />;
  if (!hasImage) return <div className="large">{picture}</div>;
  return <button type="button" className="large" aria-label={words.enlarge} aria-pressed={large} onClick={() => setLarge(!large)}>{picture}</button>;
}

function Attributes({ attributes }: { attributes: ProductExplanation['attributes'] }) {
  if (attributes.length === 0) return null;
  return <dl className="attributes">{attributes.map(({ name, value }) => <Fact key={name} name={<bdi>{name}</bdi>}><bdi>{value}</bdi></Fact>)}</dl>;
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
