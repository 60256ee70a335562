// Answers as the server shapes them (docs/formats/api.md), out of the example year.
import type { Procedure, RecordType } from '@/request-data/catalogue'
import type { CaseWhole } from '@/request-data/cases'
import type { Duties, TalkMatrix } from '@/request-data/duties'
import type { RecordWhole } from '@/request-data/records'
import type { Workbench } from '@/request-data/workbench'

export const meetingType: RecordType = {
  id: 'meeting',
  zh: '会议',
  en: 'Meetings',
  area: 'responsibility',
  basis: '主体责任规定（2020-03-09 印发）',
  title: '{name}',
  procedures: [],
  fields: [
    { id: 'date', zh: '日期', en: 'date', kind: 'span', required: true },
    { id: 'kind', zh: '会议类型', en: 'kind', kind: 'choice', open: true, choices: ['任务分解会', '其他'] },
    { id: 'name', zh: '名称', en: 'name', kind: 'text', required: true },
    { id: 'chair', zh: '主持人', en: 'chair', kind: 'person' },
    { id: 'expected', zh: '应到', en: 'members due', kind: 'integer' },
    { id: 'present', zh: '实到', en: 'present', kind: 'integer' },
    { id: 'summary', zh: '内容摘要', en: 'summary', kind: 'text' },
    { id: 'evidence', zh: '附件', en: 'evidence', kind: 'evidence' },
    { id: 'members_due', zh: '应到人员', en: 'members due by name', kind: 'persons', columns: [] },
    { id: 'attended', zh: '实到人员', en: 'members present by name', kind: 'persons', columns: [] },
    {
      id: 'absences',
      zh: '缺席情况',
      en: 'absences',
      kind: 'table',
      columns: [
        { id: 'member', zh: '成员', en: 'member', kind: 'person', required: true },
        { id: 'reason', zh: '原因', en: 'reason', kind: 'text' },
      ],
    },
    { id: 'recorder', zh: '记录人', en: 'recorder', kind: 'person' },
    { id: 'source', zh: '来源', en: 'source', kind: 'text' },
  ],
}

export const meeting: RecordWhole = {
  id: 'meeting-2026-3',
  number: '会议〔2026〕3号',
  type: 'meeting',
  year: 2026,
  version: 2,
  status: 'filed',
  happened: '2026-03-25',
  precision: 'day',
  title: '第一季度意识形态工作分析研判会',
  fields: { date: '2026-03-25', name: '第一季度意识形态工作分析研判会', chair: '俞静川', expected: 5, present: 5 },
  values: { date: '2026年3月25日', name: '第一季度意识形态工作分析研判会', chair: '俞静川', expected: '5', present: '5' },
  evidence: [{ name: '会议记录03.txt', sha256: 'c26f' }],
  recorded_at: '2026-11-26T14:06:56.338732Z',
  recorded_by: '裴雨桐',
  entry: 1381,
  history_count: 2,
  receipt_url: '/api/v1/records/meeting-2026-3/receipt',
}

export const history = {
  items: [
    { version: 1, entry: 380, kind: 'record.filed', at: '2026-11-25T01:00:00Z', actor: '裴雨桐', changes: [{ field: 'name', zh: '名称', en: 'name', before: '', after: '分析会' }] },
    { version: 2, entry: 1381, kind: 'record.amended', at: '2026-11-26T01:00:00Z', actor: '梁知夏', reason: '名称写全', changes: [{ field: 'name', zh: '名称', en: 'name', before: '分析会', after: '第一季度意识形态工作分析研判会' }] },
  ],
  next: null,
  total: 2,
}

export const receipt = { record: 'meeting-2026-9', version: 1, index: 1500, proof: ['ab'], checkpoint: '' }

export const leave: Procedure = {
  id: 'leave',
  zh: '请假报备',
  en: 'Leave',
  area: 'centralism',
  basis: '外出报备规定',
  type: 'leave-filing',
  start: 'apply',
  fields: [
    { id: 'person', zh: '姓名', en: 'name', kind: 'person', required: true },
    { id: 'start', zh: '开始日期', en: 'from', kind: 'span' },
    { id: 'end', zh: '结束日期', en: 'to', kind: 'span' },
    { id: 'returned', zh: '销假日期', en: 'back on', kind: 'span' },
  ],
  states: [
    { id: 'applied', zh: '已申请', en: 'applied', open: true },
    { id: 'reviewed', zh: '分管领导已审核', en: 'reviewed', open: true },
    { id: 'approved', zh: '已批准', en: 'approved' },
    { id: 'returned', zh: '已销假', en: 'back and reported', end: true },
    { id: 'refused', zh: '未批准', en: 'refused', open: true, end: true },
  ],
  steps: [
    { id: 'apply', zh: '申请', en: 'apply', from: [], to: 'applied', who: '本人、办公室', needs: ['person', 'start', 'end'], gives: [] },
    { id: 'review', zh: '分管领导审核', en: 'reviewed by the leader', from: ['applied'], to: 'reviewed', who: '分管领导', needs: [], gives: [] },
    { id: 'approve', zh: '主要负责人批准', en: 'approved by the chief', from: ['reviewed'], to: 'approved', who: '主要负责人', needs: [], gives: [] },
    { id: 'refuse', zh: '不予批准', en: 'refuse', from: ['applied', 'reviewed', 'approved'], to: 'refused', who: '主要负责人', needs: [], gives: [] },
    { id: 'return', zh: '销假', en: 'back and reported', from: ['approved'], to: 'returned', who: '本人', needs: ['returned'], gives: [] },
  ],
}

