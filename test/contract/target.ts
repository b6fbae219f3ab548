// The server under test, for test files. Importing it fails if the server cannot be tested.
import { inject } from 'vitest';

const problem = inject('problem');
// The reader needs the message, not where it was thrown.
if (problem !== '') throw Object.assign(new Error(problem), { stack: '' });

export const target = inject('target');
