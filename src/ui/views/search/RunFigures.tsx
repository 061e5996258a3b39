import type { LabStatus } from '../../../lab/api';
import { ImageWeightChart } from '../../charts/ImageWeightChart';
import { LearningChart } from '../../charts/LearningChart';

/** What the open run is: how it learned, and how it weighs the catalog's pictures. */
export default function RunFigures({ status }: { status: LabStatus }) {
  return (
    <section className="figures" aria-label="The open run">
      <h2>{`${status.runName}: ${status.parameters.toLocaleString('en')} parameters, ${status.step.toLocaleString('en')} steps on ${status.catalog}`}</h2>
      <div>
        {status.history.length > 0 ? <LearningChart history={status.history} /> : <p className="dim">This run was shipped without its metrics.</p>}
        {status.imageWeights ? <ImageWeightChart weights={status.imageWeights} /> : <p className="dim">This run’s fusion has no modal weights to show.</p>}
      </div>
    </section>
  );
}
