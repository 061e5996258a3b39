import type { Messages } from '../../messages/english';
import { useMessages } from '../../messages/language';
import { useImport, type Ending, type ImportState } from './importState';

/** Where the import stands, in one line; the last one says how many products it gave. */
export function ImportStatus() {
  const messages = useMessages();
  const state = useImport();
  const said = statusText(state, messages);
  return (
    <p className="import-status" role="status" aria-label={messages.catalog.import} data-stage={state.stage}>
      {said && nameOf(state) && <bdi>{nameOf(state)}</bdi>}{said && nameOf(state) && messages.catalog.colon}{said}
    </p>
  );
}

function nameOf(state: ImportState): string {
  switch (state.stage) {
    case 'inspecting': return state.name;
    case 'mapping': case 'importing': case 'refused': return state.preview.name;
    case 'done': return state.outcome.catalog.name;
    default: return '';
  }
}

function statusText(state: ImportState, { catalog, shell }: Messages): string {
  switch (state.stage) {
    case 'none': return '';
    case 'collecting': return catalog.collecting(state.found);
    case 'inspecting': return catalog.inspecting;
    case 'mapping': return catalog.checkColumns;
    case 'refused': return catalog.refused;
    case 'importing':
      if (state.stopping) return catalog.stopping;
      return state.progress ? catalog.importing(shell.tasks[state.progress.task], tenths(state.progress)) : catalog.starting;
    case 'done': return catalog.products(state.outcome.catalog.products);
    case 'over': return endingText(state.why, catalog);
  }
}

function endingText(why: Ending, catalog: Messages['catalog']): string {
  switch (why.kind) {
    case 'stopped': return catalog.stopped;
    case 'stoppedHard': return catalog.stoppedHard;
    case 'nothing': return catalog.nothingDropped;
    case 'died': return catalog.died(why.why);
    case 'failed': return catalog.failed(why.why);
    case 'folderUnread': return catalog.folderUnread(why.path, why.why);
  }
}

/** In steps of ten per cent: a screen reader is told now and then, not all the time. */
function tenths({ done, total }: { done: number; total: number }): string {
  return `${total > 0 ? Math.floor((10 * done) / total) * 10 : 0} %`;
}
