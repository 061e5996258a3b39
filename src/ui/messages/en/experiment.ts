// Words of one part of the page. Every language has the same shape.
export const experiment = {};
