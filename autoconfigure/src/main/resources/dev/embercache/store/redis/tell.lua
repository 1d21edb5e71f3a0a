-- The beginning of each script that tells all nodes of the new fencing token of the key it writes. About is the beginning
-- of the message, and 2 bytes each for the length of the prefix and for that of the name of the cache, which precede
-- the epoch and the key in the name of the entry.
local function tell(entry, token, about)
  local prefix = string.byte(about, 11) * 256 + string.byte(about, 12)
  local length = string.byte(about, 13) * 256 + string.byte(about, 14)
  local cache = prefix + #'entry:' + 1
  local epoch = cache + length + 1
  local colon = string.find(entry, ':', epoch, true)
  redis.pcall('PUBLISH', string.sub(entry, 1, prefix) .. 'messages', string.sub(about, 1, 10) .. token
    .. string.sub(about, 13, 14) .. string.sub(entry, cache, cache + length - 1) .. string.sub(entry, colon + 1))
end
