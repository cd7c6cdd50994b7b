-- Neovim 0.7 has no vim.lsp.start yet.
local start = vim.lsp.start
  or function(config) vim.lsp.buf_attach_client(0, vim.lsp.start_client(config)) end

vim.api.nvim_create_autocmd({ "BufRead", "BufNewFile" }, {
  pattern = { "*.plan.md", "*.plan.txt", "*.directory.yaml", ".niwen.yaml" },
  callback = function(event)
    local folder = vim.fn.fnamemodify(event.match, ":p:h")
    local git = vim.fn.finddir(".git", folder .. ";")
    start({
      name = "niwen",
      cmd = { "niwen", "lsp", "--stdio" },
      root_dir = git == "" and folder or vim.fn.fnamemodify(git, ":p:h:h"),
      get_language_id = function(buffer)
        return vim.api.nvim_buf_get_name(buffer):match("%.yaml$") and "yaml" or "policy-plan"
      end,
    })
  end,
})

-- :Niwen renumber, on the plan in the window; the cursor is the place that a command is about.
local verbs = {
  "convertToTable", "renumber", "fixAll", "clean", "collectNames", "addToDirectory",
  "changeFact", "explainRule", "explainLine", "insertRowBelow", "insertRowAbove", "duplicateRow", "deleteRows",
  "moveRowsUp", "moveRowsDown", "moveRowsToSection", "mergeWithAbove", "unmerge", "fillDown",
  "sortUnits", "sortLeaders", "swapLead", "expandLevels", "carryLevels",
  "splitTask", "joinTasks", "makeTasks", "insertColumn", "deleteColumn", "moveColumn",
  "nextCell", "previousCell", "nextRow", "breakLine", "followNumbers", "keepLeaders", "decideConflict"
}
vim.api.nvim_create_user_command("Niwen", function(given)
  local place = vim.lsp.util.make_range_params(0, "utf-16")
  vim.lsp.buf_request(0, "workspace/executeCommand", {
    command = "niwen.server." .. given.args,
    arguments = { { uri = place.textDocument.uri, range = place.range } },
  })
end, { nargs = 1, complete = function() return verbs end })
