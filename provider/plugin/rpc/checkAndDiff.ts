import { CheckFailure, CheckResponse, DiffResponse, PropertyDiff } from "@pulumi/pulumi/proto/provider_pb.js";
import type { CheckRequest, DiffRequest } from "@pulumi/pulumi/proto/provider_pb.js";
import type { Dispatching } from "./dispatch.js";
import type { CheckAnswer, DiffAnswer, Failure, PropertyChange } from "../lifecycle.js";
import { unwrap, wellFormed, wrap } from "./wire.js";
import { comparisonIn } from "./comparison.js";
import { pathsOfLines } from "./shownLines.js";

/** The calls that find what an `up` would do, and change nothing. */
export function checkAndDiffCalls({ resource }: Dispatching) {
    return {
        check: resource(async (lifecycle, request: CheckRequest, call) => {
            const olds = unwrap(request.getOlds());
            const news = unwrap(request.getNews());
            return checkResponse(await lifecycle.check({ urn: request.getUrn(), olds, news }, call));
        }),

        diff: resource(async (lifecycle, request: DiffRequest, call) => {
            return diffResponse(await lifecycle.diff(comparisonIn(request), call));
        }),
    };
}

export function checkResponse({ inputs, failures }: CheckAnswer): CheckResponse {
    return new CheckResponse().setInputs(wrap(inputs)).setFailuresList(failures.map(checkFailure));
}

export function checkFailure({ property, reason }: Failure): CheckFailure {
    return new CheckFailure().setProperty(wellFormed(property)).setReason(wellFormed(reason));
}

function diffResponse({ detailedDiff, changes, lines = [] }: DiffAnswer): DiffResponse {
    const paths = Object.entries(detailedDiff);
    const { DIFF_SOME, DIFF_NONE } = DiffResponse.DiffChanges;
    const response = new DiffResponse()
        .setChanges((changes ?? paths.length > 0) ? DIFF_SOME : DIFF_NONE)
        .setDiffsList(namesOf(paths.map(([path]) => path)))
        .setReplacesList(namesOf(paths.filter(([, change]) => change.replaces).map(([path]) => path)))
        .setHasdetaileddiff(true);
    const detailed = response.getDetaileddiffMap();
    for (const [path, change] of paths) {
        detailed.set(path, new PropertyDiff().setKind(kindOf(change)).setInputdiff(change.inputDiff));
    }
    const { ADD, DELETE } = PropertyDiff.Kind;
    for (const [path, { isBad }] of pathsOfLines(lines))
        detailed.set(wellFormed(path), new PropertyDiff().setKind(isBad ? DELETE : ADD));
    return response;
}

/** The names of the properties that these paths begin with. */
function namesOf(paths: readonly string[]): string[] {
    return [...new Set(paths.map((path) => /^[^.[]*/.exec(path)?.[0] ?? path))];
}

function kindOf({ kind, replaces = false }: PropertyChange): PropertyDiff.Kind {
    const { ADD, ADD_REPLACE, DELETE, DELETE_REPLACE, UPDATE, UPDATE_REPLACE } = PropertyDiff.Kind;
    switch (kind) {
        case "add":
            return replaces ? ADD_REPLACE : ADD;
        case "delete":
            return replaces ? DELETE_REPLACE : DELETE;
        case "update":
            return replaces ? UPDATE_REPLACE : UPDATE;
    }
}
