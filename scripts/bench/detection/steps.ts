// Steps of the fixed script.
import type { Step } from './traffic.js';

export const owner = '561c3784-77f0-4863-ad52-65a3436db6af';
export const second = '6f19a6d9-0f8c-4dc9-b299-3ba7c0f216f5';
export const third = 'd8924259-f52f-4dfb-97a9-c48d26395945';

export const get = (path: string): Step => ({ method: 'GET', target: `/api/v1${path}` });
export const post = (path: string, body?: string): Step => step('POST', path, body);
export const put = (path: string, body: string): Step => step('PUT', path, body);
export const remove = (path: string): Step => step('DELETE', path);
export const wait = (milliseconds: number): Step => ({ wait: milliseconds });

function step(method: string, path: string, body?: string): Step {
  return { method, target: `/api/v1${path}`, ...(body !== undefined && { body }) };
}

export const details = (...ids: readonly string[]) => ids.map((id) => get(`/changefeeds/${id}`));

export const move = (capture: string, table: number, id = 'play-two') =>
  post(`/changefeeds/${id}/tables/move_table`, `{"capture_id":"${capture}","table_id":${table}}`);

export const leader: readonly Step[] = [
  get('/status'),
  get('/captures'),
  get('/health'),
  get('/changefeeds'),
  ...details('test1'),
];
