export function installPeers(): string | undefined;
export function resolvePeer(name: string): string;
export function findRumdl(): string;
