-- KEYS: entry. ARGV: new generation, lineage, value, expiry, channel, message, deadline, expected state or '*'.
-- Returns nothing if it is too late or the state is another one, or 1.
local key = KEYS[1]
local time = redis.call('TIME')
if tonumber(time[1]) * 1000 + tonumber(time[2]) / 1000 > tonumber(ARGV[7]) then
  return { 'late' }
end
if ARGV[8] ~= '*' then
  local state = redis.call('HMGET', key, 'g', 's')
  if (state[1] or '') .. '/' .. (state[2] or '') ~= ARGV[8] then
    return {}
  end
end
redis.call('DEL', key)
redis.call('HSET', key, 'g', ARGV[1], 's', 1, ARGV[2], '1:' .. ARGV[3])
redis.call('PEXPIRE', key, ARGV[4])
redis.call('PUBLISH', ARGV[5], ARGV[6])
return { 1 }
