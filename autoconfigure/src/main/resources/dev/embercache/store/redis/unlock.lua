-- KEYS: entry. ARGV: owner, time for which nobody has to wait or 0, channel, message.
local key = KEYS[1]
if redis.call('HGET', key, 'l') ~= ARGV[1] then
  return {}
end
local waited = redis.call('HGET', key, 'w')
redis.call('HDEL', key, 'l', 't', 'w')
local timeout = tonumber(ARGV[2])
if timeout > 0 then
  local time = redis.call('TIME')
  local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
  redis.call('HSET', key, 'l', '-', 't', string.format('%.0f', now + timeout))
  if redis.call('PTTL', key) < timeout then
    redis.call('PEXPIRE', key, timeout)
  end
end
if waited then
  redis.pcall('PUBLISH', ARGV[3], ARGV[4])
end
return {}
