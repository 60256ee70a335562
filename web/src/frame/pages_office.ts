// Pages of the procedures, of reports and checks, and of the system.
import type { PageRow } from './page'

export const office: PageRow[] = [
  { path: '/decisions', name: 'decisions', title: 'office.decisions', group: 'procedures', right: 'cases.read', component: () => import('@/components/decision/DecisionList.vue') },
  { path: '/decisions/:id', name: 'meeting', title: 'office.meeting', under: 'decisions', right: 'cases.read', component: () => import('@/components/decision/MeetingPage.vue') },
  { path: '/rectification', name: 'rectification', title: 'office.rectification', group: 'procedures', right: 'cases.read', component: () => import('@/components/rectification/RectificationPage.vue') },
  { path: '/rectification/:id', name: 'finding', title: 'office.finding', under: 'rectification', right: 'cases.read', component: () => import('@/components/rectification/FindingPage.vue') },
  { path: '/cadres', name: 'cadres', title: 'office.cadres', group: 'procedures', right: 'cases.read', component: () => import('@/components/cadre/CadrePage.vue') },
  { path: '/publications', name: 'publications', title: 'office.publications', group: 'procedures', right: 'cases.read', component: () => import('@/components/publication/PublicationList.vue') },
  { path: '/publications/:id', name: 'publication', title: 'office.publication', under: 'publications', right: 'cases.read', component: () => import('@/components/publication/PublicationPage.vue') },
  { path: '/reports', name: 'reports', title: 'office.reports', group: 'reports', right: 'reports.read', component: () => import('@/components/report/ReportPage.vue') },
  { path: '/check', name: 'check', title: 'office.check', group: 'reports', right: 'documents.check', component: () => import('@/components/check/CheckPage.vue') },
  { path: '/ledger', name: 'ledger', title: 'office.ledger', group: 'reports', right: 'ledger.read', component: () => import('@/components/ledger/LedgerPage.vue') },
  { path: '/xray', name: 'xray', title: 'office.xray', group: 'reports', right: 'duties.read', component: () => import('@/components/xray/XrayPage.vue') },
  { path: '/people', name: 'people', title: 'office.people', group: 'system', right: 'catalogue.read', component: () => import('@/components/system/PeoplePage.vue') },
  { path: '/division', name: 'division', title: 'office.division', group: 'system', right: 'records.read', component: () => import('@/components/system/DivisionPage.vue') },
  { path: '/catalogue', name: 'catalogue', title: 'office.catalogue', group: 'system', right: 'catalogue.read', component: () => import('@/components/system/CataloguePage.vue') },
  { path: '/catalogue/:kind(record|procedure)/:id', name: 'catalogue-item', title: 'office.catalogue_item', under: 'catalogue', right: 'catalogue.read', component: () => import('@/components/system/CatalogueItem.vue') },
  { path: '/accounts', name: 'accounts', title: 'office.accounts', group: 'system', right: 'accounts.read', component: () => import('@/components/system/AccountsPage.vue') },
  { path: '/rights', name: 'rights', title: 'office.rights', group: 'system', component: () => import('@/components/system/RightsPage.vue') },
  { path: '/policy', name: 'policy', title: 'office.policy', group: 'system', right: 'policy.manage', component: () => import('@/components/system/PolicyPage.vue') },
  { path: '/audit', name: 'audit', title: 'office.audit', group: 'system', right: 'audit.read', component: () => import('@/components/system/AuditPage.vue') },
  { path: '/backup', name: 'backup', title: 'office.backup', group: 'system', right: 'backup.make', component: () => import('@/components/system/BackupPage.vue') },
  { path: '/tokens', name: 'tokens', title: 'office.tokens', group: 'system', component: () => import('@/components/system/TokensPage.vue') },
]
