import { createClock, readLongOptions } from "../longOptions.js";
import { tryConversations, tryEdits, tryReaders } from "./anyInput.js";
import { tryGuided } from "./coverage.js";
import { tryOperations, tryRequests } from "./everywhere.js";
import { Faults } from "./faults.js";

/*
 * What others may send, in six parts, of which `--only` runs one:
 * `operations`  every operation at every task, column, offset, block and line of all documents of the project and of 1,000 broken ones
 * `requests`    every request at every place where a text changes, every command in every cell
 * `readers`     every reader with broken and senseless input
 * `guided`      readers with inputs that are changed further where they reach new code
 * `edits`       random edits: what is read is what reading the text anew gives
 * `protocol`    clients that send what is wrong, late or out of order
 * `--cases N` takes N broken documents and inputs, `--step N` one of so many operations and places of each document.
 */
const options = readLongOptions(120);
const isOver = createClock(options);
const faults = new Faults();
const isChosen = (part: string) => options.only === undefined || options.only === part;
/** Each reader, the edits and the conversations get a part of the time. */
const share = (parts: number) => ({ ...options, milliseconds: (options.minutes * 60_000) / parts });
const alone = options.only === undefined ? 30 : 1;

// Timers of the server do not keep the process; what is asked for must not end with it.
const awake = setInterval(() => {}, 1000);
if (isChosen("readers")) await tryReaders(share(12 * alone), faults);
if (isChosen("guided")) await tryGuided(share(8 * alone), faults);
if (isChosen("edits")) await tryEdits(share(alone), faults);
if (isChosen("protocol")) await tryConversations(share(alone), faults);
if (isChosen("operations")) tryOperations(options, isOver, faults);
if (isChosen("requests")) await tryRequests(options, isOver, faults);
clearInterval(awake);
faults.print();
console.log(`\n${faults.kinds} kinds of faults, seed ${options.seed}`);
process.exitCode = faults.kinds === 0 ? 0 : 1;
