import { roundedBox } from '../path';
import { write } from '../lettering';

/** The gray card of a shop that has no photo yet: the same bytes for every product. */
export function placeholder(): string {
  return '<path d="M0 0H240V240H0Z" fill="#e3e5e8"/><path d="M14 14H226V226H14Z" fill="none" stroke="#d3d6da" stroke-width="2"/>' +
    `<g fill="none" stroke="#a4aab3" stroke-width="6" stroke-linejoin="round"><path d="${roundedBox(72, 74, 96, 72, 10)}"/>` +
    `<circle cx="120" cy="111" r="20"/><circle cx="120" cy="111" r="9" stroke-width="4"/><path d="M96 73l8-15h32l8 15M150 90h6"/></g>` +
    write('IMAGE', { x: 120, y: 166, height: 11, color: '#858c96', weight: 2 }) +
    write('COMING SOON', { x: 120, y: 185, height: 11, color: '#858c96', weight: 2 });
}
