/** Words of a device or of a file, for a terminal: plain characters only, so that nothing in them moves a cursor or hides text. */
export function plainText(text: string, longest = 500): string {
    const plain = text.replace(/[^\x20-\x7e]/g, "?");
    return plain.length > longest ? `${plain.slice(0, longest - 3)}...` : plain;
}
