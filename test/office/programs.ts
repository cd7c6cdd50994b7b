import { spawnSync } from "node:child_process";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";

/** Runs a program to its end; its output. A program that fails fails the test. */
export function run(program: string, args: readonly string[]): string {
	const { status, stdout, stderr, error } = spawnSync(program, [...args], {
		encoding: "utf8",
		maxBuffer: 256 * 1024 * 1024,
		timeout: 240_000,
	});
	if (status === 0) return stdout;
	throw new Error(`${program} ${args.join(" ")}: ${error?.message ?? ""} ${stderr}`);
}

/** Has LibreOffice open a file and write it in another form into a folder; the new file. */
export function convert(path: string, form: string, folder: string): string {
	return convertAll([path], form, folder)[0] ?? "";
}

/** {@link convert} for several files, which is faster than one by one. */
export function convertAll(paths: readonly string[], form: string, folder: string): readonly string[] {
	const user = pathToFileURL(join(folder, "user")).href;
	run("soffice", [
		`-env:UserInstallation=${user}`,
		"--headless",
		"--norestore",
		"--convert-to",
		form,
		"--outdir",
		folder,
		...paths,
	]);
	const [ending = ""] = form.split(":");
	return paths.map((path) => join(folder, basename(path).replace(/\.[^.]*$/, `.${ending}`)));
}

export interface Page {
	/** Points. */
	readonly width: number;
	readonly height: number;
	/** What stands on it, cell by cell, without blanks. */
	readonly text: string;
	/** Words with their places, in points from the upper left corner. */
	readonly words: readonly { readonly text: string; readonly x: number; readonly y: number }[];
}

/** The pages of a PDF. */
export function pagesOf(pdf: string): readonly Page[] {
	const texts = run("pdftotext", ["-raw", pdf, "-"]).split("\f");
	const boxes = run("pdftotext", ["-bbox", pdf, "-"]).split("<page ").slice(1);
	return boxes.map((box, i) => ({
		width: numberIn(box, "width"),
		height: numberIn(box, "height"),
		text: (texts[i] ?? "").replace(/\s/g, ""),
		words: [...box.matchAll(/<word ([^>]*)>([^<]*)<\/word>/g)].map(([, at = "", text = ""]) => ({
			text,
			x: (numberIn(at, "xMin") + numberIn(at, "xMax")) / 2,
			y: (numberIn(at, "yMin") + numberIn(at, "yMax")) / 2,
		})),
	}));
}

function numberIn(attributes: string, name: string): number {
	return Number(new RegExp(`${name}="([\\d.]+)"`).exec(attributes)?.[1]);
}

/** A page as it is seen: whether a place (millimetres from the upper left corner) has any ink. */
export function renderPage(pdf: string, page: number): (x: number, y: number) => boolean {
	const dots = 100;
	const { stdout } = spawnSync(
		"pdftoppm",
		["-r", String(dots), "-gray", "-f", String(page), "-l", String(page), pdf],
		{ maxBuffer: 64 * 1024 * 1024 },
	);
	// PGM: P5, width, height, 255, a byte a dot.
	const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(stdout.subarray(0, 64).toString("latin1"));
	if (head === null) throw new Error(`page ${page} of ${pdf} could not be rendered`);
	const width = Number(head[1]);
	return (x, y) => {
		const [column, row] = [x, y].map((mm) => Math.round((mm / 25.4) * dots));
		return (stdout[head[0].length + (row ?? 0) * width + (column ?? 0)] ?? 255) < 128;
	};
}
