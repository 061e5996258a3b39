import '../../styles/experiment.css';
import { useRef, useState } from 'react';
import type { Draft } from '../../../experiment/draft';
import { ActionMenu, type Action } from '../../controls/ActionMenu';
import { copyText, saveFile } from '../../export/files';
import { useMessages } from '../../messages/language';
import { draftOf, useDraft } from '../../state/draft';
import { useRoute } from '../../state/route';
import type { ShownRun } from '../../state/shownRun';
import { useCatalogList } from '../catalog/keptCatalogs';
import { waitingChanges } from './experiment/waiting';
import { experimentFile, longestShared, sharedLink } from './share';

/** Milliseconds; that a link was too long stays until the next one. */
const shownFor = 8000;
const nameOf = ({ presetId, size, experiment }: Draft) => `${presetId}-${size}-${experiment.seed}`;

/** Hands on how a run was set up, or how the next one is, as a link or a file. */
export function ShareRun({ run }: { run: ShownRun | null }) {
  const { experiment: { share: words } } = useMessages();
  const { presetId, size, experiment } = useDraft();
  const route = useRoute();
  const catalogs = useCatalogList(({ catalogs }) => catalogs);
  const [said, setSaid] = useState('');
  const forget = useRef<ReturnType<typeof setTimeout>>(undefined);
  const here: Draft = { presetId, size, experiment };
  const shared = run ? draftOf(run.presetId, run.experiment) : here;
  const name = run?.name ?? nameOf(here);
  const isOwn = (catalog: string) => catalogs?.some(({ id, kind }) => id === catalog && kind === 'own') ?? false;

  const tell = (what: string) => {
    setSaid(what);
    clearTimeout(forget.current);
    forget.current = setTimeout(() => setSaid(''), shownFor);
  };
  const save = (draft: Draft, fileName: string) => {
    saveFile(`${fileName}.json`, new Blob([`${JSON.stringify(experimentFile(fileName, draft, route), null, 2)}\n`], { type: 'application/json' }));
    tell(words.saved);
  };
  const link = (draft: Draft, fileName: string) => async () => {
    setSaid('');
    const text = sharedLink(window.location.href.split('#')[0], draft, route);
    if (text.length > longestShared) {
      save(draft, fileName);
      clearTimeout(forget.current);
      setSaid(words.tooLong(text.length, longestShared));
    } else {
      await copyText(text);
      tell(isOwn(draft.experiment.catalog) ? words.copiedOwn : words.copied);
    }
  };
  const actions: Action[] = [
    { label: run ? words.linkOf(run.name) : words.link, act: link(shared, name) },
    ...(run && waitingChanges(experiment, run, false) ? [{ label: words.waitingLink, act: link(here, nameOf(here)) }] : []),
    { label: words.file, act: () => save(shared, name) },
  ];
  return (
    <span className="share-run">
      <ActionMenu name={words.button} actions={actions}>{words.button}</ActionMenu>
      <span role="status" className="said">{said}</span>
    </span>
  );
}
