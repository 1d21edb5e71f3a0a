-- KEYS: entry. ARGV: time of the read, expiry.
if redis.call('HEXISTS', KEYS[1], 's') == 1 then
  redis.call('HSET', KEYS[1], 'r', ARGV[1])
  if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[2]) then
    redis.call('PEXPIRE', KEYS[1], ARGV[2])
  end
end
return {}
