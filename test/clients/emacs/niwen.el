(require 'eglot)

(define-derived-mode policy-plan-mode text-mode "Plan"
  "Government plan tables, checked by Niwen.")
(define-derived-mode niwen-yaml-mode text-mode "Niwen YAML"
  "Directories and settings of Niwen.")
(put 'niwen-yaml-mode 'eglot-language-id "yaml")

(add-to-list 'auto-mode-alist '("\\.plan\\.\\(md\\|txt\\)\\'" . policy-plan-mode))
(add-to-list 'auto-mode-alist '("\\.directory\\.yaml\\'\\|/\\.niwen\\.yaml\\'" . niwen-yaml-mode))
(add-to-list 'eglot-server-programs
             '((policy-plan-mode niwen-yaml-mode) . ("niwen" "lsp" "--stdio")))
(add-hook 'policy-plan-mode-hook #'eglot-ensure)
(add-hook 'niwen-yaml-mode-hook #'eglot-ensure)

;; A command is asked for by name, its edit need not be confirmed: one undo takes it back.
;; (Emacs 30 has `eglot-confirm-server-edits' in its place.)
(setq eglot-confirm-server-initiated-edits nil
      eglot-confirm-server-edits nil)

(defun niwen (verb)
  "Run the command VERB of Niwen on this plan, at point."
  (interactive
   (list (completing-read "Niwen: " '("convertToTable" "renumber" "fixAll" "clean"
                                      "collectNames" "addToDirectory" "changeFact"
                                      "explainRule" "explainLine"
                                      "insertRowBelow" "insertRowAbove" "duplicateRow"
                                      "deleteRows" "moveRowsUp" "moveRowsDown"
                                      "moveRowsToSection" "mergeWithAbove" "unmerge" "fillDown"
                                      "sortUnits" "sortLeaders" "swapLead" "expandLevels"
                                      "carryLevels" "splitTask" "joinTasks" "makeTasks" "insertColumn"
                                      "deleteColumn" "moveColumn"
                                      "nextCell" "previousCell" "nextRow" "breakLine"
                                      "followNumbers" "keepLeaders" "decideConflict"))))
  (let ((place (eglot--pos-to-lsp-position)))
    (eglot--signal-textDocument/didChange)
    (eglot-execute-command
     (eglot-current-server)
     (intern (concat "niwen.server." verb))
     (vector (list :uri (plist-get (eglot--TextDocumentIdentifier) :uri)
                   :range (list :start place :end place))))))
