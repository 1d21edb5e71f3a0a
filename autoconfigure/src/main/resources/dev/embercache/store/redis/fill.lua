-- KEYS: entry. ARGV: fencing token, lineage, value, number of variants, expiry; and with a lock its owner, channel, message.
-- Returns nothing if the fencing token is another one, or the number of this write and the lineages that made room.
local key = KEYS[1]
if (redis.call('HGET', key, 'g') or '') ~= ARGV[1] then
  return {}
end
local number = redis.call('HINCRBY', key, 's', 1)
redis.call('HSET', key, ARGV[2], number .. ':' .. ARGV[3])
if redis.call('PTTL', key) < tonumber(ARGV[5]) then
  redis.call('PEXPIRE', key, ARGV[5])
end
if ARGV[6] and redis.call('HGET', key, 'l') == ARGV[6] then
  if redis.call('HGET', key, 'w') then
    redis.pcall('PUBLISH', ARGV[7], ARGV[8])
  end
  redis.call('HDEL', key, 'l', 't', 'w')
end
local result = { number }
local lineages = {}
for _, field in ipairs(redis.call('HKEYS', key)) do
  if #field == 16 then
    lineages[#lineages + 1] = field
  end
end
if #lineages > tonumber(ARGV[4]) then
  local numbers = {}
  for _, lineage in ipairs(lineages) do
    numbers[lineage] = tonumber(string.match(redis.call('HGET', key, lineage), '^(%d+):')) or 0
  end
  table.sort(lineages, function(a, b) return numbers[a] > numbers[b] end)
  for i = tonumber(ARGV[4]) + 1, #lineages do
    redis.call('HDEL', key, lineages[i])
    result[#result + 1] = lineages[i]
  end
end
return result
