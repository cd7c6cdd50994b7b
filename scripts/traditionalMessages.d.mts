import type { Plugin } from "esbuild";

export const traditionalMessages: Plugin;
export function isOfDocuments(path: string): boolean;
export function convertMessages(code: string): string;
export function listMessages(code: string): readonly {
	readonly pieces: readonly {
		readonly start: number;
		readonly end: number;
		readonly text: string;
		readonly isTemplate: boolean;
	}[];
}[];
