(require 'eglot)

(define-derived-mode policy-plan-mode text-mode "Plan"
  "Government plan tables, checked by Niwen."
  ;; What parts cells and names ends a word; ★ begins one.
  (dolist (mark (string-to-list "|<>：；，、"))
    (modify-syntax-entry mark ".")))
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

;; Emacs 28 (eglot 1.9) deletes text behind a name that is shorter than the letters typed for it; this makes the
;; server's edit of the text as it was before the name was chosen.
(defun niwen-take (start typed names exit name status)
  (let* ((chosen (or (car (member name (all-completions typed names))) name))
         (item (get-text-property 0 'eglot--lsp-item chosen))
         (edit (plist-get item :textEdit)))
    (if (or (null edit) (eql (plist-get item :insertTextFormat) 2)
            (not (memq status '(finished exact))))
        (funcall exit name status)
      (delete-region start (point))
      (insert typed)
      (pcase-let ((`(,from . ,to) (eglot--range-region (plist-get edit :range))))
        (delete-region from to)
        (goto-char from)
        (insert (plist-get edit :newText))))))
(defun niwen-offer (found)
  (pcase (and (derived-mode-p 'policy-plan-mode) found)
    (`(,start ,end ,names . ,more)
     (append (list start end names :exit-function
                   (apply-partially #'niwen-take start (buffer-substring-no-properties start end)
                                    names (plist-get more :exit-function)))
             more))
    (_ found)))
(when (< emacs-major-version 30)
  (advice-add 'eglot-completion-at-point :filter-return #'niwen-offer))

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
