import { expect, test } from 'vitest'
import { originOf, readConfig } from '../src/config.ts'

test('sessions never lie in Redis without a key', () => {
  expect(() => readConfig({ REDIS_URL: 'redis://127.0.0.1' })).toThrow('Fix: SESSION_KEYS=')
})

test('a mistyped number does not silently become the default', () => {
  expect(() => readConfig({ PORT: '3000a' })).toThrow('PORT')
  expect(readConfig({ PORT: '0' }).port).toBe(0)
})

test('the nightly job cannot be set to run without a pause', () => {
  expect(() => readConfig({ NIGHTLY_EVERY_MS: '0' })).toThrow('NIGHTLY_EVERY_MS')
})

test('an IPv6 address (HOST=localhost is one on many machines) makes an address to type', () => {
  const origin = originOf({ address: '::1', family: 'IPv6', port: 3000 })
  expect(URL.parse(origin)?.host).toBe('[::1]:3000')
  expect(originOf({ address: '127.0.0.1', family: 'IPv4', port: 3000 })).toBe(
    'http://127.0.0.1:3000',
  )
})
