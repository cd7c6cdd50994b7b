import type { OtherDocuments } from "../analysis/quantities.js";
import type { AcrossFindings, PlacedFinding } from "../rules/runRules.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import type { ServerHost } from "./serverHost.js";

/** What the pass needs of the server around it. */
export interface LaterPassHost extends Pick<ServerHost, "pause"> {
	/** Open documents. */
	uris(): readonly string[];
	snapshot(uri: string): PlanSnapshot | undefined;
	othersOf(snapshot: PlanSnapshot): OtherDocuments;
	/** A document has other findings than it had. */
	changed(uri: string): void;
	reportFailure(feature: string, error: unknown): void;
}

/** Milliseconds without an edit before documents are compared with one another. */
const quiet = 150;

const nothing: AcrossFindings = new Map();

/**
 * Compares open documents with others once nobody types any more, when the findings of each version are long out.
 * What it found is kept by blocks, so that it stays shown, in its place, while other blocks are edited.
 */
export class LaterPass {
	private readonly waiting = new Set<string>();
	private readonly found = new Map<string, AcrossFindings>();
	/** What each document last said in figures, as text: whether others are to look again. */
	private readonly said = new Map<string, string>();
	private calls = 0;
	private isRunning = false;

	constructor(private readonly host: LaterPassHost) {}

	/** Asks for a look at a document, soon; at all open ones where none is named. */
	schedule(uri?: string): void {
		for (const each of uri === undefined ? this.host.uris() : [uri]) this.waiting.add(each);
		this.calls++;
		if (this.isRunning || this.waiting.size === 0) return;
		this.isRunning = true;
		void this.run();
	}

	/** What is known of a version; of blocks edited since the last look, nothing yet. */
	findingsIn(snapshot: PlanSnapshot): readonly PlacedFinding[] {
		return snapshot.placeAcross(this.found.get(snapshot.uri) ?? nothing);
	}

	forget(uri: string): void {
		this.waiting.delete(uri);
		this.found.delete(uri);
		if (this.said.delete(uri)) this.schedule();
	}

	private async run(): Promise<void> {
		try {
			while (this.waiting.size > 0) {
				for (let calls = -1; calls !== this.calls; ) {
					calls = this.calls;
					await this.host.pause(quiet);
				}
				const uris = [...this.waiting];
				this.waiting.clear();
				for (const uri of uris) this.look(uri);
			}
		} catch (error) {
			this.host.reportFailure("comparison", error);
		} finally {
			// At once, so that nothing is scheduled for a run that has ended already.
			this.isRunning = false;
		}
	}

	private look(uri: string): void {
		const snapshot = this.host.snapshot(uri);
		if (snapshot === undefined) return;
		try {
			const others = this.host.othersOf(snapshot);
			const isAlone =
				others.peers.length === 0 && others.previous === undefined && others.report === undefined;
			const before = this.findingsIn(snapshot);
			const found = isAlone ? nothing : snapshot.checkAcross(others);
			this.found.set(uri, found);
			if (print(before) !== print(this.findingsIn(snapshot))) this.host.changed(uri);
			this.tellOthers(snapshot);
		} catch (error) {
			this.host.reportFailure("comparison", error);
		}
	}

	/** Documents beside this one are looked at again where it says something else than before, or elsewhere. */
	private tellOthers({ uri, index, plan, frontMatter }: PlanSnapshot): void {
		const others = this.host.uris().filter((other) => other !== uri);
		if (others.length === 0) return;
		const { title, date, region } = plan;
		const said = JSON.stringify([title, date, region, frontMatter.values.region, index.statements]);
		if (this.said.get(uri) === said) return;
		this.said.set(uri, said);
		for (const other of others) this.schedule(other);
	}
}

function print(findings: readonly PlacedFinding[]): string {
	return JSON.stringify(
		findings.map(({ span, severity, message, related }) => [span, severity, message, related]),
	);
}
