-- KEYS: entry. ARGV: new fencing token, about, expiry.
-- Returns the lineages that were there.
local key = KEYS[1]
local lineages = {}
if redis.call('TYPE', key).ok == 'hash' then
  for _, field in ipairs(redis.call('HKEYS', key)) do
    if #field == 16 then
      lineages[#lineages + 1] = field
    end
  end
end
redis.call('DEL', key)
redis.call('HSET', key, 'g', ARGV[1])
redis.call('PEXPIRE', key, ARGV[3])
tell(key, ARGV[1], ARGV[2])
return lineages
