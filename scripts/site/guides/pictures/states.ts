// The picture of a changefeed's states and what leads from one to another.
import type { Language } from '../../languages.js';
import { arrow, box, picture } from './svg.js';

interface Words {
  readonly title: string;
  readonly description: string;
  readonly create: string;
  readonly pause: string;
  readonly resume: string;
  readonly error: string;
  readonly advances: string;
  readonly fatal: string;
  readonly target: string;
  /** Below each state. */
  readonly notes: Readonly<
    Record<'normal' | 'stopped' | 'warning' | 'failed' | 'finished', string>
  >;
}

const words: Readonly<Record<Language, Words>> = {
  en: {
    title: 'States of a changefeed',
    description:
      'A created changefeed is normal. Pause makes it stopped, resume makes it normal again. An error makes it pending and then warning; it is normal again when its checkpoint advances. An error that cannot be retried makes it failed; resume makes it normal. When the checkpoint reaches target_ts it is finished. A changefeed can be removed in every state.',
    create: 'create',
    pause: 'pause',
    resume: 'resume',
    error: 'error',
    advances: 'checkpoint advances',
    fatal: 'cannot be retried',
    target: 'target_ts reached',
    notes: {
      normal: 'replicates',
      stopped: 'paused',
      warning: 'retries by itself',
      failed: 'waits for you',
      finished: 'done',
    },
  },
  ja: {
    title: 'changefeedの状態',
    description:
      '作成したchangefeedはnormalです。一時停止するとstoppedに、再開するとnormalに戻ります。エラーが起きるとpendingを経てwarningになり、チェックポイントが進むとnormalに戻ります。再試行できないエラーではfailedになり、再開するとnormalに戻ります。チェックポイントがtarget_tsに達するとfinishedです。どの状態でも削除できます。',
    create: '作成',
    pause: '一時停止',
    resume: '再開',
    error: 'エラー',
    advances: 'チェックポイントが前進',
    fatal: '再試行不可',
    target: 'target_tsに到達',
    notes: {
      normal: 'レプリケーション中',
      stopped: '一時停止中',
      warning: '自動で再試行',
      failed: '対応待ち',
      finished: '完了',
    },
  },
  zh: {
    title: '同步任务的状态',
    description:
      '新建的同步任务处于 normal。暂停后为 stopped，恢复后回到 normal。出错时先为 pending，再为 warning；检查点推进后回到 normal。遇到不可重试的错误时为 failed，恢复后回到 normal。检查点到达 target_ts 后为 finished。任何状态下都可以删除。',
    create: '创建',
    pause: '暂停',
    resume: '恢复',
    error: '出错',
    advances: '检查点推进',
    fatal: '不可重试',
    target: '到达 target_ts',
    notes: {
      normal: '正在同步',
      stopped: '已暂停',
      warning: '自动重试',
      failed: '等待处理',
      finished: '已完成',
    },
  },
};

/** Returns the picture with the words of a language. States keep the names that servers send. */
export function statesPicture(language: Language): string {
  const { notes, ...text } = words[language];
  const state = (title: keyof Words['notes'], x: number, y: number) =>
    box({ x, y, width: 140, height: 60, title, note: notes[title], isMain: title === 'normal' });
  return picture(760, 330, text, [
    state('normal', 300, 130),
    state('stopped', 300, 10),
    state('warning', 40, 130),
    box({ x: 40, y: 10, width: 140, height: 60, title: 'pending' }),
    state('failed', 300, 260),
    state('finished', 590, 130),
    arrow('M240 100 L310 132', { text: text.create, x: 232, y: 92 }),
    arrow('M340 130 L340 72', { text: text.pause, x: 306, y: 106 }),
    arrow('M400 70 L400 128', { text: text.resume, x: 436, y: 106 }),
    arrow('M300 150 C240 150 210 40 182 40', { text: text.error, x: 228, y: 48 }),
    arrow('M110 70 L110 128'),
    arrow('M180 172 L298 172', { text: text.advances, x: 239, y: 192 }),
    arrow('M340 190 L340 258', { text: text.fatal, x: 282, y: 234 }),
    arrow('M400 260 L400 192', { text: text.resume, x: 436, y: 234 }),
    arrow('M440 160 L588 160', { text: text.target, x: 514, y: 150 }),
  ]);
}
