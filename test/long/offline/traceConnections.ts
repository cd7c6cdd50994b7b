/** An address that a process asked the kernel to connect to. */
export interface Connection {
	/** The command that the process runs. */
	readonly of: string;
	readonly address: string;
}

/** What `strace -f -e trace=execve,connect,clone,clone3,fork,vfork` wrote of a run. */
export interface Trace {
	/** The commands that were run, one a process. */
	readonly commands: readonly string[];
	/** Connections over IPv4 and IPv6, tried or made; sockets that are files are none. */
	readonly connections: readonly Connection[];
}

/** Threads and processes that run no command of their own are those that began them. */
export function readTrace(text: string): Trace {
	const commands = new Map<string, string>();
	const parents = new Map<string, string>();
	const tried: { readonly pid: string; readonly address: string }[] = [];
	for (const line of text.split("\n")) {
		const pid = /^\d+/.exec(line)?.[0];
		if (pid === undefined) continue;
		const command = /^\d+\s+execve\("[^"]*", \[(.*?)\](?:,|\.\.\.)/.exec(line)?.[1];
		if (command !== undefined) commands.set(pid, command);
		const child = /(?:clone3?|v?fork)(?:\(| resumed>).*= (\d+)$/.exec(line)?.[1];
		if (child !== undefined) parents.set(child, pid);
		const address = /connect\(\d+, \{sa_family=AF_INET6?, (.*?)\}, \d+/.exec(line)?.[1];
		if (address !== undefined) tried.push({ pid, address });
	}
	const commandOf = (pid: string): string => {
		const own = commands.get(pid);
		const parent = parents.get(pid);
		return own ?? (parent === undefined ? "" : commandOf(parent));
	};
	return {
		commands: [...commands.values()],
		connections: tried.map(({ pid, address }) => ({ of: commandOf(pid), address })),
	};
}
