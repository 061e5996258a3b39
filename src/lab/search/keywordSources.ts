import type { KeywordSource } from '../api';
import type { Session } from './session';

/** The training clicks behind each keyword that was added to a query. */
export async function keywordSources(session: Session, query: string): Promise<KeywordSource[]> {
  throw new Error(`The clicks behind '${query}' in ${session.opened.info.name} are not looked up yet.`);
}
