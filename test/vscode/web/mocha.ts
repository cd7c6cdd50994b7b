/**
 * mocha as a module: its file for browsers is a script that leaves itself behind.
 */
// @ts-expect-error The bundle of the suite knows what this is.
import "mocha-for-browsers";

const { Mocha } = globalThis as unknown as { readonly Mocha: typeof import("mocha") };
export default Mocha;
