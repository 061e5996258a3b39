import { useMessages } from '../../messages/language';

export default function CompareView() {
  return <h1>{useMessages().shell.views.compare}</h1>;
}
