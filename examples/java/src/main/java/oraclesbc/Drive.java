package oraclesbc;

import com.pulumi.Context;
import com.pulumi.automation.AutomationException;
import com.pulumi.automation.LocalWorkspace;
import com.pulumi.automation.LocalWorkspaceOptions;
import com.pulumi.automation.PreviewOptions;
import com.pulumi.automation.UpOptions;
import com.pulumi.automation.WorkspaceStack;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Runs one command of the Pulumi CLI on the project in this folder, with the program in this process. */
final class Drive {
    static int run(Consumer<Context> program, List<String> args) throws Exception {
        var at = args.indexOf("--stack");
        var stackName = at < 0 ? "dev" : args.get(at + 1);
        var options = LocalWorkspaceOptions.builder().workDir(Path.of("").toAbsolutePath()).program(program).build();
        // Not one of the functions that make a project: they would write Pulumi.yaml anew.
        try (var workspace = LocalWorkspace.create(options);
                var stack = WorkspaceStack.createOrSelect(stackName, workspace)) {
            switch (args.isEmpty() ? "" : args.get(args.size() - 1)) {
                case "preview" -> stack.preview(PreviewOptions.builder()
                        .diff(args.contains("--diff"))
                        .expectNoChanges(args.contains("--expect-no-changes"))
                        .onStandardOutput(System.out::println)
                        .onStandardError(System.err::println)
                        .build());
                case "up" -> stack.up(UpOptions.builder()
                        .onStandardOutput(System.out::println)
                        .onStandardError(System.err::println)
                        .build());
                default -> throw new IllegalArgumentException("write preview or up");
            }
            return 0;
        } catch (AutomationException | IllegalArgumentException error) {
            System.err.println(error.getMessage());
            return 1;
        }
    }

    private Drive() {}
}
