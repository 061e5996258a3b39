/**
 * The bytes inside a gzip file, at most `limit` of them: what grows beyond is refused before it fills the memory.
 * `torn` where the stream ends early or is damaged; the bytes before that are kept.
 * @param cut keeps what came before the limit
 */
export async function gunzip(bytes: Uint8Array, limit: number, { cut = false } = {}): Promise<{ bytes: Uint8Array<ArrayBuffer>; torn: boolean; tooLarge: boolean }> {
  const reader = new Blob([bytes.slice()]).stream().pipeThrough(new DecompressionStream('gzip')).getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  let [torn, tooLarge] = [false, false];
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      length += value.length;
      if (length > limit) {
        tooLarge = true;
        await reader.cancel();
        break;
      }
      chunks.push(value);
    }
  } catch {
    torn = true;
  }
  if (tooLarge && !cut) chunks.length = 0;
  const whole = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.length;
  }
  return { bytes: whole, torn, tooLarge };
}
