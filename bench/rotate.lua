-- For wrk: visitors in turn, each named by X-Forwarded-For, and paths in turn. All requests are written before the load
-- begins. Arguments: how many visitors (0: X-Forwarded-For is left out), and a file of paths (none: the URL's own).

local threads = 0

function setup(thread)
   thread:set("number", threads)
   threads = threads + 1
end

local requests = {}
local at = 0

function init(arguments)
   local visitors = tonumber(arguments[1])
   local paths = {}
   if arguments[2] and arguments[2] ~= "" then
      for line in io.lines(arguments[2]) do paths[#paths + 1] = line end
   else
      paths[1] = wrk.path
   end
   local count = math.max(visitors, #paths)
   for index = 0, count - 1 do
      if visitors > 0 then
         local visitor = index % visitors
         local address = string.format("10.%d.%d.%d", visitor / 65536, visitor / 256 % 256, visitor % 256)
         wrk.headers["X-Forwarded-For"] = address
      end
      requests[index] = wrk.format(nil, paths[index % #paths + 1])
   end
   requests.count = count
   -- Threads begin at different places: neither follows in the other's steps.
   at = math.floor(number * count / 2)
end

function request()
   at = at + 1
   if at >= requests.count then at = 0 end
   return requests[at]
end
