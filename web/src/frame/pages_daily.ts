// Pages of every day: work, registers, duties.
import type { PageRow } from './page'

export const daily: PageRow[] = [
  { path: '/sign-in', name: 'sign-in', title: 'page.sign_in', open: true, frameless: true, component: () => import('@/components/session/SignIn.vue') },
  { path: '/setup/:code?', name: 'set-up', title: 'page.set_up', open: true, frameless: true, component: () => import('@/components/session/SetUp.vue') },
  { path: '/invite/:code', name: 'invite', title: 'page.invite', open: true, frameless: true, component: () => import('@/components/session/AcceptInvitation.vue') },
  { path: '/account', name: 'account', title: 'page.account', component: () => import('@/components/session/OwnAccount.vue') },
]
