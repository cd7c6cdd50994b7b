/** Kinds of code actions of Niwen's own (LSP 3.17 `CodeActionKind`): of the whole document, as for saving. */
export const fixAllKind = "source.fixAll.niwen";
export const renumberKind = "source.renumber.niwen";
