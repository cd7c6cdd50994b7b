;;; -*- lexical-binding: t -*-
;; Run by runClients.ts in an Emacs without a window: `niwen' is on the PATH, the plans are in the folder NIWEN_PLANS.
(package-initialize)
(setq make-backup-files nil
      auto-save-default nil
      ;; Nobody is there to answer.
      eglot-autoreconnect nil
      eglot-sync-connect 20)
(load (getenv "NIWEN_RECIPE") nil t)

(defun say (text)
  (princ (concat text "\n") #'external-debugging-output))

;; A change of several files is asked about, each time.
(defvar asked nil)
(fset 'y-or-n-p (lambda (prompt) (push prompt asked) t))

(defun wait (what fits)
  (let ((end (+ (float-time) 20)))
    (while (not (funcall fits))
      (when (> (float-time) end)
        (error "%s did not come; the buffer is:\n%s" what (buffer-string)))
      (accept-process-output nil 0.02))))

(defun open (name)
  (find-file (expand-file-name name (getenv "NIWEN_PLANS")))
  ;; `eglot-ensure' connects after a command; there is none here.
  (unless (eglot-current-server)
    (apply #'eglot--connect (eglot--guess-contact)))
  (eglot--maybe-activate-editing-mode)
  (wait "the server" (lambda () (eglot-current-server))))

(defun has (words)
  (save-excursion (goto-char (point-min)) (search-forward words nil t)))

(defun seek (words)
  (goto-char (point-min))
  (search-forward words)
  (backward-char 1))

;; Writes TYPED as the units of task 5, point behind it.
(defun type-units (typed)
  (goto-char (point-min))
  (search-forward "5.新建学校2所，年底前建成投用。")
  (delete-region (point) (line-end-position))
  (insert " |  |" typed)
  (save-excursion (insert " |"))
  (eglot--signal-textDocument/didChange))

;; Takes the first name that is offered behind TYPED, as the packages do that show a list of them.
(defun complete (typed expected)
  (type-units typed)
  (let ((below (buffer-substring (line-beginning-position 2) (point-max))))
    ;; Letters are known for pinyin a moment after the server's start.
    (wait (concat "a name behind " typed)
          (lambda ()
            (let ((found (eglot-completion-at-point)))
              (all-completions (buffer-substring-no-properties (car found) (point)) (nth 2 found)))))
    (pcase (eglot-completion-at-point)
      (`(,start ,end ,names . ,more)
       (let* ((offered (all-completions (buffer-substring-no-properties start (point)) names))
              (sort (cdr (assq 'display-sort-function (cdr (funcall names "" nil 'metadata)))))
              (chosen (car (funcall sort offered))))
         (delete-region start end)
         (insert chosen)
         (funcall (plist-get more :exit-function) chosen 'finished))))
    (let ((line (buffer-substring-no-properties (line-beginning-position) (line-end-position))))
      (unless (string-suffix-p (concat "|  |" expected " |") line) (error "%S became %S" typed line)))
    (unless (string= below (buffer-substring (line-beginning-position 2) (point-max)))
      (error "what is below has changed: %s" (buffer-string)))))

(defvar steps
  (list
   (cons "convert: eglot-execute-command makes a table of pasted cells"
         (lambda ()
           (open "pasted.plan.md")
           (eglot-execute-command
            (eglot-current-server) 'niwen.server.convertToTable
            (vector (list :uri (plist-get (eglot--TextDocumentIdentifier) :uri))))
           (wait "a table" (lambda () (has "| ^^ | ^^ | 2.新开工产业项目不少于20个。")))))
   (cons "clean: eglot-execute-command brings the words into Simplified characters"
         (lambda ()
           (open "traditional.plan.txt")
           (eglot-execute-command
            (eglot-current-server) 'niwen.server.clean
            (vector (list :uri (plist-get (eglot--TextDocumentIdentifier) :uri))))
           (wait "clean words" (lambda () (has "全年新开工项目60个")))))
   (cons "renumber: the command M-x niwen of the recipe"
         (lambda ()
           (open "defects.plan.md")
           (buffer-enable-undo)
           (undo-boundary)
           (niwen "renumber")
           (wait "task 2" (lambda () (has "2.一般公共预算")))))
   (cons "one undo takes it back"
         (lambda ()
           (undo-boundary)
           (undo)
           (unless (has "3.一般公共预算") (error "%s" (buffer-string)))))
   (cons "code action: eglot-code-actions runs a command at its place"
         (lambda ()
           (eglot--signal-textDocument/didChange)
           (seek "示范片区")
           (cl-letf ((last-nonmenu-event ?\r)
                     ((symbol-function 'completing-read)
                      (lambda (_prompt choices &rest _)
                        (let ((title (seq-find (lambda (each) (string-search "全文重新编号" each))
                                               (mapcar (lambda (each) (if (consp each) (car each) each)) choices))))
                          (or title (error "it is not among %S" choices))))))
             (call-interactively #'eglot-code-actions))
           (wait "task 2" (lambda () (has "2.一般公共预算")))))
   (cons "a command at a place: add to the directory, which is made"
         (lambda ()
           (eglot--signal-textDocument/didChange)
           (seek "税务局")
           (let ((plan (current-buffer)))
             (niwen "addToDirectory")
             (unless asked (error "Nobody was asked"))
             (wait "the name of the directory"
                   (lambda () (with-current-buffer plan (has "directory: "))))
             (let ((file (seq-find (lambda (each) (string-suffix-p ".directory.yaml" (buffer-name each)))
                                   (buffer-list))))
               (unless (and file (with-current-buffer file (has "税务局")))
                 (error "The name is not in %S" file))))))
   (cons "rename: eglot-rename gives a unit another name"
         (lambda ()
           (eglot--signal-textDocument/didChange)
           (seek "区财政局")
           (eglot-rename "区财政中心")
           (wait "the new name" (lambda () (has "区财政中心、税务局")))))
   (cons "insert: a row below point, and what follows is numbered anew"
         (lambda ()
           (open "demo.plan.md")
           (seek "2.一般公共预算")
           (niwen "insertRowBelow")
           (wait "task 4" (lambda () (has "4.新开工产业项目")))
           (unless (has "(共6项)") (error "%s" (buffer-string)))))
   (cons "move: the row at point goes up"
         (lambda ()
           (seek "2.一般公共预算")
           (niwen "moveRowsUp")
           (wait "task 1" (lambda () (has "| 1 | 主要指标 | 1.一般公共预算")))
           (unless (has "| ^^ | ^^ | 2.全年地区生产总值") (error "%s" (buffer-string)))))
   (cons "completion: behind ★, a bar, 、 and ：, by initials, pinyin and characters; nothing beside it changes"
         (lambda ()
           (dolist (each '((" ★fgw" . " ★区发改委") (" ★发改" . " ★区发改委") ("★" . "★区发改委")
                           ("fgw" . "★区发改委") (" ★gongxinju" . " ★区工信局")
                           (" ★区发改委、gongxinju" . " ★区发改委、工信局")
                           (" ★区发改委、" . " ★区发改委、统计局")))
             (complete (car each) (cdr each)))))
   (cons "completion: M-x completion-at-point puts the one name there is"
         (lambda ()
           (type-units " ★区发改委、工信")
           (completion-at-point)
           (unless (has "| ★区发改委、工信局 |") (error "%s" (buffer-string)))))))

(let ((failed 0))
  (dolist (step steps)
    (condition-case reason
        (progn (funcall (cdr step))
               (say (concat "ok    " (car step))))
      (error (setq failed (1+ failed))
             (say (format "FAILED %s\n%s" (car step) (error-message-string reason))))))
  (say (format "Emacs %s: %d of %d" emacs-version (- (length steps) failed) (length steps)))
  (dolist (buffer (buffer-list))
    (with-current-buffer buffer (set-buffer-modified-p nil)))
  (kill-emacs (if (= failed 0) 0 1)))
