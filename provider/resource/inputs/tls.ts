import * as z from "zod";
import { readCertificates } from "./caCertificates.js";
import { object, text, write } from "./fields.js";

const isFingerprint = (pin: string) => /^[0-9a-f]{64}$/i.test(pin.replace(/[:\s]/g, ""));

/** What a certificate is verified against. */
export const tlsSchema = object({
    caCertificate: text("PEM text")
        .superRefine((value, context) => {
            const read = readCertificates(value);
            if (read.kind === "problem") context.addIssue({ code: "custom", message: read.problem });
        })
        .optional(),
    serverName: text("the name on the certificate").optional(),
    certificateSha256: z
        .union([z.string(), z.array(z.string()).min(1)], { error: write("a SHA-256 fingerprint, or a list of them") })
        .superRefine((value, context) => {
            const message = "is not a SHA-256 fingerprint; write 64 hexadecimal digits, with or without colons";
            // Each by its own path: one of a list may be unknown in a preview.
            for (const [index, pin] of [value].flat().entries()) {
                const path = Array.isArray(value) ? [index] : [];
                if (!isFingerprint(pin)) context.addIssue({ code: "custom", path, message });
            }
        })
        .optional(),
});

export type TlsInputs = z.infer<typeof tlsSchema>;