export const leaveCase: CaseWhole = {
  id: 'leave-filing-2026-4',
  number: '请假〔2026〕4号',
  procedure: 'leave',
  procedure_zh: '请假报备',
  procedure_en: 'Leave',
  type: 'leave-filing',
  year: 2026,
  title: '裴雨桐',
  version: 3,
  state: 'approved',
  state_zh: '已批准',
  state_en: 'approved',
  ended: false,
  counts: true,
  limit: '2026-11-27',
  days_left: 1,
  next: [
    { step: 'return', zh: '销假', en: 'back and reported', who: ['裴雨桐', '梁知夏'] },
    { step: 'refuse', zh: '不予批准', en: 'refuse', who: ['俞静川'] },
  ],
  actions: [{ step: 'return', zh: '销假', en: 'back and reported', to: 'returned', fields: [], needs: ['returned'], needs_evidence: false }],
  exceptions: [],
  started_by: '裴雨桐',
  arrived: '2026-11-18',
  fields: { person: '裴雨桐', start: '2026-11-23', end: '2026-11-25' },
  values: {},
  trail: [
    { step: 'apply', by: '裴雨桐', day: '2026-11-16', to: 'applied' },
    { step: 'review', by: '沈喆', day: '2026-11-17', to: 'reviewed', note: '同意' },
    { step: 'approve', by: '俞静川', day: '2026-11-18', to: 'approved' },
  ],
  evidence: [],
  entry: 1400,
}
export const leaveType: RecordType = { id: 'leave-filing', zh: '请假与个人事项', en: 'Leave', area: 'centralism', fields: leave.fields }

export const areas = { items: [{ id: 'politics', kind: 'area', zh: '政治方向', en: 'political direction' }, { id: 'integrity', kind: 'area', zh: '党风廉政', en: 'integrity' }] }

export const duties: Duties = {
  unit: '临江区统计局',
  year: 2026,
  as_of: '2026-11-26',
  summary: { done: 1, overdue: 1 },
  duties: [
    {
      id: 'study',
      zh: '中心组集体学习研讨',
      en: 'Study group meets',
      area: 'politics',
      basis: '学习规则',
      required: 2,
      met: 1,
      light: 'overdue',
      word: '逾期',
      obligations: [
        { holder: '领导班子', window: '2026-Q1', due: '2026-03-31', required: 1, met: 1, light: 'done', word: '已完成', records: ['meeting-2026-3'] },
        { holder: '沈喆', window: '2026-Q2', due: '2026-06-30', required: 1, met: 0, light: 'overdue', word: '逾期', records: [] },
      ],
    },
  ],
}

export const talks: TalkMatrix = {
  year: 2026,
  as_of: '2026-11-26',
  rows: ['俞静川'],
  columns: ['沈喆', '罗翀'],
  cells: [
    { row: '俞静川', column: '沈喆', kind: 'a', kind_zh: '主要负责人与班子成员履职谈话', kind_en: 'duty talk', window: '2026-H2', light: 'done', records: ['talk-2026-7'], due: '2026-12-31' },
    { row: '俞静川', column: '罗翀', kind: 'a', kind_zh: '主要负责人与班子成员履职谈话', kind_en: 'duty talk', window: '2026-H2', light: 'near', records: [], due: '2026-12-31' },
  ],
}

export const workbench: Workbench = {
  today: '2026-11-26',
  boxes: { todo: 1, done: 4, started: 2, copied: 0 },
  turning_red: [{ due: '2026-11-27', days_left: 1, what: '请假报备：销假', what_en: 'Leave filing: back from leave', matter: '裴雨桐', number: '请假〔2026〕4号', id: 'leave-filing-2026-4/approved', people: ['裴雨桐'], remedy: '', remedy_en: '', basis: '' }],
  areas: [{ id: 'politics', zh: '政治方向', en: 'political direction', lights: { done: 7, overdue: 2 } }],
  changed: [{ record: 'meeting-2026-3', number: '会议〔2026〕3号', title: '分析研判会', kind: 'record', type: 'meeting', version: 2, at: '2026-11-26T01:00:00Z', by: '梁知夏' }],
}
