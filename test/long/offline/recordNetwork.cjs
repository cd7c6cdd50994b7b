/*
 * Loaded into every process of a run without a network (`NODE_OPTIONS=--require …`): each attempt to reach anything over a
 * network, or to be reached, becomes a line of the file NIWEN_NETWORK_LOG, with the place in the program. Pipes and
 * sockets that are files are none.
 */
const { appendFileSync } = require("node:fs");
const dgram = require("node:dgram");
const dns = require("node:dns");
const net = require("node:net");
const { isMainThread } = require("node:worker_threads");

const file = process.env.NIWEN_NETWORK_LOG;

function note(what) {
	const stack = new Error(what).stack.split("\n").slice(2).join("\n");
	appendFileSync(file, `${JSON.stringify({ what, stack })}\n`);
}

function watch(object, name, isNetwork = () => true) {
	const original = object[name];
	object[name] = function (...args) {
		if (isNetwork(args))
			note(
				`${name} ${args
					.filter((one) => typeof one !== "function")
					.map(String)
					.join(" ")}`,
			);
		return new.target === undefined
			? Reflect.apply(original, this, args)
			: Reflect.construct(original, args, new.target);
	};
	Object.defineProperty(object[name], "prototype", { value: original.prototype });
}

/** Calls of `connect` and `listen` have their options in a list, an object, a number or a path. */
function isOverNetwork(args) {
	const [first] = Array.isArray(args[0]) ? args[0] : args;
	if (typeof first === "string") return /^\d+$/.test(first);
	return (
		typeof first === "number" ||
		(first !== null && typeof first === "object" && first.path == null && first.fd == null)
	);
}

if (file !== undefined) {
	appendFileSync(file, `${JSON.stringify({ loaded: process.argv.slice(1, 3), isMainThread })}\n`);
	watch(net.Socket.prototype, "connect", isOverNetwork);
	watch(net.Server.prototype, "listen", isOverNetwork);
	watch(dgram, "createSocket");
	for (const name of ["lookup", "resolve", "resolve4", "resolve6"]) {
		watch(dns, name);
		watch(dns.promises, name);
	}
	for (const name of ["fetch", "WebSocket", "EventSource", "XMLHttpRequest"])
		if (typeof globalThis[name] === "function") watch(globalThis, name);
}
