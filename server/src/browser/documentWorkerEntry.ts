import { answerDocument } from "../shared/answerDocument.js";
import type { DocumentRequest } from "../shared/documentWorker.js";
import type { ThreadMessage } from "./documentThread.js";

declare const self: DedicatedWorkerGlobalScope;

const say = (message: ThreadMessage): void => self.postMessage(message);

/** The Web Worker in which documents of other programs are read and written: asked for one after another. */
self.onmessage = async ({ data }: MessageEvent<DocumentRequest>) => say(await answerDocument(data));
say({ isReady: true });
