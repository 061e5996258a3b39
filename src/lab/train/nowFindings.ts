// What a run's numbers say at one of its steps, as plain facts; the page makes the sentences. Light: the page reads it with every commit.
import type { Regime } from '../../catalog/types';
import { mean } from '../../math/statistics';
import type { FusionConfig } from '../../model/config';
import type { MetricsLine } from '../trainApi';
import { regimeWeight, watchedParts } from './metricNames';

export type WatchedPart = (typeof watchedParts)[number];

/** How well queries are answered; `step` = when it was looked at. */
export interface Look {
  step: number;
  part: WatchedPart;
  recall: number;
  /** Of the first ten products the share that is right; null in runs that did not measure it. */
  right: number | null;
}

/** 'unweighed': this fusion learns no weights, so there is nothing to say of them. 'even': none of the regimes stands out. */
export type WeightFinding =
  | { kind: 'unweighed'; fusion: 'titleOnly' | 'imageOnly' | 'fixed' }
  | { kind: 'picture'; regime: 'thinTitle' | 'stuffedTitle'; image: number; balanced: number }
  | { kind: 'title'; regime: 'placeholder' | 'uninformative'; image: number; balanced: number }
  | { kind: 'even'; image: number }
  | { kind: 'unknown' };

export interface NowFindings {
  /** The newest look up to the step; null before the first. */
  look: Look | null;
  /** The first one of all, where a later one is there to compare with. */
  first: Look | null;
  weights: WeightFinding;
  /** Mean loss where the run began and around the step; null before there are enough steps to tell. */
  loss: { from: number; to: number; trend: 'falling' | 'flat' | 'rising' } | null;
  /** Looks got worse since the best one while the loss went on falling. */
  fading: { best: Look; now: Look } | null;
}

/** `lines` are merged and ascending; those after `step` are not read. */
export function nowFindings(lines: readonly MetricsLine[], step: number, fusion: FusionConfig['kind']): NowFindings {
  const until = lines.filter((line) => line.step <= step);
  const looks = looksOf(until);
  const look = looks.at(-1) ?? null;
  const loss = lossFinding(until);
  return { look, first: looks.length > 1 ? looks[0] : null, weights: weightFinding(until, fusion), loss, fading: fadingOf(looks, until) };
}

/** Every look at the watched queries, ascending. */
export function looksOf(lines: readonly MetricsLine[]): Look[] {
  return lines.flatMap((line) => {
    const part = watchedParts.find((each) => Number.isFinite(line[`${each}.recall@10`]));
    return part ? [{ step: line.step, part, recall: line[`${part}.recall@10`], right: line[`${part}.P@10`] ?? null }] : [];
  });
}

/** A regime stands out with this much more than balanced products, or with that share and half as much more. */
export const awake = { lead: 0.1, share: 0.6 };

function weightFinding(lines: readonly MetricsLine[], fusion: FusionConfig['kind']): WeightFinding {
  if (fusion === 'titleOnly' || fusion === 'imageOnly' || fusion === 'fixed') return { kind: 'unweighed', fusion };
  const newest = lines.findLast((line) => Number.isFinite(line[regimeWeight('balanced')]));
  if (!newest) return { kind: 'unknown' };
  const of = (regime: Regime) => newest[regimeWeight(regime)] ?? NaN;
  const balanced = of('balanced');
  for (const regime of ['thinTitle', 'stuffedTitle'] as const) if (standsOut(of(regime), balanced)) return { kind: 'picture', regime, image: of(regime), balanced };
  for (const regime of ['placeholder', 'uninformative'] as const) if (standsOut(1 - of(regime), 1 - balanced)) return { kind: 'title', regime, image: of(regime), balanced };
  return { kind: 'even', image: balanced };
}

/** Whether a side counts clearly more than it does for balanced products. */
function standsOut(share: number, balanced: number): boolean {
  return share - balanced > awake.lead || (share > awake.share && share - balanced > awake.lead / 2);
}

/** Change of the mean loss from the window before to the newest one, below which it counts as flat. */
const flat = 0.01;

function lossFinding(lines: readonly MetricsLine[]): NowFindings['loss'] {
  const losses = lines.flatMap(({ loss }) => (Number.isFinite(loss) ? [loss] : []));
  const width = Math.max(4, Math.floor(losses.length / 6));
  if (losses.length < 2 * width) return null;
  const [before, to] = [mean(losses.slice(-2 * width, -width)), mean(losses.slice(-width))];
  const change = (to - before) / Math.abs(before);
  return { from: mean(losses.slice(0, 4)), to, trend: change < -flat ? 'falling' : change > flat ? 'rising' : 'flat' };
}

/** Two looks in a row this far below the best are more than its noise. */
const lostRecall = 0.03;

function fadingOf(looks: Look[], lines: readonly MetricsLine[]): NowFindings['fading'] {
  if (looks.length < 3) return null;
  const best = looks.reduce((high, look) => (look.recall > high.recall ? look : high));
  const since = looks.filter(({ step }) => step > best.step);
  if (since.length < 2 || since.slice(-2).some(({ recall }) => recall > best.recall - lostRecall)) return null;
  const around = (step: number) => mean(lines.flatMap((line) => (Number.isFinite(line.loss) && line.step <= step ? [line.loss] : [])).slice(-10));
  return around(since[since.length - 1].step) < around(best.step) ? { best, now: since[since.length - 1] } : null;
}

/** What is worth going back to. 'pictureWoke' is of coded titles, 'titleWoke' of missing photos. 'lead' = clearly more than balanced products have, 'share' = past 60 % too. */
export type RunEventFinding =
  | { kind: 'pictureWoke'; step: number; by: 'share' | 'lead'; image: number; balanced: number }
  | { kind: 'titleWoke'; step: number; image: number; balanced: number }
  | { kind: 'best'; step: number; recall: number; now: number }
  | { kind: 'doubled'; step: number; from: number; to: number };

/** The one event of all lines that tells most: a side woke up; else the best look has passed; else recall doubled. Null while nothing happened. */
export function notableEvent(lines: readonly MetricsLine[], fusion: FusionConfig['kind']): RunEventFinding | null {
  const woke = waking(lines, fusion);
  if (woke) return woke;
  const looks = looksOf(lines);
  const fading = fadingOf(looks, lines);
  if (fading) return { kind: 'best', step: fading.best.step, recall: fading.best.recall, now: fading.now.recall };
  const first = looks.find(({ step, recall }) => step > 0 && recall > 0);
  const doubled = first && looks.find(({ step, recall }) => step > first.step && recall >= 2 * first.recall);
  return doubled ? { kind: 'doubled', step: doubled.step, from: first.recall, to: doubled.recall } : null;
}

function waking(lines: readonly MetricsLine[], fusion: FusionConfig['kind']): RunEventFinding | null {
  if (weightFinding(lines, fusion).kind === 'unweighed') return null;
  const names = { coded: regimeWeight('thinTitle'), missing: regimeWeight('placeholder'), balanced: regimeWeight('balanced') };
  const weighed = lines.filter((line) => Number.isFinite(line[names.balanced]));
  const picture = weighed.find((line) => standsOut(line[names.coded], line[names.balanced]));
  if (picture) return { kind: 'pictureWoke', step: picture.step, by: picture[names.coded] > awake.share ? 'share' : 'lead', image: picture[names.coded], balanced: picture[names.balanced] };
  const title = weighed.find((line) => standsOut(1 - line[names.missing], 1 - line[names.balanced]));
  return title ? { kind: 'titleWoke', step: title.step, image: title[names.missing], balanced: title[names.balanced] } : null;
}
