/** The strings by which Pulumi's protocol tells its own values from a program's (sdk/go/common/resource, properties.go). */
export const SIGNATURE = "4dabf18193072939515e22adb298388d";
export const SECRET = "1b47061264138c4ac30d75fd1eb44270";

/**
 * A value that the engine encrypts in the state and shows as `[secret]`. It takes that from a dynamic provider too, which it
 * tells of no secret by itself.
 */
export function asSecret(value: unknown): Readonly<Record<string, unknown>> {
    return { [SIGNATURE]: SECRET, value };
}
