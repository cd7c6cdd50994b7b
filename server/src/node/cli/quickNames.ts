/** The commands that are run most, by hooks and scripts, and that need little but the engine. */
export const quickNames = ["check", "parse", "fmt", "rules"] as const;
