import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openedSite } from '../support/openedSite';
import { openPage } from '../support/openPage';
import { press, runOf, setUp, trainingStatus, untilStatus, untilStep } from '../support/trainPage';

const site = openedSite();


const wide = { viewport: { width: 1440, height: 1000 }, locale: 'en-US' };
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const rowOf = (page: Page, text: string) => page.getByRole('table', { name: 'Runs', exact: true }).getByRole('row').filter({ hasText: text });

describe('a run in two tabs', () => {
  it('is told by the one that does not train it, and goes on there when the other has ended', async () => {
    const first = await openPage(site.browser, `${site.url}#/train`, wide);
    await press(first.page, 'Start training');
    await untilStep(first.page, 5);
    await press(first.page, 'Pause');
    await untilStatus(first.page, 'Paused');
    const run = runOf(first.page);

    const second = await first.page.context().newPage();
    await second.goto(`${site.url}#/train?run=${run}`);
    await untilStatus(second, 'Training in another tab');
    const resume = button(second, 'Resume');
    expect([await resume.isDisabled(), await resume.getAttribute('aria-description')]).toEqual([true, expect.stringContaining('another tab')]);
    await rowOf(second, 'Training in another tab').waitFor();
    expect(await trainingStatus(first.page).textContent()).toContain('Paused');

    await press(first.page, 'Stop');
    await untilStatus(first.page, 'Stopped');
    await untilStatus(second, 'Stopped');
    await press(second, 'Step');
    await untilStatus(second, 'Paused');
    await untilStatus(first.page, 'Training in another tab');
    await press(second, 'Stop');
    await untilStatus(first.page, 'Stopped');
    await expect.poll(() => button(first.page, 'Resume').isEnabled()).toBe(true);
    expect(first.complaints).toEqual([]);
    await first.close();
  });
});

describe('after a run', () => {
  it('the same again is offered with another seed beside it, and changes that a preset drops come back', async () => {
    const { page, complaints, close } = await openPage(site.browser, `${site.url}#/train`, wide);
    await setUp(page, 30);
    await press(page, 'Start training');
    await untilStatus(page, 'Finished');
    const run = runOf(page);
    expect(await button(page, 'Start training').getAttribute('aria-description')).toContain('same numbers');
    await press(page, 'Train with a new seed');
    await expect.poll(() => runOf(page)).not.toBe(run);
    await untilStatus(page, 'Finished');
    expect(await page.getByRole('spinbutton', { name: 'Seed', exact: true }).inputValue()).toBe('2');

    await page.getByRole('combobox', { name: 'Preset', exact: true }).selectOption('fixed');
    await page.getByText('2 changes dropped.').waitFor();
    await press(page, 'Undo: bring the changed settings back');
    expect(await page.getByRole('spinbutton', { name: 'Steps', exact: true }).inputValue()).toBe('30');
    expect(await page.getByRole('combobox', { name: 'Preset', exact: true }).inputValue()).toBe('make');
    expect(await page.getByText('changes dropped').count()).toBe(0);
    expect(complaints).toEqual([]);
    await close();
  });
});

describe('a run that cannot be read', () => {
  it('is named with the reason, goes into a file as it is, and is deleted and brought back', async () => {
    const { page, complaints, close } = await openPage(site.browser, `${site.url}#/train`, wide);
    await button(page, 'Start training').waitFor({ timeout: 120_000 });
    await page.evaluate(async () => {
      let folder = await navigator.storage.getDirectory();
      for (const name of ['make-playground', 'runs', 'half-written']) folder = await folder.getDirectoryHandle(name, { create: true });
      const file = await (await folder.getFileHandle('run.json', { create: true })).createWritable();
      await file.write('{"id":"half-written","na');
      await file.close();
    });
    await page.goto(`${site.url}#/train?run=half-written`);
    await page.reload();
    await page.getByRole('alert').getByText(/could not be read: run\.json is no JSON/).waitFor({ timeout: 60_000 });
    const unread = page.getByRole('list', { name: 'Runs that cannot be read' }).getByRole('listitem');
    await unread.getByText(/half-written.*run\.json is no JSON \(.+\)\. Expected the record of a run/).waitFor();

    const choose = async (action: string) => {
      await unread.getByRole('button', { name: 'Actions: half-written' }).click();
      await page.getByRole('menuitem', { name: action }).click();
    };
    const saving = page.waitForEvent('download');
    await choose('Export as zip');
    expect((await saving).suggestedFilename()).toMatch(/half-written.*\.zip$/);
    await choose('Delete');
    await button(page, 'Undo: bring half-written back').click();
    await unread.waitFor();
    await choose('Delete');
    await button(page, 'Undo: bring half-written back').waitFor();
    expect(await unread.count()).toBe(0);
    expect(complaints).toEqual([]);
    await close();
  });
});
