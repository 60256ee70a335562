// The pages start here: the stores, the words, the addresses.
import './old_browsers'
import 'element-plus/es/components/base/style/css'
import 'element-plus/es/components/message/style/css'
import 'element-plus/es/components/message-box/style/css'
import 'element-plus/theme-chalk/dark/css-vars.css'
import './look/look.css'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'
import { makeRouter } from './frame/router'
import { useTabs } from './frame/tabs'
import { onSignedOut } from './request-data/request'
import { useDisplay } from './stores/display'
import { useSession } from './stores/session'
import { words } from './words/words'

const app = createApp(App).use(createPinia()).use(words)
useDisplay()
const router = makeRouter()
router.afterEach((to) => {
  if (to.meta.page && !pageIsFrameless(to.meta.page)) useTabs().opened(to)
})
onSignedOut((why) => {
  useSession().ended(why)
  void router.push({ name: 'sign-in', query: { ended: '1', to: router.currentRoute.value.fullPath } })
})
app.use(router)
void router.isReady().then(() => app.mount('#app'))

function pageIsFrameless(page: unknown): boolean {
  return Boolean((page as { frameless?: boolean }).frameless)
}
