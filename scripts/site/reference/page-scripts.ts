// Scripts that run before Redoc's on the reference pages.

/**
 * Redoc shows a `bigint` as it is, but turns examples, enums and defaults into text with
 * `JSON.stringify`, which refuses it. Here it writes the digits. `JSON.rawJSON` would do the same,
 * but only in browsers of 2025 and later.
 */
export const exactStringifyScript = `{
  const stringify = JSON.stringify;
  BigInt.prototype.toJSON = function () { return '\\u0001' + this + '\\u0001'; };
  JSON.stringify = function (...input) {
    const text = stringify.apply(this, input);
    return typeof text === 'string' ? text.replace(/"\\\\u0001(-?\\d+)\\\\u0001"/g, '$1') : text;
  };
}`;

/**
 * Redoc renders a section when it is scrolled near, so that printing and the browser's own search would miss the others. This renders
 * them one after the other while the browser is idle, and the rest before it prints. Only the observers with a margin render sections.
 */
export const wholePageScript = `{
  const Native = window.IntersectionObserver;
  const waiting = new Set();
  // A busy browser is never idle: it renders one after a while nevertheless.
  const whenIdle = (work) => window.requestIdleCallback?.(work, { timeout: 300 }) ?? setTimeout(work, 100);
  let isScheduled = false;
  const renderNext = () => {
    isScheduled = false;
    const [next] = waiting;
    if (next === undefined) document.documentElement.dataset.isWhole = 'true';
    else next.render();
    schedule();
  };
  const schedule = () => {
    const isDone = waiting.size === 0 && document.documentElement.dataset.isWhole === 'true';
    if (isScheduled || isDone || document.readyState !== 'complete') return;
    isScheduled = true;
    whenIdle(renderNext);
  };
  window.IntersectionObserver = class extends Native {
    constructor(callback, options) {
      super(callback, options);
      this.render = () => {
        waiting.delete(this);
        callback([{ isIntersecting: true }], this);
      };
      this.rendersSection = options?.rootMargin !== undefined;
    }
    observe(element) {
      super.observe(element);
      if (this.rendersSection) waiting.add(this);
      schedule();
    }
    disconnect() {
      waiting.delete(this);
      super.disconnect();
    }
  };
  addEventListener('load', schedule);
  addEventListener('beforeprint', () => waiting.forEach((one) => one.render()));
}`;

/** Redoc keeps the layout in a cookie, which each request would send. These pages have no cookies. */
export const noCookieScript =
  "Object.defineProperty(document, 'cookie', { get: () => '', set: () => {} });";
