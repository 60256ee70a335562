// Refusals as the server gives them, and in the reader's language.
export interface Reason {
  code: string
  zh: string
  en: string
  remedy_zh: string
  remedy_en: string
  where?: string // the field, "table.column" or row it is about
  basis?: string
  may_except?: boolean // of a step: it may be taken nevertheless, with a note
}

export interface Problem {
  title: string
  status: number
  code: string
  request: string
  reasons: Reason[]
}

export const networkReason: Reason = {
  code: 'network',
  zh: '没有连上服务器',
  en: 'The server did not answer',
  remedy_zh: '请检查网络后再试；刚才的提交不会被重复登记。',
  remedy_en: 'Check the network and try again; what you sent will not be entered twice.',
}
