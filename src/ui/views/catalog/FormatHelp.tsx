import { saveFile } from '../../export/files';
import { useMessages } from '../../messages/language';

const example = `product_id,title,image,category
1,Red canvas sneakers,images/1.jpg,Shoes
2,"Enamel mug, blue",images/2.jpg,Kitchen
3,,images/3.jpg,Lamps
`;

/** What can be read, and the smallest catalog there is. */
export function FormatHelp() {
  const { catalog: { help } } = useMessages();
  return (
    <details className="format-help">
      <summary>{help.title}</summary>
      <p>{help.tables}</p>
      <p>{help.pictures}</p>
      <p>{help.more}</p>
      <p>{help.columns}</p>
      <h4>{help.example}</h4>
      <pre tabIndex={0} aria-label={help.example}>{example}</pre>
      <button type="button" className="plain-button" onClick={() => saveFile('products.csv', new Blob([example], { type: 'text/csv' }))}>{help.save}</button>
    </details>
  );
}
