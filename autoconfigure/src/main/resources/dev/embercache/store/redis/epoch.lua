-- KEYS: epoch. ARGV: first epoch, channel, message.
-- Returns the epoch, and 1 if it begins now.
local epoch = redis.pcall('GET', KEYS[1])
if type(epoch) == 'string' then
  return { epoch, 0 }
end
redis.call('SET', KEYS[1], ARGV[1])
redis.pcall('PUBLISH', ARGV[2], ARGV[3])
return { ARGV[1], 1 }
