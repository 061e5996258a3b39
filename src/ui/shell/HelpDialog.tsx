import { Modal } from '@mantine/core';
import { useMessages } from '../messages/language';
import { useOfflineCopy } from '../offline/offlineCopy';
import { useLabStore } from '../state/labStore';
import { WeightBar } from '../controls/WeightBar';
import { percent } from '../controls/numbers';

const exampleWeights = { title: 0.3, image: 0.7 };

/** Keys, what the numbers mean, what the model is and what it cannot do. */
export default function HelpDialog({ opened, onClose }: { opened: boolean; onClose(): void }) {
  const { help, offline } = useMessages().shell;
  const status = useLabStore(({ status }) => status);
  const copy = useOfflineCopy();
  return (
    <Modal opened={opened} onClose={onClose} title={help.title} size="lg" closeButtonProps={{ 'aria-label': help.close }}>
      <div className="help">
        <h3>{help.keysTitle}</h3>
        <dl className="keys">{help.keys.map(([key, what]) => <div key={key}><dt><kbd>{key}</kbd></dt><dd>{what}</dd></div>)}</dl>
        <h3>{help.barTitle}</h3>
        <div className="bar-example"><span>{percent(exampleWeights.title)}</span><WeightBar weights={exampleWeights} /><span>{percent(exampleWeights.image)}</span></div>
        <p>{help.bar}</p>
        <h3>{help.measuresTitle}</h3>
        <dl>{help.measures.map(([name, meaning]) => <div key={name}><dt>{name}</dt><dd>{meaning}</dd></div>)}</dl>
        <h3>{help.termsTitle}</h3>
        <dl className="terms">{help.terms.map(([name, meaning]) => <div key={name}><dt>{name}</dt><dd>{meaning}</dd></div>)}</dl>
        <h3>{help.modelTitle}</h3>
        <p>{help.model}</p>
        {status && <p>{help.open(status.run.name, status.run.parameters, status.run.step, status.run.catalog)}</p>}
        {status?.strangeWords != null && <p>{help.strangeWords(percent(status.strangeWords))}</p>}
        <h3>{help.limitsTitle}</h3>
        <ul>{help.limits.map((limit) => <li key={limit}>{limit}</li>)}</ul>
        <h3>{help.privateTitle}</h3>
        <p>{help.private}</p>
        <p>{copy.supported ? (copy.done < copy.total || copy.total === 0 ? offline.saving(copy.done, copy.total) : offline.ready) : offline.unsupported}</p>
        {status && <p>{help.kept[status.storage]}</p>}
        {status && status.refused.length > 0 && <details><summary>{help.refused}</summary><ul>{status.refused.map((why) => <li key={why}>{why}</li>)}</ul></details>}
      </div>
    </Modal>
  );
}
