/** Which backend trains, what was tried, and what was refused and why. */
export function BackendPanel() {
  return null;
}
