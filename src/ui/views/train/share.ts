// What leaves this browser when a state is shared: a link, or a file where the link would be too long. Never a run: that is kept here alone.
import type { Draft } from '../../../experiment/draft';
import { encodeExperiment } from '../../../experiment/link';
import { routeHash, type Route } from '../../state/route';

/** Longer links are cut by mail and chat programs. */
export const longestShared = 2000;

/** Reopens the experiment with its catalog, the query, the selected product and the pins. `page`: the address up to '#'. */
export function sharedLink(page: string, { presetId, size, experiment }: Draft, route: Route): string {
  const { catalog } = experiment;
  return page + routeHash({
    ...route, catalog, view: 'train', experiment: encodeExperiment(presetId, size, experiment), product: route.catalog === catalog ? route.product : null,
    run: null, step: null, runs: null, lesson: null, page: null,
  });
}

export interface ExperimentFile {
  /** Of the file's format; the experiment has its own. */
  version: 1;
  name: string;
  preset: string;
  experiment: Draft['experiment'];
  query: string;
  pins: string[] | null;
}

export function experimentFile(name: string, { presetId, experiment }: Draft, { query, pins }: Pick<Route, 'query' | 'pins'>): ExperimentFile {
  return { version: 1, name, preset: presetId, experiment, query, pins: pins === null ? null : pins.split('\n').filter(Boolean) };
}

/** What a file says beside the experiment. The lab has checked that; anything else that is not as expected is left out. */
export function besideExperiment(json: unknown): Partial<Pick<Route, 'query' | 'pins'>> {
  if (typeof json !== 'object' || json === null) return {};
  const { query, pins } = json as Record<string, unknown>;
  return {
    ...(typeof query === 'string' && { query: query.slice(0, 500) }),
    ...(Array.isArray(pins) && { pins: pins.filter((pin): pin is string => typeof pin === 'string').slice(0, 5).map((pin) => pin.replaceAll('\n', ' ').slice(0, 200)).join('\n') }),
  };
}
