/**
 * A number and its noun in English: `1 task`, `2 tasks`.
 *
 * @param many where it is not the singular with an s
 */
export function counted(count: number, one: string, many = `${one}s`): string {
	return `${count} ${count === 1 ? one : many}`;
}
