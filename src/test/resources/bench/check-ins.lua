-- Every request a check-in that was never sent before: who is how late at the stop. Arguments: token, tour, stop, instant, seed.
local token, tour, stop, at, seed, count = nil, nil, nil, nil, 0, 0

function init(args)
  token, tour, stop, at, seed = args[1], args[2], args[3], args[4], tonumber(args[5])
end

function request()
  count = count + 1
  local id = string.format("%08x-0000-4000-8000-%012x", seed, count)
  local body = string.format(
    '{"tour":"%s","stop":"%s","kind":"late","minutes":%d,"happenedAt":"%s"}', tour, stop, 5 + count % 100, at)
  return wrk.format("PUT", "/api/check-ins/" .. id,
    { ["Authorization"] = "Bearer " .. token, ["Content-Type"] = "application/json" }, body)
end
