import type { Plugin } from "esbuild";

export declare const modulesAtOnce: Plugin;
export declare function expectModules(program: string): string;
