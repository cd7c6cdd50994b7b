export function listShippedFiles(): string[];

export function packNpm(out: string): { readonly files: readonly string[] };

export function moveInto(from: string, to: string): void;
