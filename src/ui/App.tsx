import { SearchView } from './views/search/SearchView';

export function App() {
  return <SearchView />;
}
