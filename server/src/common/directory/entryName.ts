/**
 * Whether the schema of directories takes the words as the name of a unit or an official: no separators but in
 * brackets, at least one Han character, 2 to 60 characters.
 */
export function isEntryName(name: string): boolean {
	return (
		name.length >= 2 &&
		name.length <= 60 &&
		/^(?:[^、，,;；|★☆\n(（]|[(（][^()（）★☆|\n]*[)）])+$/.test(name) &&
		/\p{Script=Han}/u.test(name)
	);
}
