-- Run by runClients.ts in a Neovim without a window: `niwen` is on the PATH, the plans are in the folder NIWEN_PLANS.
local plans = assert(os.getenv("NIWEN_PLANS"))
dofile(os.getenv("NIWEN_RECIPE"))

local function say(text) io.stdout:write(text .. "\n") end

local function text() return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\n") end

local function wait(what, fits)
  if not vim.wait(20000, fits, 20) then error(what .. " did not come; the buffer is:\n" .. text()) end
end

local function open(name)
  vim.cmd("edit " .. vim.fn.fnameescape(plans .. "/" .. name))
  wait("the server", function()
    for _, client in pairs(vim.lsp.buf_get_clients(0)) do
      if client.server_capabilities.executeCommandProvider then return true end
    end
    return false
  end)
end

local function execute(verb)
  vim.lsp.buf.execute_command({
    command = "niwen.server." .. verb,
    arguments = { { uri = vim.uri_from_bufnr(0), version = vim.lsp.util.buf_versions[vim.api.nvim_get_current_buf()] } },
  })
end

local function seek(words)
  local found = vim.fn.search("\\V" .. words, "w")
  assert(found > 0, words .. " is not in the buffer")
end

-- The names for the cursor's place, best first. Letters are known for pinyin a moment after the server's start.
local function names_here()
  local items = {}
  wait("a name", function()
    local place = vim.lsp.util.make_position_params(0, "utf-16")
    local _, answer = next(vim.lsp.buf_request_sync(0, "textDocument/completion", place, 20000) or {})
    items = answer and answer.result and answer.result.items or {}
    return #items > 0
  end)
  table.sort(items, function(a, b) return (a.sortText or a.label) < (b.sortText or b.label) end)
  return items
end

local steps = {
  {
    "convert: vim.lsp.buf.execute_command makes a table of pasted cells",
    function()
      open("pasted.plan.md")
      execute("convertToTable")
      wait("a table", function() return text():find("| ^^ | ^^ | 2.新开工产业项目不少于20个。", 1, true) ~= nil end)
    end,
  },
  {
    "clean: vim.lsp.buf.execute_command brings the words into Simplified characters",
    function()
      open("traditional.plan.txt")
      execute("clean")
      wait("clean words", function() return text():find("全年新开工项目60个", 1, true) ~= nil end)
    end,
  },
  {
    "renumber: the command :Niwen of the recipe",
    function()
      open("defects.plan.md")
      vim.cmd("Niwen renumber")
      wait("task 2", function() return text():find("2.一般公共预算", 1, true) ~= nil end)
    end,
  },
  {
    "one undo takes it back",
    function()
      vim.cmd("undo")
      assert(text():find("3.一般公共预算", 1, true), text())
    end,
  },
  {
    "code action: vim.lsp.buf.code_action runs a command at its place",
    function()
      seek("示范片区")
      local shown = {}
      vim.ui.select = function(items, options, choose)
        for _, item in ipairs(items) do
          local title = options.format_item(item)
          table.insert(shown, title)
          if title:find("全文重新编号", 1, true) then return choose(item) end
        end
        choose(nil)
      end
      vim.lsp.buf.code_action()
      wait("task 2", function() return text():find("2.一般公共预算", 1, true) ~= nil end)
    end,
  },
  {
    "a command at a place: add to the directory, which is made",
    function()
      seek("税务局")
      vim.cmd("Niwen addToDirectory")
      wait("the name of the directory", function() return text():find("directory: ", 1, true) ~= nil end)
      local file = vim.fn.bufnr("directory.yaml")
      assert(file > 0, "the directory is in a buffer")
      local lines = table.concat(vim.api.nvim_buf_get_lines(file, 0, -1, false), "\n")
      assert(lines:find("税务局", 1, true), lines)
    end,
  },
  {
    "rename: vim.lsp.buf.rename gives a unit another name",
    function()
      seek("区财政局")
      vim.lsp.buf.rename("区财政中心")
      wait("the new name", function() return text():find("区财政中心、税务局", 1, true) ~= nil end)
    end,
  },
  {
    "insert: a row below the caret, and what follows is numbered anew",
    function()
      open("demo.plan.md")
      seek("2.一般公共预算")
      vim.cmd("Niwen insertRowBelow")
      wait("task 4", function() return text():find("4.新开工产业项目", 1, true) ~= nil end)
      assert(text():find("(共6项)", 1, true), text())
    end,
  },
  {
    "move: the row at the caret goes up",
    function()
      seek("2.一般公共预算")
      vim.cmd("Niwen moveRowsUp")
      wait("task 1", function() return text():find("| 1 | 主要指标 | 1.一般公共预算", 1, true) ~= nil end)
      assert(text():find("| ^^ | ^^ | 2.全年地区生产总值", 1, true), text())
    end,
  },
  {
    "completion: behind ★, by initials, pinyin and characters; nothing beside it changes",
    function()
      seek("5.新建学校")
      local line = vim.fn.line(".")
      local head = "| 1 | 教育医疗 | 5.新建学校2所，年底前建成投用。 |  | "
      for typed, expected in pairs({
        ["★fgw"] = "★区发改委",
        ["★发改"] = "★区发改委",
        ["fgw"] = "★区发改委",
        ["★gongxinju"] = "★区工信局",
        ["★区发改委、gongxinju"] = "★区发改委、工信局",
      }) do
        vim.api.nvim_buf_set_lines(0, line - 1, line, true, { head .. typed .. " |" })
        vim.api.nvim_win_set_cursor(0, { line, #(head .. typed) })
        local below = vim.api.nvim_buf_get_lines(0, line, -1, false)
        local items = names_here()
        vim.lsp.util.apply_text_edits({ items[1].textEdit }, 0, "utf-16")
        assert(vim.fn.getline(line) == head .. expected .. " |", typed .. " became " .. vim.fn.getline(line))
        assert(vim.deep_equal(below, vim.api.nvim_buf_get_lines(0, line, -1, false)), text())
      end
      -- The list of i_CTRL-X_CTRL-O keeps what begins with the words in the place of the edit.
      vim.api.nvim_buf_set_lines(0, line - 1, line, true, { head .. "★区发 |" })
      vim.api.nvim_win_set_cursor(0, { line, #(head .. "★区发") })
      local listed = vim.lsp.util.text_document_completion_list_to_complete_items(names_here(), "★区发")
      assert(listed[1] and listed[1].word == "★区发改委", vim.inspect(listed))
    end,
  },
}

local failed = 0
for _, step in ipairs(steps) do
  local ok, reason = pcall(step[2])
  say((ok and "ok    " or "FAILED ") .. step[1] .. (ok and "" or "\n" .. tostring(reason)))
  if not ok then failed = failed + 1 end
end
say("Neovim " .. tostring(vim.version().major) .. "." .. vim.version().minor .. "." .. vim.version().patch .. ": " .. (#steps - failed) .. " of " .. #steps)
for _, client in pairs(vim.lsp.get_active_clients()) do client.stop(true) end
vim.cmd(failed == 0 and "qall!" or "cquit 1")
