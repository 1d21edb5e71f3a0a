-- KEYS: index, sizes. ARGV: key, time of the write, size or 0, number of keys, sum of sizes or 0, expiry.
-- Returns the keys that have to make room, the oldest first.
local index = KEYS[1]
local sizes = KEYS[2]
redis.call('ZADD', index, ARGV[2], ARGV[1])
redis.call('PEXPIRE', index, ARGV[6])
local total = 0
local limit = tonumber(ARGV[5])
if limit > 0 then
  local before = tonumber(redis.call('HGET', sizes, 'k' .. ARGV[1]) or 0)
  redis.call('HSET', sizes, 'k' .. ARGV[1], ARGV[3])
  total = redis.call('HINCRBY', sizes, 'total', tonumber(ARGV[3]) - before)
  redis.call('PEXPIRE', sizes, ARGV[6])
end
local gone = {}
local count = redis.call('ZCARD', index)
while count > 0 and (count > tonumber(ARGV[4]) or (limit > 0 and total > limit)) do
  local oldest = redis.call('ZPOPMIN', index)[1]
  count = count - 1
  gone[#gone + 1] = oldest
  if limit > 0 then
    local size = tonumber(redis.call('HGET', sizes, 'k' .. oldest) or 0)
    redis.call('HDEL', sizes, 'k' .. oldest)
    total = redis.call('HINCRBY', sizes, 'total', -size)
  end
end
return gone
