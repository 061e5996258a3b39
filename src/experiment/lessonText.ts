// The little Markdown of a lesson: paragraphs and lists with '-', **bold**, and links that act. Everything else is text.
import { parseAct, type Act, type ActContext } from './lessonActs';

export type Inline = { kind: 'text' | 'bold'; text: string } | { kind: 'act'; text: string; act: Act };
export type Block = { kind: 'paragraph'; parts: Inline[] } | { kind: 'list'; items: Inline[][] };

/** Throws where a link cannot be followed. */
export function parseText(text: string, context: ActContext): Block[] {
  return text.split(/\n\s*\n/).map((block) => block.trim()).filter(Boolean).map((block): Block => {
    const lines = block.split('\n').map((line) => line.trim());
    if (lines.every((line) => line.startsWith('- '))) return { kind: 'list', items: lines.map((line) => parseInline(line.slice(2), context)) };
    return { kind: 'paragraph', parts: parseInline(lines.join(' '), context) };
  });
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
