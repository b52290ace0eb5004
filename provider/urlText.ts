/** A text as a part of a URL. Half a surrogate pair has no such form: it becomes the character for what can't be read. */
export function urlText(text: string): string {
    return encodeURIComponent(Buffer.from(text).toString());
}
