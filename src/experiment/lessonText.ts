// The little Markdown of a lesson: paragraphs and lists with '-', **bold**, and links that act. Everything else is text.
import { parseAct, type Act, type ActContext } from './lessonActs';

export type Inline = { kind: 'text' | 'bold'; text: string } | { kind: 'act'; text: string; act: Act };
export type Block = { kind: 'paragraph'; parts: Inline[] } | { kind: 'list'; items: Inline[][] };

/** Throws where a link cannot be followed. */
export function parseText(text: string, context: ActContext): Block[] {
  const blocks: Block[] = [];
  let lines: string[] = [];
  const paragraph = () => {
    if (lines.length > 0) blocks.push({ kind: 'paragraph', parts: parseInline(lines.join(' '), context) });
    lines = [];
  };
  for (const line of text.split('\n').map((each) => each.trim())) {
    const last = blocks.at(-1);
    if (line === '') paragraph();
    else if (!line.startsWith('- ')) lines.push(line);
    else if (lines.length === 0 && last?.kind === 'list') last.items.push(parseInline(line.slice(2), context));
    else {
      paragraph();
      blocks.push({ kind: 'list', items: [parseInline(line.slice(2), context)] });
    }
  }
  paragraph();
  return blocks;
}

const marks = /\*\*(?<bold>[^*]+)\*\*|\[(?<label>[^\]]+)\]\((?<link>[^)]*)\)/g;

export function parseInline(text: string, context: ActContext): Inline[] {
  const parts: Inline[] = [];
  let from = 0;
  const plain = (to: number) => { if (to > from) parts.push({ kind: 'text', text: text.slice(from, to) }); };
  for (const match of text.matchAll(marks)) {
    plain(match.index);
    const { bold, label, link } = match.groups ?? {};
    parts.push(bold !== undefined ? { kind: 'bold', text: bold } : { kind: 'act', text: label, act: parseAct(link, context) });
    from = match.index + match[0].length;
  }
  plain(text.length);
  return parts;
}
