// Runs every lane and closes with what failed and one line of counts. A lane that ran nothing has failed.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

const only = process.argv.slice(2);
const counts = { passed: 0, failed: 0, skipped: 0 };
const summary = [];
const failures = [];

function run(command, args) {
  const { status } = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, CI: process.env.CI ?? 'true' } });
  return status === 0;
}

/** Chromium from Debian where it may be installed; otherwise the exact command to type. */
function findBrowser() {
  const known = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', process.env.CHROMIUM].filter(Boolean);
  const found = () => known.find((path) => existsSync(path));
  if (!found() && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('No Chromium found: installing it with apt-get.');
    if (run('apt-get', ['update', '-qq'])) run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium']);
  }
  return found();
}

function command(name, program, args) {
  const good = run(program, args);
  counts[good ? 'passed' : 'failed'] += 1;
  summary.push(`${good ? 'passed ' : 'FAILED '} ${name}`);
}

const firstLines = (text) => stripVTControlCharacters(text ?? '').split('\n').filter((line) => !line.includes('node_modules')).slice(0, 8).map((line) => `    ${line}`).join('\n');

function vitest(name) {
  const file = `node_modules/.cache/make/lane-${name}.json`;
  rmSync(file, { force: true });
  const started = Date.now();
  const good = run('npx', ['vitest', 'run', '--project', name, '--reporter=default', '--reporter=json', `--outputFile=${file}`]);
  const report = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, testResults: [] };
  const brokenFiles = report.testResults.filter((result) => result.status === 'failed' && result.assertionResults.length === 0).length;
  for (const { name: path, status, message, assertionResults } of report.testResults) {
    if (status === 'failed' && assertionResults.length === 0) failures.push(`${relative('.', path)}\n${firstLines(message)}`);
    for (const { status: ended, fullName, failureMessages } of assertionResults) {
      if (ended === 'failed') failures.push(`${relative('.', path)}: ${fullName}\n${firstLines(failureMessages.join('\n'))}`);
    }
  }
  const ran = report.numPassedTests + report.numFailedTests;
  counts.passed += report.numPassedTests;
  counts.skipped += report.numPendingTests + (report.numTodoTests ?? 0);
  counts.failed += report.numFailedTests + brokenFiles + (ran === 0 || (!good && report.numFailedTests + brokenFiles === 0) ? 1 : 0);
  const seconds = ((Date.now() - started) / 1000).toFixed(0);
  summary.push(`${good && ran > 0 ? 'passed ' : 'FAILED '} ${name}: ${report.numPassedTests} passed, ${report.numFailedTests} failed, ${report.numPendingTests} skipped in ${seconds} s`);
}

const lanes = {
  types: () => command('types', 'npx', ['tsc', '-p', '.']),
  lint: () => command('lint', 'npx', ['oxlint', '--deny-warnings']),
  unit: () => vitest('unit'),
  learning: () => vitest('learning'),
  browser: () => vitest('browser'),
  pages: () => vitest('pages'),
};

const unknown = only.filter((name) => !(name in lanes));
if (unknown.length > 0) {
  console.error(`Unknown lane '${unknown[0]}'. Lanes: ${Object.keys(lanes).join(' ')}.`);
  process.exit(1);
}
const chosen = only.length > 0 ? only : Object.keys(lanes);
const needsBrowser = chosen.some((name) => name === 'browser' || name === 'pages');
if (needsBrowser && !findBrowser()) {
  console.error('No Chromium. Install it with: apt-get update && apt-get install -y --no-install-recommends chromium (or set CHROMIUM to its path).');
  counts.failed += 1;
}
for (const name of chosen) lanes[name]();
if (failures.length > 0) console.log(`\n${failures.join('\n\n')}`);
console.log(`\n${summary.join('\n')}\n\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exit(counts.failed > 0 ? 1 : 0);
