/** A share in [0, 1] as '43 %'. */
export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** A count with its thousands apart. */
export function count(value: number): string {
  return value.toLocaleString('en');
}

/** A ranking score with three digits. */
export function score(value: number): string {
  return value.toFixed(3);
}
