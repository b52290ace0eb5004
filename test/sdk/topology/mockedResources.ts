import * as pulumi from "@pulumi/pulumi";

type Registered = pulumi.runtime.MockResourceArgs;

/** For a `describe`: what each of its tests registers. A resource's outputs are its inputs, and what `seen` adds. */
export function mockedResources(seen: (resource: Registered) => object = () => ({})): Registered[] {
    const registered: Registered[] = [];
    const newResource = (resource: Registered) => {
        registered.push(resource);
        return { id: `${resource.name}-id`, state: { ...(resource.inputs as object), ...seen(resource) } };
    };
    before(() => pulumi.runtime.setMocks({ newResource, call: () => ({}) }, "project", "stack", false));
    beforeEach(() => registered.splice(0));
    return registered;
}

export const valueOf = <T>(output: pulumi.Output<T>) => new Promise<T>((resolve) => output.apply(resolve));
