/** Every run that this browser keeps. */
export default function RunsTable() {
  return null;
}
