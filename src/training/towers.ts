const parts = ['query', 'title', 'image', 'fusion', 'projection'] as const;

/** The part of the model that a parameter belongs to; 'rest' is the temperature and the heads of objectives. */
export type Tower = (typeof parts)[number] | 'rest';

export function towerOf(path: string): Tower {
  const [first] = path.split('.');
  return parts.find((part) => part === first) ?? 'rest';
}
