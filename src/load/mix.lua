-- Different records, one after the other: those of the file that RECORDS names, one a line.
local requests, next = {}, 0

function init()
  wrk.method = "POST"
  wrk.headers["Content-Type"] = "application/json"
  for record in io.lines(os.getenv("RECORDS")) do
    requests[#requests + 1] = wrk.format(nil, nil, nil, record)
  end
end

function request()
  next = next % #requests + 1
  return requests[next]
end
