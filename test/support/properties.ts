// Property tests draw the same cases everywhere. PROPERTY_SEED=7 npm test unit tries others; what they find becomes an example of its own.
import { configureGlobal } from 'fast-check';

configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 1) });

export * from 'fast-check';
