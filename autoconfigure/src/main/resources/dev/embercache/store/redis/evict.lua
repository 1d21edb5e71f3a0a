-- KEYS: entry. What is left is the fencing token, which guards against late fills.
for _, field in ipairs(redis.call('HKEYS', KEYS[1])) do
  if field ~= 'g' then
    redis.call('HDEL', KEYS[1], field)
  end
end
return {}
