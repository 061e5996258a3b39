import '../../styles/data.css';
import type { CatalogDescription, OpenStatus } from '../../../lab/api';
import { percent } from '../../controls/numbers';
import { useMessages } from '../../messages/language';
import { useLabStore } from '../../state/labStore';
import { useAnswer } from '../../state/useAnswer';
import { ContactSheet } from './ContactSheet';
import { CountTiles } from './CountTiles';
import { Duplicates } from './Duplicates';
import { ImageWeights } from './ImageWeights';
import { LearningCurve } from './LearningCurve';
import { Emphasized } from '../../controls/Emphasized';
import { Panel } from './Panel';
import { QueriesByBand, QueriesByType } from './QueryKinds';
import { QueryTable } from './QueryTable';
import { Grades, JudgmentsPerQuery } from './Judgments';
import { Regimes } from './Regimes';
import { SplitTable } from './SplitTable';
import { VocabularyGap } from './VocabularyGap';

/** What is in the open catalog: to be looked at before a number that was measured on it is trusted. */
export default function DataView() {
  const { data, shell } = useMessages();
  const { phase, progress, status, failure, catalogId } = useLabStore();
  const { value, failure: refused } = useAnswer(catalogId && `data ${catalogId}`, async (lab) => ({ catalogId, description: await lab.describe() }));
  const failed = failure ?? refused;
  const described = value?.catalogId === catalogId ? value.description : null;
  if (status && described) return <Described description={described} status={status} />;
  return (
    <div className="page data">
      {failed ? <p role="alert" className="notice">{shell.failed(failed)}</p>
        : <p role="status" className="dim">{phase === 'ready' || !progress ? data.counting : shell.tasks[progress.task]}</p>}
    </div>
  );
}

function Described({ description, status }: { description: CatalogDescription; status: OpenStatus }) {
  const { data } = useMessages();
  return (
    <div className="page data">
      <header>
        <h1 dir="auto">{data.title(status.catalog.name)}</h1>
        <p className="lead"><Emphasized text={useLead(description)} /></p>
      </header>
      <CountTiles description={description} own={status.catalog.kind === 'own'} />
      <div className="panels">
        {description.regimes && <Regimes regimes={description.regimes} />}
        <div className={description.regimes ? 'stack' : 'pair'}>
          <ImageWeights description={description} />
          <LearningCurve status={status} />
        </div>
        {!description.regimes && <Panel title={data.regimes.title} wide><p className="dim">{data.regimes.none}</p></Panel>}
        <ContactSheet slices={description.slices} />
        <div className="stack">
          <VocabularyGap description={description} />
          <JudgmentsPerQuery description={description} />
          <Grades description={description} />
        </div>
        <div className="stack">
          <QueriesByType description={description} />
          <QueriesByBand description={description} />
          <SplitTable split={description.split} />
        </div>
        <Duplicates description={description} />
        <Panel title={data.queries.title} wide note={description.queries > 0 && data.queries.note}><QueryTable rows={description.queryRows} /></Panel>
      </div>
    </div>
  );
}

/** What a person would say first, looking at the numbers. */
function useLead({ products, queries, vocabularyGap: { share, queriesWith, queriesOnly }, titlesNameClasses, duplicates }: CatalogDescription): string {
  const { lead } = useMessages().data;
  if (products === 0) return lead.noProducts;
  const sharing = duplicates.find(({ by }) => by === 'title')?.products ?? 0;
  const ofQueries = queries === 0 ? lead.noQueries(products) : queriesWith === 0 ? lead.noGap(queries) : lead.gap(percent(share), queriesWith, queries, queriesOnly);
  return titlesNameClasses ? `${ofQueries} ${lead.sharedTitles(sharing, products)}` : ofQueries;
}
