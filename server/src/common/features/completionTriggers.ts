/** Characters that ask for completion by themselves; letters are the client's affair. */
export const completionTriggers: readonly string[] = ["|", "★", "、", "#", "/", " "];
