// The words that the reference pages say themselves, beside the description's and Redoc's.
import type { Language } from '../languages.js';

/** The words of a reference page. */
export interface ReferenceWords {
  readonly schemas: string;
  readonly parameters: string;
  readonly requestBody: string;
  readonly responses: string;
  readonly deprecated: string;
  readonly successor: string;
  readonly noSuccessor: string;
  readonly releases: string;
  readonly name: string;
  readonly type: string;
  readonly meaning: string;
  readonly required: string;
  readonly example: string;
  readonly values: string;
}

export const referenceWords: Readonly<Record<Language, ReferenceWords>> = {
  en: {
    schemas: 'Schemas',
    parameters: 'Parameters',
    requestBody: 'Request body',
    responses: 'Responses',
    deprecated: 'Deprecated.',
    successor: 'Successor in API v2:',
    noSuccessor: 'API v2 has no successor.',
    releases: 'Releases:',
    name: 'Name',
    type: 'Type',
    meaning: 'Meaning',
    required: 'required',
    example: 'Example',
    values: 'Values:',
  },
  ja: {
    schemas: 'スキーマ',
    parameters: 'パラメータ',
    requestBody: 'リクエスト本文',
    responses: 'レスポンス',
    deprecated: '非推奨です。',
    successor: 'API v2の後継：',
    noSuccessor: 'API v2に後継はありません。',
    releases: '対応バージョン：',
    name: '名前',
    type: '型',
    meaning: '意味',
    required: '必須',
    example: '例',
    values: '値：',
  },
  zh: {
    schemas: 'Schema',
    parameters: '参数',
    requestBody: '请求体',
    responses: '响应',
    deprecated: '已废弃。',
    successor: 'API v2 中的替代接口：',
    noSuccessor: 'API v2 中没有替代接口。',
    releases: '适用版本：',
    name: '名称',
    type: '类型',
    meaning: '含义',
    required: '必选',
    example: '示例',
    values: '取值：',
  },
};
