// Addresses behind a # (any proxy path will do). Who is not signed in comes to the sign-in page and from there back.
import { createRouter, createWebHashHistory, type Router, type RouterHistory } from 'vue-router'
import { useSession } from '@/stores/session'
import { pages } from './pages'

export function makeRouter(history: RouterHistory = createWebHashHistory()): Router {
  const router = createRouter({
    history,
    routes: [
      { path: '/', redirect: '/workbench' },
      ...pages.map((page) => ({ path: page.path, name: page.name, component: page.component, meta: { page } })),
      { path: '/:rest(.*)*', name: 'not-found', component: () => import('./NotFound.vue'), meta: {} },
    ],
    scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
  })
  router.beforeEach(async (to) => {
    const page = pages.find((row) => row.name === to.name)
    if (page?.open) return true
    const session = await useSession().known()
    if (!session) return { name: 'sign-in', query: to.fullPath === '/workbench' ? {} : { to: to.fullPath } }
    if ((session.must_change_password || session.must_set_totp) && to.name !== 'account') return { name: 'account' }
    if (page?.right && !useSession().may(page.right)) return { name: 'not-found', params: { rest: to.path.slice(1).split('/') } }
    return true
  })
  return router
}
