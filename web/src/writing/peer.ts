// Where a request came from, as the server keeps it: an address, or "via " and the address of a proxy that named nobody.
import { t } from '@/words/words'

export function peerText(peer: string): string {
  const behind = /^via (.*)$/.exec(peer)?.[1]
  return behind === undefined ? peer : t('common.by_proxy', { peer: behind })
}
