-- Sends the requests of a file in turn (each a complete HTTP request, length-prefixed: "<bytes>\n<request>"), so that
-- signatures are made before the clock starts. Counts answers that are not 2xx.
local path = os.getenv("SOUK_BENCH_REQUESTS")
local list, position, counters = {}, 0, {}

function setup(thread)
  thread:set("id", #counters + 1)
  table.insert(counters, thread)
end

function init(args)
  local file = assert(io.open(path, "rb"))
  while true do
    local size = file:read("*l")
    if not size then break end
    table.insert(list, file:read(tonumber(size)))
  end
  file:close()
  position = (id - 1) * 97
  refused = 0
  first_refusal = ""
end

function request()
  position = position % #list + 1
  return list[position]
end

function response(status, headers, body)
  if status < 200 or status > 299 then
    if refused == 0 then first_refusal = status .. " " .. body:sub(1, 300) end
    refused = refused + 1
  end
end

function done(summary, latency, requests)
  local refused, first = 0, ""
  for _, thread in ipairs(counters) do
    refused = refused + thread:get("refused")
    if first == "" then first = thread:get("first_refusal") end
  end
  local errors = summary.errors
  io.write(string.format(
    'RESULT {"requests": %d, "microseconds": %d, "p50": %d, "p99": %d, "refused": %d, "errors": %d, "first": %q}\n',
    summary.requests, summary.duration, latency:percentile(50), latency:percentile(99), refused,
    errors.connect + errors.read + errors.write + errors.timeout, first:gsub("[\r\n]", " ")))
end
