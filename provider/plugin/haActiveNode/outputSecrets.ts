import { derivedSecrets } from "../../resource/secrets/secretOutputs.js";
import type { Secrets } from "../secrets.js";
import type { Marked } from "../rpc/wire.js";

/** Which outputs are secret: the inputs that are, whatever was made of one, and what is remembered as that. */
export function outputSecrets(news: Marked, olds?: Marked): Secrets {
    return news.secrets.and(["credentials"], ...derivedIn(news, olds).map((name) => [name]));
}

/** Which inputs are: a program in plain YAML marks no credentials, and of secret nodes the active one is a name. */
export function inputSecrets({ secrets }: Marked): Secrets {
    return secrets.and(["credentials"], ...(secrets.touch(["nodes"]) ? [["activeNode"]] : []));
}

/** Whether something that is secret now stands in the state as it was before: recorded anew, it is encrypted. */
export function hasPlainRecords(news: Marked, olds: Marked): boolean {
    return derivedIn(news, olds).some((name) => olds.value[name] !== undefined && !olds.secrets.touch([name]));
}

/** Whether names or addresses are: what is kept outside of the state has hashes of them then. */
export function hasSecretNodes({ secrets }: Marked): boolean {
    return secrets.touch(["nodes"]);
}

function derivedIn({ secrets }: Marked, olds?: Marked): readonly string[] {
    return derivedSecrets(
        (argument) => secrets.touch([argument]),
        (output) => olds?.secrets.touch([output]) === true,
    );
}
