// Reads a page made by Redoc as a user does.
import type { Page } from 'playwright-core';
import { vi } from 'vitest';
import { waitUntil } from '../browser/browser.js';

/** An operation as the page shows it. */
export interface ShownOperation {
  readonly operationId: string;
  readonly summary: string;
  readonly tags: readonly string[];
}

/** Returns the operations of a document, given as JSON text. */
export function operationsOf(json: string): ShownOperation[] {
  const found: ShownOperation[] = [];
  JSON.parse(json, (_key, value: unknown) => {
    if (isOperation(value)) found.push(value);
    return value;
  });
  return found;
}

function isOperation(value: unknown): value is ShownOperation {
  return typeof value === 'object' && value !== null && 'operationId' in value;
}

/** Returns the URL fragment of an operation. */
export function pathOf({ operationId, tags }: ShownOperation): string {
  return `/${tags.join()}/${operationId}`.toLowerCase();
}

/** Opens an operation and returns its visible text. */
export async function readOperation(
  page: Page,
  address: string,
  operation: ShownOperation,
): Promise<string> {
  const path = pathOf(operation);
  await page.goto(`${address}#${path}`);
  const section = page.locator(`[data-section-id="${path}"]`);
  await section.getByRole('heading', { name: operation.summary }).waitFor();
  // Not textContent, which includes hidden text.
  return section.innerText();
}

/** Renders every operation at once, as printing does. */
export async function renderWhole(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor();
  await waitUntil(
    page,
    "dispatchEvent(new Event('beforeprint')) && document.documentElement.dataset.isWhole",
  );
  await page.evaluate("dispatchEvent(new Event('afterprint'))");
  // React mounts the last sections a while later.
  let before = -1;
  const isStable = async () => {
    const last = before;
    before = await page.locator('*').count();
    return before === last;
  };
  await vi.waitUntil(isStable, { interval: 500, timeout: 60_000 });
}
