// What a run is called: an id that sorts by time, and two words that a person can remember and say.
import { hash32 } from '../math/hash';

const words = (text: string) => text.trim().split(/\s+/);

const qualities = words(`
  amber azure bold brave bright brisk bronze calm clear clever coral crisp dapper daring deep eager
  early fair fleet fond fresh gentle glad golden grand green happy hardy honest ivory jade jolly
  keen kind light lively loyal lucid lucky mellow merry mild misty modest noble patient plucky polite
  proud quick quiet rapid rosy royal ruby sharp silver smooth snowy steady sunny swift tall warm`);
const beings = words(`
  acorn alder badger bay beacon beech birch bison brook cedar cherry clover comet cove crane cricket
  dahlia dolphin eagle elm falcon fern finch fjord fox gecko gull harbor hare harvest hazel heron
  ibis iris island jay juniper kestrel lagoon lark lemur lily linden lynx maple marten meadow moose
  oak orchid osprey otter owl panda pebble pine plover poppy quail raven river robin sparrow willow`);

/** As many different names as `memorableName` can give. */
export const countOfNames = qualities.length * beings.length;

/** Sorts by time and fits a path: '20261121-164512-123-7', the last number being the seed. Where it is taken, the next free millisecond. */
export function runId(now: Date, seed: number, taken: ReadonlySet<string> = new Set()): string {
  for (let time = now.getTime(); ; time++) {
    const [date, clock, milliseconds] = new Date(time).toISOString().replaceAll(/[-:Z]/g, '').split(/[T.]/);
    const id = `${date}-${clock}-${milliseconds}-${seed < 0 ? `m${-seed}` : seed}`;
    if (!taken.has(id)) return id;
  }
}

/** 'amber-heron': always the same for an id. Two ids may share a name. */
export function memorableName(id: string): string {
  return `${qualities[hash32(id, 1) % qualities.length]}-${beings[hash32(id, 2) % beings.length]}`;
}
