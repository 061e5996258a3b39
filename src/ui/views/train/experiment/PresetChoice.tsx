import { useEffect, useId } from 'react';
import { sizes, type Size } from '../../../../experiment/experiment';
import { presets } from '../../../../experiment/presets/presets';
import { useMessages } from '../../../messages/language';
import { choosePreset, setCatalog, undoDropped, useDraft } from '../../../state/draft';
import { experimentOfSize, useDraftEstimate, useSeconds } from '../../../state/draftEstimate';
import { readCatalogs, useCatalogList } from '../../catalog/keptCatalogs';
import { useImport } from '../../catalog/importState';

/** What everything else starts from: the preset, how large, and on which catalog. */
export function PresetChoice() {
  const { experiment: words } = useMessages();
  const { presetId, size } = useDraft();
  const id = useId();
  return (
    <div className="presets">
      <div className="field">
        <div className="what"><label htmlFor={id}>{words.preset}</label></div>
        <div className="value">
          <select id={id} value={presetId} onChange={({ currentTarget }) => choosePreset(currentTarget.value, size)}>
            {presets.map((preset) => <option key={preset.id} value={preset.id}>{words.presets[preset.id] ?? preset.title}</option>)}
          </select>
        </div>
      </div>
      <fieldset className="sizes">
        <legend>{words.size}</legend>
        {sizes.map((each) => <SizeOption key={each} name={`${id}-size`} size={each} chosen={each === size} onChoose={() => choosePreset(presetId, each)} />)}
      </fieldset>
      <Dropped backTo={id} />
      <CatalogChoice />
    </div>
  );
}

/** Another preset or size begins anew: how many changes went with it, and the way back. */
function Dropped({ backTo }: { backTo: string }) {
  const { catalog, experiment: words } = useMessages();
  const dropped = useDraft((draft) => draft.dropped);
  const undo = () => {
    undoDropped();
    document.getElementById(backTo)?.focus();
  };
  return (
    <p className="note dropped">
      <span role="status">{dropped && words.dropped(dropped.count)}</span>
      {dropped && <button type="button" className="small-button" aria-label={words.undoDropped} onClick={undo}>{catalog.undo}</button>}
    </p>
  );
}

/** A size with the time that it takes on this machine. */
function SizeOption({ name, size, chosen, onChoose }: { name: string; size: Size; chosen: boolean; onChoose(): void }) {
  const { experiment: words } = useMessages();
  const { seconds, measuring } = useSeconds(experimentOfSize(size));
  const tooLarge = useDraftEstimate(({ tooLarge }) => tooLarge.includes(size));
  return (
    <label title={words.sizeNotes[size]}>
      <input type="radio" name={name} checked={chosen} onChange={onChoose} />
      <span>{words.sizes[size]}</span>
      <span className="dim">{tooLarge ? words.tooLarge : seconds !== null ? words.about(seconds) : measuring ? words.measuring : words.notMeasured}</span>
    </label>
  );
}

function CatalogChoice() {
  const { experiment: words } = useMessages();
  const chosen = useDraft(({ experiment }) => experiment.catalog);
  const catalogs = useCatalogList(({ catalogs }) => catalogs);
  useEffect(() => {
    void readCatalogs();
    return useImport.subscribe((now, before) => { if (now.stage === 'done' && before.stage !== 'done') void readCatalogs(); });
  }, []);
  const id = useId();
  const missing = !catalogs?.some((each) => each.id === chosen);
  return (
    <div className="field">
      <div className="what"><label htmlFor={id}>{words.catalog}</label></div>
      <div className="value">
        <select id={id} value={chosen} onChange={({ currentTarget }) => setCatalog(currentTarget.value)}>
          {missing && <option value={chosen}>{catalogs ? words.catalogMissing(chosen) : chosen}</option>}
          {catalogs?.map(({ id: each, name, products }) => <option key={each} value={each}>{words.catalogOption(name, products)}</option>)}
        </select>
      </div>
    </div>
  );
}
