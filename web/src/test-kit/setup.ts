// happy-dom has no event streams; the pages do without.
import { config } from '@vue/test-utils'

config.global.config.warnHandler = (message) => {
  throw new Error(message)
}
