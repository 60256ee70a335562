import vue from '@vitejs/plugin-vue'
import { fileURLToPath } from 'node:url'
import Components from 'unplugin-vue-components/vite'
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers'
import { defineConfig } from 'vitest/config'

// The server that `npm run dev` asks; the pages themselves are served by vite then.
const server = process.env.JISHI_SERVER ?? 'http://127.0.0.1:8443'

export default defineConfig({
  base: './', // the pages may stand under any path of a proxy
  plugins: [vue(), Components({ dts: false, dirs: [], resolvers: [ElementPlusResolver({ importStyle: process.env.VITEST ? false : 'css' })] })],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  build: {
    target: 'chrome87',
    cssTarget: 'chrome87',
    assetsInlineLimit: 0, // a data: address would need a wider content security policy
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
  },
  server: {
    host: '127.0.0.1',
    proxy: { '/api': { target: server, secure: false }, '/log': { target: server, secure: false } },
  },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.ts'],
    setupFiles: ['src/test-kit/setup.ts'],
    testTimeout: 60_000, // pages are mounted whole; a busy machine takes its time
    css: false,
  },
})
