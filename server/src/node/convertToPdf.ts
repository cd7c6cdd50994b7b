import { spawn } from "node:child_process";
import { accessSync, constants, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { CommandFailure } from "./commandFailure.js";

/** What can make a PDF of a document: LibreOffice takes the Word document, a browser the page. */
export interface PdfConverter {
	readonly kind: "office" | "browser";
	/** The program that is run. */
	readonly program: string;
}

const officeNames = ["soffice", "libreoffice"];
const browserNames = [
	"chromium",
	"chromium-browser",
	"google-chrome",
	"google-chrome-stable",
	"chrome",
	"msedge",
	"microsoft-edge",
];

/** Where installers put programs that are on nobody's PATH. */
function usualPlaces(kind: PdfConverter["kind"]): readonly string[] {
	const windows = ["ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA"].flatMap(
		(name) => process.env[name] ?? [],
	);
	const applications = ["/Applications", join(homedir(), "Applications")];
	if (kind === "office")
		return [
			...windows.map((folder) => join(folder, "LibreOffice", "program", "soffice.exe")),
			...applications.map((folder) => join(folder, "LibreOffice.app/Contents/MacOS/soffice")),
			"/usr/lib/libreoffice/program/soffice",
			"/snap/bin/libreoffice",
		];
	return [
		...windows.flatMap((folder) => [
			join(folder, "Google", "Chrome", "Application", "chrome.exe"),
			join(folder, "Microsoft", "Edge", "Application", "msedge.exe"),
		]),
		...applications.flatMap((folder) => [
			join(folder, "Google Chrome.app/Contents/MacOS/Google Chrome"),
			join(folder, "Microsoft Edge.app/Contents/MacOS/Microsoft Edge"),
			join(folder, "Chromium.app/Contents/MacOS/Chromium"),
		]),
	];
}

/** What this machine has to make a PDF with; `undefined` where it has nothing. */
export function findPdfConverter(): PdfConverter | undefined {
	const office = findOffice();
	if (office !== undefined) return { kind: "office", program: office };
	const browser = findProgram(browserNames, usualPlaces("browser"));
	return browser === undefined ? undefined : { kind: "browser", program: browser };
}

/** The program of an installed LibreOffice; `undefined` where there is none. */
export function findOffice(): string | undefined {
	return findProgram(officeNames, usualPlaces("office"));
}

function findProgram(names: readonly string[], places: readonly string[]): string | undefined {
	const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
	const ending = process.platform === "win32" ? ".exe" : "";
	return [...folders.flatMap((folder) => names.map((name) => join(folder, name + ending))), ...places].find(
		isProgram,
	);
}

function isProgram(path: string): boolean {
	try {
		accessSync(path, constants.X_OK);
		return statSync(path).isFile();
	} catch {
		return false;
	}
}

/** What there is to do where no program can make a PDF. */
export const noPdfConverter = {
	zh: "这台电脑上没有找到可以生成 PDF 的程序（LibreOffice、Chrome、Edge 或 Chromium）；请先安装其中一种，或者导出为 docx，用 Word、WPS 打开后另存为 PDF。",
	en: "No program that makes PDF files was found on this machine (LibreOffice, Chrome, Edge or Chromium); please install one, or export to docx and save that as PDF in Word or WPS.",
};

/** A converter may take so long (ms). */
const longestRun = 180_000;

/**
 * Has a document made into a PDF, in a folder of its own that is taken away again. Throws a {@link CommandFailure}
 * where the program does not make one.
 *
 * @param content a Word document for an office, an HTML page for a browser
 * @param signal ends the program
 */
export async function convertToPdf(
	content: string | Uint8Array,
	{ kind, program }: PdfConverter,
	signal?: AbortSignal,
): Promise<Uint8Array> {
	const folder = mkdtempSync(join(tmpdir(), "niwen-pdf-"));
	const source = join(folder, kind === "office" ? "plan.docx" : "plan.html");
	const result = join(folder, "plan.pdf");
	try {
		writeFileSync(source, content);
		const said =
			kind === "office"
				? await runOffice(program, { source, folder, to: "pdf" }, signal)
				: await runBrowser(program, { source, folder, result }, signal);
		const pdf = readIfThere(result);
		if (pdf !== undefined) return pdf;
		throw new CommandFailure({
			zh: `${program} 没有生成 PDF${said === "" ? "" : `（${said}）`}；请改为导出 docx，用 Word、WPS 打开后另存为 PDF。`,
			en: `${program} made no PDF${said === "" ? "" : ` (${said})`}; please export to docx and save that as PDF in Word or WPS.`,
		});
	} finally {
		rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
	}
}

/**
 * Has LibreOffice write a file in another form into a folder, under its own name with another ending.
 *
 * @returns the last line that it wrote on its standard error, or why it could not run
 */
export function runOffice(
	program: string,
	{ source, folder, to }: { readonly source: string; readonly folder: string; readonly to: string },
	signal: AbortSignal | undefined,
): Promise<string> {
	// A user folder of its own: an office that is open would take the document and never answer.
	const own = `-env:UserInstallation=${pathToFileURL(join(folder, "user")).href}`;
	const options = [own, "--headless", "--norestore", "--convert-to", to, "--outdir", folder, source];
	return run(program, options, signal);
}

function runBrowser(
	program: string,
	{ source, folder, result }: { readonly source: string; readonly folder: string; readonly result: string },
	signal: AbortSignal | undefined,
): Promise<string> {
	const options = [
		"--headless",
		"--disable-gpu",
		"--no-first-run",
		`--user-data-dir=${join(folder, "user")}`,
		"--no-pdf-header-footer",
		`--print-to-pdf=${result}`,
		// A browser refuses to run as root within its sandbox; what it opens is our own page without scripts.
		...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
		pathToFileURL(source).href,
	];
	return run(program, options, signal);
}

/** The bytes of a file; `undefined` where there is none, or nothing in it. */
export function readIfThere(path: string): Uint8Array | undefined {
	try {
		const bytes = readFileSync(path);
		return bytes.length > 0 ? bytes : undefined;
	} catch {
		return undefined;
	}
}

/** Runs a program to its end; the last line that it wrote on its standard error, or why it could not run. */
function run(program: string, options: readonly string[], signal: AbortSignal | undefined): Promise<string> {
	return new Promise((resolve) => {
		const child = spawn(program, options, {
			stdio: ["ignore", "ignore", "pipe"],
			timeout: longestRun,
			windowsHide: true,
			...(signal === undefined ? {} : { signal }),
		});
		let said = "";
		child.stderr.setEncoding("utf8");
		child.stderr.on("data", (text: string) => {
			said = (said + text).slice(-2000);
		});
		child.on("error", (error) => resolve(error.message));
		child.on("close", () => resolve(said.trim().split("\n").at(-1)?.slice(0, 200) ?? ""));
	});
}
