// A field that hides the rows of the table below it: by words, or by a release that must be in the row's range.
import { defineComponent, h, ref, type VNode } from 'vue';
import { readRelease } from '../../../../src/shared/release.js';
import { isInRange } from '../../../../src/shared/release-range.js';

/** The component `<RowFilter label="...">` around a table. */
export const RowFilter = defineComponent({
  props: { label: { type: String, required: true } },
  setup({ label }, { slots }) {
    const table = ref<HTMLElement>();
    const filter = (event: Event) => {
      if (!(event.target instanceof HTMLInputElement)) return;
      const wanted = event.target.value.trim().toLowerCase();
      for (const row of table.value?.querySelectorAll<HTMLElement>('tbody tr') ?? []) {
        row.hidden = !matches(row, wanted);
      }
    };
    return (): VNode =>
      h('div', [
        h('label', { class: 'filter' }, [
          `${label} `,
          h('input', { type: 'search', onInput: filter }),
        ]),
        h('div', { class: 'row-filter', ref: table }, slots.default?.()),
      ]);
  },
});

function matches(row: HTMLElement, wanted: string): boolean {
  const range = row.querySelector('.range')?.textContent;
  const release = readRelease(wanted.replace(/^v/, ''));
  if (range && release) return isInRange(release, range);
  const text = row.textContent?.toLowerCase() ?? '';
  return wanted.split(/\s+/).every((word) => text.includes(word));
}
