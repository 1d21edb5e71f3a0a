-- KEYS: epoch. ARGV: new epoch, channel, message.
-- Returns the epoch before, if there was one.
local epoch = redis.pcall('GET', KEYS[1])
redis.call('SET', KEYS[1], ARGV[1])
redis.pcall('PUBLISH', ARGV[2], ARGV[3])
if type(epoch) == 'string' then
  return { epoch }
end
return {}
