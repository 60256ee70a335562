// A warning of Vue is a failed test; of an error it says no more than the error itself.
import { config, enableAutoUnmount } from '@vue/test-utils'
import { afterEach } from 'vitest'

enableAutoUnmount(afterEach)

config.global.config.warnHandler = (message) => {
  if (!message.startsWith('Unhandled error')) throw new Error(message)
}
