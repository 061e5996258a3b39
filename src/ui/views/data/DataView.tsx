import { useMessages } from '../../messages/language';

export default function DataView() {
  return <h1>{useMessages().shell.views.data}</h1>;
}
