import { afterAll, expect, it } from 'vitest';
import { filesPort, portFiles } from '../../src/lab/portFiles';
import { memoryFiles } from '../../src/storage/memoryFiles';
import { filesContract } from '../storage/filesContract';

const ports: MessagePort[] = [];
afterAll(() => ports.forEach((port) => port.close()));

function shared() {
  const files = memoryFiles();
  const port = filesPort(files);
  ports.push(port);
  return { files, there: portFiles(port) };
}

filesContract('the memory of another worker', async () => shared().there);

it('what one worker keeps the other reads, and the other way round', async () => {
  const { files, there } = shared();
  await files.write('runs/a/run.json', Uint8Array.of(1, 2));
  expect(await there.read('runs/a/run.json')).toEqual(Uint8Array.of(1, 2));
  await there.append('runs/a/metrics.jsonl', '{"step":1}\n');
  expect(await files.list('runs')).toEqual(['runs/a/metrics.jsonl', 'runs/a/run.json']);
});
