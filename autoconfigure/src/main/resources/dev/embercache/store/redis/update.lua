-- KEYS: entry. ARGV: new fencing token, about, lineage, value, expiry, deadline, expected state if it matters.
-- Returns 'late' if it is too late, nothing if the state is another one, or whether there were variants, 1 or 0.
local key = KEYS[1]
local time = redis.call('TIME')
if tonumber(time[1]) * 1000 + tonumber(time[2]) / 1000 > tonumber(ARGV[6]) then
  return { 'late' }
end
local state = redis.pcall('HMGET', key, 'g', 's')
if ARGV[7] and (state[1] or '') .. '/' .. (state[2] or '') ~= ARGV[7] then
  return {}
end
redis.call('DEL', key)
redis.call('HSET', key, 'g', ARGV[1], 's', 1, ARGV[3], '1:' .. ARGV[4])
redis.call('PEXPIRE', key, ARGV[5])
tell(key, ARGV[1], ARGV[2])
return { state[2] and 1 or 0 }
