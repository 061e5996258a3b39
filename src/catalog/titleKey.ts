/** Under one key: texts of the same letters and digits, whatever their case, spaces and signs. A text without any is its own key. */
export function titleKey(text: string): string {
  return (text.toLowerCase().normalize('NFKC').match(/[\p{L}\p{N}]+/gu) ?? [text]).join(' ');
}
