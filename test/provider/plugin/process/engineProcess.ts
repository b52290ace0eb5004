import { Struct } from "google-protobuf/google/protobuf/struct_pb.js";
import { CreateRequest } from "@pulumi/pulumi/proto/provider_pb.js";
import { FakeEngine } from "../fakeEngine.js";
import { URN } from "../names.js";
import { PluginProcess } from "../pluginProcess.js";

/** An engine as a process of its own, to be killed: starts a plugin, has it create something or not, and says when. */
async function main([file = "", act = "", more = ""]: readonly string[]): Promise<void> {
    const engine = await FakeEngine.start();
    // It shares standard error, which is at its end when both processes are.
    const plugin = await PluginProcess.start(file, [engine.address], "inherit");
    if (act !== "") {
        const news = Struct.fromJavaScript({ act });
        plugin.call("create", new CreateRequest().setUrn(URN).setProperties(news)).catch(() => undefined);
        await engine.heard("waiting");
    }
    // By hand, nobody would tell it of an engine.
    const attached = more === "attached" ? await PluginProcess.start(file, [], "ignore") : undefined;
    console.log(attached?.port ?? 0, plugin.child.pid, attached?.child.pid ?? plugin.child.pid);
}

void main(process.argv.slice(2));
