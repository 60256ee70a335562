// Pages of every day: work, registers, duties.
import type { PageRow } from './page'

export const daily: PageRow[] = [
  { path: '/workbench', name: 'workbench', title: 'page.workbench', group: 'work', component: () => import('@/components/workbench/WorkBench.vue') },
  { path: '/cases', name: 'cases', title: 'page.cases', group: 'work', right: 'cases.read', component: () => import('@/components/case/CaseList.vue') },
  { path: '/cases/new/:procedure', name: 'case-new', title: 'page.case_new', under: 'cases', right: 'cases.step', component: () => import('@/components/case/CaseNew.vue') },
  { path: '/cases/:id', name: 'case', title: 'page.case', under: 'cases', right: 'cases.read', component: () => import('@/components/case/CaseShow.vue') },
  { path: '/calendar', name: 'calendar', title: 'page.calendar', group: 'work', right: 'duties.read', component: () => import('@/components/calendar/CalendarPage.vue') },
  { path: '/duties', name: 'duties', title: 'page.duties', group: 'registers', right: 'duties.read', component: () => import('@/components/duty/DutyList.vue') },
  { path: '/registers', name: 'registers', title: 'page.registers', group: 'registers', right: 'records.read', component: () => import('@/components/register/RegisterIndex.vue') },
  { path: '/registers/:type', name: 'register', title: 'page.register', under: 'registers', right: 'records.read', component: () => import('@/components/register/RegisterShow.vue') },
  { path: '/registers/:type/new', name: 'record-new', title: 'page.record_new', under: 'registers', right: 'records.write', component: () => import('@/components/record/RecordNew.vue') },
  { path: '/import', name: 'import', title: 'page.import', under: 'registers', right: 'registers.import', component: () => import('@/components/import/ImportPage.vue') },
  { path: '/records/:id', name: 'record', title: 'page.record', under: 'registers', right: 'records.read', component: () => import('@/components/record/RecordShow.vue') },
  { path: '/records/:id/amend', name: 'record-amend', title: 'page.record_amend', under: 'registers', right: 'records.write', component: () => import('@/components/record/RecordAmend.vue') },
  { path: '/records/:id/receipt', name: 'receipt', title: 'page.receipt', under: 'registers', right: 'ledger.read', component: () => import('@/components/receipt/ReceiptShow.vue') },
  { path: '/talks', name: 'talks', title: 'page.talks', group: 'registers', right: 'duties.read', component: () => import('@/components/talk/TalkMatrix.vue') },
  { path: '/risks', name: 'risks', title: 'page.risks', group: 'registers', right: 'records.read', component: () => import('@/components/risk/RiskRegister.vue') },
  { path: '/search', name: 'search', title: 'page.search', right: 'records.read', component: () => import('@/components/search/SearchPage.vue') },
  { path: '/sign-in', name: 'sign-in', title: 'page.sign_in', open: true, frameless: true, component: () => import('@/components/session/SignIn.vue') },
  { path: '/setup/:code?', name: 'set-up', title: 'page.set_up', open: true, frameless: true, component: () => import('@/components/session/SetUp.vue') },
  { path: '/invite/:code', name: 'invite', title: 'page.invite', open: true, frameless: true, component: () => import('@/components/session/AcceptInvitation.vue') },
  { path: '/account', name: 'account', title: 'page.account', component: () => import('@/components/session/OwnAccount.vue') },
]
