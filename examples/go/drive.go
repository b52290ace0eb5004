package main

import (
	"context"
	"flag"
	"fmt"
	"os"

	"github.com/pulumi/pulumi/sdk/v3/go/auto"
	"github.com/pulumi/pulumi/sdk/v3/go/auto/optpreview"
	"github.com/pulumi/pulumi/sdk/v3/go/auto/optup"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

// drive runs one command of the Pulumi CLI on the project in this folder, with the program in this process.
func drive(program pulumi.RunFunc) error {
	stackName := flag.String("stack", "dev", "name of the stack")
	diff := flag.Bool("diff", false, "show every property that changes")
	expectNoChanges := flag.Bool("expect-no-changes", false, "fail where there is a change")
	flag.Parse()

	ctx := context.Background()
	// Not one of the functions that make a project: they would write Pulumi.yaml anew.
	workspace, err := auto.NewLocalWorkspace(ctx, auto.WorkDir("."), auto.Program(program))
	if err != nil {
		return err
	}
	stack, err := auto.UpsertStack(ctx, *stackName, workspace)
	if err != nil {
		return err
	}
	switch command := flag.Arg(0); command {
	case "preview":
		options := []optpreview.Option{optpreview.ProgressStreams(os.Stdout), optpreview.ErrorProgressStreams(os.Stderr)}
		if *diff {
			options = append(options, optpreview.Diff())
		}
		if *expectNoChanges {
			options = append(options, optpreview.ExpectNoChanges())
		}
		_, err = stack.Preview(ctx, options...)
	case "up":
		_, err = stack.Up(ctx, optup.ProgressStreams(os.Stdout), optup.ErrorProgressStreams(os.Stderr))
	default:
		err = fmt.Errorf("write preview or up, not %q", command)
	}
	return err
}
