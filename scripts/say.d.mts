export function say(english: string, chinese: string): void;
