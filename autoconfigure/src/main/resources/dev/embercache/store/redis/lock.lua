-- KEYS: entry. ARGV: state as it was read, owner, time after which the lock lapses.
-- Returns nothing if the state is another one, 0 if the lock is taken, -1 if nobody has to wait, or when it lapses.
local key = KEYS[1]
local entry = redis.call('HMGET', key, 'g', 's', 'l', 't')
if (entry[1] or '') .. '/' .. (entry[2] or '') ~= ARGV[1] then
  return {}
end
local timeout = tonumber(ARGV[3])
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
local left = (tonumber(entry[4]) or 0) - now
if entry[3] and left > 0 then
  if entry[3] == '-' then
    return { -1 }
  end
  redis.call('HSET', key, 'w', 1)
  return { left }
end
redis.call('HSET', key, 'l', ARGV[2], 't', string.format('%.0f', now + timeout))
redis.call('HDEL', key, 'w')
if redis.call('PTTL', key) < timeout then
  redis.call('PEXPIRE', key, timeout)
end
return { 0 }
