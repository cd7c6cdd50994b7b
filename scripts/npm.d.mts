export interface NpmOutcome {
	readonly status: number | null;
	readonly stdout: string;
	readonly stderr: string;
}

export function runNpm(
	args: readonly string[],
	options?: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv },
): NpmOutcome;

export function whyNpmFailed(outcome: NpmOutcome): string;
