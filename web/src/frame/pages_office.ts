// Pages of the procedures, of reports and checks, and of the system.
import type { PageRow } from './page'

export const office: PageRow[] = [
  { path: '/decisions', name: 'decisions', title: 'office.decisions', group: 'procedures', right: 'cases.read', component: () => import('@/components/decision/DecisionList.vue') },
  { path: '/decisions/:id', name: 'meeting', title: 'office.meeting', under: 'decisions', right: 'cases.read', component: () => import('@/components/decision/MeetingPage.vue') },
  { path: '/rectification', name: 'rectification', title: 'office.rectification', group: 'procedures', right: 'cases.read', component: () => import('@/components/rectification/RectificationPage.vue') },
  { path: '/cadres', name: 'cadres', title: 'office.cadres', group: 'procedures', right: 'cases.read', component: () => import('@/components/cadre/CadrePage.vue') },
  { path: '/publications', name: 'publications', title: 'office.publications', group: 'procedures', right: 'cases.read', component: () => import('@/components/publication/PublicationList.vue') },
  { path: '/publications/:id', name: 'publication', title: 'office.publication', under: 'publications', right: 'cases.read', component: () => import('@/components/publication/PublicationPage.vue') },
  { path: '/reports', name: 'reports', title: 'office.reports', group: 'reports', right: 'reports.read', component: () => import('@/components/report/ReportPage.vue') },
  { path: '/check', name: 'check', title: 'office.check', group: 'reports', right: 'documents.check', component: () => import('@/components/check/CheckPage.vue') },
  { path: '/ledger', name: 'ledger', title: 'office.ledger', group: 'reports', right: 'ledger.read', component: () => import('@/components/ledger/LedgerPage.vue') },
  { path: '/xray', name: 'xray', title: 'office.xray', group: 'reports', right: 'duties.read', component: () => import('@/components/xray/XrayPage.vue') },
]
