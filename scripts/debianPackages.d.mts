export function installPackages(packages: readonly string[]): readonly string[];
