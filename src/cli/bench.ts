export async function bench(): Promise<void> {
  throw new Error('not built yet');
}
