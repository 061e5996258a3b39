export async function compare(): Promise<void> {
  throw new Error('not built yet');
}
