// Matches regular expressions in time linear in the text, whatever the expression: all ways to go on are followed at once.
import { type Assertion, type CharacterTest, type Node, parseRegExp } from './regexp-syntax.js';

/** How many nodes expressions may have together; a repeat has those of its copies. Bounds the time that matching takes. */
export interface Budget {
  left: number;
}

type Step =
  | { readonly kind: 'character'; readonly fits: CharacterTest }
  | { readonly kind: 'assertion'; readonly holds: Assertion }
  /** Goes on at the next step and at `to` as well. */
  | { readonly kind: 'fork'; to: number }
  | { readonly kind: 'jump'; to: number };

/**
 * Compiles an expression to a test whether it matches any part of a text, without regard to letter case.
 *
 * @throws {RangeError} for an expression that cannot be read or costs more than the budget.
 */
export function compileRegExp(source: string, budget: Budget): (text: string) => boolean {
  const steps: Step[] = [];
  emit(parseRegExp(source), steps, budget);
  return (text) => matches(steps, [...text]);
}

function emit(node: Node, steps: Step[], budget: Budget): void {
  budget.left -= 1;
  if (budget.left < 0) throw new RangeError('expression too large');
  const add = <Added extends Step>(step: Added): Added => {
    steps.push(step);
    return step;
  };
  switch (node.kind) {
    case 'character':
    case 'assertion':
      add(node);
      return;
    case 'sequence':
      for (const part of node.nodes) emit(part, steps, budget);
      return;
    case 'choice': {
      const exits: { to: number }[] = [];
      for (const [index, part] of node.nodes.entries()) {
        const isLast = index === node.nodes.length - 1;
        const fork = isLast ? undefined : add({ kind: 'fork', to: 0 });
        emit(part, steps, budget);
        if (fork === undefined) continue;
        exits.push(add({ kind: 'jump', to: 0 }));
        fork.to = steps.length;
      }
      for (const exit of exits) exit.to = steps.length;
      return;
    }
    case 'repeat': {
      const { node: repeated, least, most } = node;
      for (let count = 0; count < least; count += 1) emit(repeated, steps, budget);
      if (most === Number.POSITIVE_INFINITY) {
        const start = steps.length;
        const fork = add({ kind: 'fork', to: 0 });
        emit(repeated, steps, budget);
        add({ kind: 'jump', to: start });
        fork.to = steps.length;
        return;
      }
      const forks: { to: number }[] = [];
      for (let count = least; count < most; count += 1) {
        forks.push(add({ kind: 'fork', to: 0 }));
        emit(repeated, steps, budget);
      }
      for (const fork of forks) fork.to = steps.length;
    }
  }
}

function matches(steps: readonly Step[], text: readonly string[]): boolean {
  let waiting: CharacterStep[] = [];
  for (let at = 0; at <= text.length; at += 1) {
    const [before, after] = [text[at - 1], text[at]];
    // A match may begin anywhere.
    const starts = [
      0,
      ...waiting.filter(({ fits }) => before !== undefined && fits(before)).map(({ next }) => next),
    ];
    const reached = reach(steps, starts, before, after);
    if (reached === 'end') return true;
    waiting = reached;
  }
  return false;
}

interface CharacterStep {
  readonly fits: CharacterTest;
  readonly next: number;
}

/** The characters that are waited for after all that can be done without one; `end` if that leads to the end. */
function reach(
  steps: readonly Step[],
  starts: readonly number[],
  before: string | undefined,
  after: string | undefined,
): CharacterStep[] | 'end' {
  const open = [...starts];
  const seen = new Uint8Array(steps.length);
  const waiting: CharacterStep[] = [];
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    const step = steps[index];
    if (step === undefined) return 'end';
    if (seen[index] === 1) continue;
    seen[index] = 1;
    if (step.kind === 'character') waiting.push({ fits: step.fits, next: index + 1 });
    else if (step.kind === 'jump') open.push(step.to);
    else if (step.kind === 'fork') open.push(index + 1, step.to);
    else if (step.holds(before, after)) open.push(index + 1);
  }
  return waiting;
}
