// The picture of a changefeed's states and what leads from one to another.
import type { Language } from '../../languages.js';
import { box, picture } from './svg.js';

interface Words {
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
      normal: '稼働中',
      stopped: '一時停止中',
      warning: '自動で再試行',
      failed: '対応待ち',
      finished: '完了',
    },
  },
  zh: {
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
  const { notes, description, ...text } = words[language];
  const other = (title: string, y: number, note?: string) =>
    box({ x: 255, y, width: 120, height: 56, title, ...(note && { note }) });
  return picture({ name: 'states', width: 380, height: 490, description }, (arrow) => {
    const leave = (y: number, words: string) =>
      arrow(`M100 ${y} L253 ${y}`, { text: words, x: 177, y: y - 7 });
    const enter = (y: number, words: string) =>
      arrow(`M255 ${y} L102 ${y}`, { text: words, x: 177, y: y - 7 });
    return [
      arrow('M52 20 L52 58', { text: text.create, x: 85, y: 38 }),
      box({
        ...{ x: 5, y: 60, width: 95, height: 420 },
        ...{ title: 'normal', note: notes.normal, isMain: true },
      }),
      other('stopped', 60, notes.stopped),
      leave(75, text.pause),
      enter(105, text.resume),
      other('pending', 152),
      leave(180, text.error),
      arrow('M315 208 L315 234'),
      other('warning', 236, notes.warning),
      enter(264, text.advances),
      other('failed', 328, notes.failed),
      leave(343, text.fatal),
      enter(373, text.resume),
      other('finished', 424, notes.finished),
      leave(452, text.target),
    ];
  });
}
