export interface Peers {
	readonly folder: string;
	readonly manifest: string;
}
export function peersIn(place: string, manifest: URL): Peers;
export function installPeers(peers?: Peers): string | undefined;
export function resolvePeer(name: string, peers?: Peers): string;
export function findRumdl(): string;
