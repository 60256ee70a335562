// Titles of the pages of the procedures, of proof and of the system.
import type { Words } from './table'

export default {
  decisions: ['集体决策', 'Decisions'],
  meeting: ['会议', 'Meeting'],
  rectification: ['巡察整改', 'Rectification'],
  finding: ['整改问题', 'Finding'],
  cadres: ['干部', 'Cadres'],
  publications: ['信息发布', 'Publications'],
  publication: ['审稿', 'Review'],
  reports: ['报告', 'Reports'],
  check: ['核验', 'Check'],
  ledger: ['存证', 'Ledger'],
  xray: ['体检', 'X-ray'],
  people: ['人员和岗位', 'People and posts'],
  division: ['班子分工', 'Division of work'],
  catalogue: ['制度目录', 'Catalogue'],
  catalogue_item: ['制度目录', 'Catalogue'],
  accounts: ['账号', 'Accounts'],
  rights: ['权限表', 'Rights'],
  policy: ['安全策略', 'Security policy'],
  audit: ['审计记录', 'Audit trail'],
  tokens: ['我的令牌', 'My tokens'],
  backup: ['备份', 'Backup'],
} satisfies Words
