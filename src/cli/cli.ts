// The command line: one verb, its options, one clear line on error.
import { answers } from './answers';
import { bench } from './bench';
import { bundle } from './bundle';
import { catalog } from './catalog';
import { compare } from './compare';
import { evaluate } from './evaluate';
import { icons } from './icons';
import { pictures } from './pictures';
import { screenshots } from './screenshots';
import { search } from './search';
import { sheet } from './sheet';
import { train } from './train';

const verbs: Record<string, (argv: string[]) => Promise<void>> = { train, evaluate, search, compare, bench, sheet, bundle, answers, pictures, icons, screenshots, catalog };

const [verb, ...argv] = process.argv.slice(2);
try {
  if (verb === '--help' || verb === '-h') {
    console.log(`One of ${Object.keys(verbs).join(', ')}. Each has --help: npm run train -- --help`);
    process.exit(0);
  }
  if (!verb || !Object.hasOwn(verbs, verb)) throw new Error(`Expected one of ${Object.keys(verbs).join(', ')}, got '${verb ?? 'nothing'}'. Each has --help.`);
  await verbs[verb](argv);
  process.exit(process.exitCode ?? 0);
} catch (error) {
  console.error(error instanceof Error && !process.env.DEBUG ? error.message : error);
  process.exit(1);
}
