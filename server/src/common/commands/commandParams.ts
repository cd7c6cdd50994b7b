import * as z from "zod";

/*
 * The one argument of each command, by its verb, as it comes over the wire. A key that no command knows is a mistake
 * and is told; nothing raw goes further in. Loaded with the first command: the library is not needed before.
 */

const position = z.strictObject({ line: z.int().min(0), character: z.int().min(0) });
export const rangeParams = z.strictObject({ start: position, end: position });

/** What every command takes. */
export const commandParams = z.strictObject({
	/** The document that it is about. */
	uri: z.string(),
	/** The place; LSP positions. */
	range: rangeParams.optional(),
	/** Of the document: if it is another by now, nothing is done. */
	version: z.int().nullish(),
	/** False: the edit is not made, but answered. */
	apply: z.boolean().optional(),
	/** False: the message is answered, and not shown by the server. */
	showMessage: z.boolean().optional(),
});

export const convertToTable = commandParams;
export const clean = commandParams;
export const renumber = commandParams;
export const fixAll = commandParams.extend({
	/** Only what rules of this code have found. */
	code: z.string().max(200).optional(),
});
export const explainRule = commandParams.extend({ code: z.string().max(200).optional() });
export const explainLine = commandParams;
export const addToDirectory = commandParams.extend({
	kind: z.enum(["unit", "official"]).optional(),
	name: z.string().min(1).max(200).optional(),
});
export const rename = commandParams.extend({
	/** Where the name stands; else the beginning of the range. */
	position: position.optional(),
	newName: z.string().max(200).optional(),
	/** True: it is meant, though somebody bears the name already. */
	confirmed: z.boolean().optional(),
});
export const changeFact = commandParams.extend({
	/** Where the figure or the name stands; else the beginning of the range. */
	position: position.optional(),
	/** True: nothing is changed; `select` is the figure or the name that stands there. */
	find: z.boolean().optional(),
	/** What it is to be; left out, the figure there is right and the other places are to follow. */
	newText: z.string().max(200).optional(),
	/** True: the user has agreed to all places, where the client cannot ask for each. */
	confirmed: z.boolean().optional(),
});
export const collectNames = commandParams.extend({
	/** `preselected`: what is as good as certain; else the ids, or the names, of those to take. */
	accept: z.union([z.literal("preselected"), z.array(z.string().max(200)).max(20_000)]).optional(),
});

/** Of commands that change which rows there are. */
const rowParams = commandParams.extend({
	/**
	 * False: numbers of tasks and groups, 共N项 and 第N项 stay as they are. Left out, the settings say; `soon` likewise, but
	 * where that would take long, `followNumbers` is to be run afterwards.
	 */
	follow: z.union([z.boolean(), z.literal("soon")]).optional(),
});
const moveParams = rowParams.extend({
	/** Whether rows that meet another 项目 become part of it; left out: parts of a 项目 do, whole ones do not. */
	join: z.boolean().optional(),
});
export const insertRowBelow = rowParams;
export const insertRowAbove = rowParams;
export const duplicateRow = rowParams;
export const deleteRows = rowParams;
export const moveRowsUp = moveParams;
export const moveRowsDown = moveParams;
export const moveRowsToSection = rowParams.extend({
	/** Counted from 1 in the order of the document. */
	section: z.int().min(1).optional(),
});
export const mergeWithAbove = commandParams;
export const unmerge = commandParams;
export const fillDown = commandParams;
export const sortUnits = commandParams;
export const splitTask = rowParams;
export const joinTasks = rowParams.extend({
	/** True: a single row is joined with the one below it. */
	next: z.boolean().optional(),
});
export const sortLeaders = commandParams;
export const swapLead = commandParams.extend({
	/** Among the units of the row, from 1 on: the one that is to lead. */
	unit: z.int().min(1).optional(),
	/** The one that leads and will not; where several do. */
	instead: z.int().min(1).optional(),
});
export const expandLevels = commandParams;
export const carryLevels = commandParams;
export const makeTasks = rowParams.extend({
	/** Which of the sentences, counted from 1; all where it is left out. */
	take: z.array(z.int().min(1)).max(200).optional(),
	/** True: nothing is changed; the sentences are the choices, each with what is proposed for it. */
	list: z.boolean().optional(),
});
export const insertColumn = commandParams.extend({
	name: z.string().max(100).optional(),
	/** Of the column that the range begins in; right where it is left out. */
	side: z.enum(["left", "right"]).optional(),
});
export const deleteColumn = commandParams;
export const moveColumn = commandParams.extend({ direction: z.enum(["left", "right"]).optional() });
export const nextCell = rowParams;
export const previousCell = commandParams;
export const nextRow = rowParams;
export const breakLine = commandParams;
export const followNumbers = commandParams;
export const keepLeaders = commandParams;
export const decideConflict = commandParams.extend({
	/** Which version, counted from 1; it is there as a whole. */
	keep: z.int().min(1).max(100).optional(),
	/** By the names of columns without blanks, what the cells that differ are to say; instead of `keep`. */
	cells: z.record(z.string().max(200), z.string().max(100_000)).optional(),
});
