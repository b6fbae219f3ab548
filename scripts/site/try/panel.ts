// The script of the page to try requests.
import type { Operation } from './operations.js';
import { addressOf, curlOf, optionsOf } from './request.js';
import type { PanelWords } from './words.js';

const { operations, words }: { operations: Operation[]; words: PanelWords } = JSON.parse(
  element('data', HTMLScriptElement).text,
);
const form = element('request', HTMLFormElement);
const base = element('base', HTMLInputElement);
const choice = element('operation', HTMLSelectElement);
const path = element('path', HTMLInputElement);
const body = element('body', HTMLTextAreaElement);
const curl = element('curl', HTMLElement);
const status = element('status', HTMLElement);
const response = element('response', HTMLElement);

function element<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const found = document.getElementById(id);
  if (found instanceof kind) return found;
  throw new Error(`Expected #${id} in the page.`);
}

function written() {
  const { method = 'GET', body: example = '' } = operations[choice.selectedIndex] ?? {};
  return { base: base.value, method, path: path.value, body: example === '' ? '' : body.value };
}

function choose(): void {
  const { path: example = '', body: text = '' } = operations[choice.selectedIndex] ?? {};
  path.value = example;
  body.value = text;
  body.closest('label')?.toggleAttribute('hidden', text === '');
  showCurl();
}

function showCurl(): void {
  const request = written();
  const address = addressOf(request);
  curl.textContent = address === undefined ? words.refused : curlOf(address, request);
}

async function send(): Promise<void> {
  const request = written();
  const address = addressOf(request);
  if (address === undefined) return show(words.refused, '');
  show(words.waiting, '');
  try {
    const reply = await fetch(address, optionsOf(request));
    // As text: reading it as JSON would round integers.
    const text = await reply.text();
    show(`HTTP ${reply.status}`, text === '' ? words.empty : text);
  } catch {
    show(words.failed, '');
  }
}

function show(line: string, text: string): void {
  status.textContent = line;
  response.textContent = text;
}

choice.addEventListener('change', choose);
form.addEventListener('input', showCurl);
form.addEventListener('submit', (event) => {
  event.preventDefault();
  void send();
});
choose();
