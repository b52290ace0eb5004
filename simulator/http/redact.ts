/** Makes a function that takes secrets out of a text, in plaintext and as they are written in a URL. */
export function redactor(secrets: () => Iterable<string>): (text: string) => string {
    return (text) => {
        let redacted = text;
        for (const secret of secrets()) {
            for (const form of [secret, encodeURIComponent(secret)]) {
                if (form !== "") redacted = redacted.replaceAll(form, "(secret)");
            }
        }
        return redacted;
    };
}
