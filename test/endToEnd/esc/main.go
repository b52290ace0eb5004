// Command esc opens an environment of Pulumi ESC, given on standard input, by ESC's own evaluator: {"open": …, "redacted": …}.
// It has no providers and no other environments, which take a Pulumi account.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"

	"github.com/pulumi/esc"
	"github.com/pulumi/esc/eval"
)

const name = "environment"

type nothing struct{}

func (nothing) LoadProvider(_ context.Context, provider string) (esc.Provider, error) {
	return nil, fmt.Errorf("there is no provider %s here", provider)
}

func (nothing) LoadRotator(_ context.Context, rotator string) (esc.Rotator, error) {
	return nil, fmt.Errorf("there is no rotator %s here", rotator)
}

func (nothing) LoadEnvironment(_ context.Context, other string) ([]byte, eval.Decrypter, error) {
	return nil, nil, fmt.Errorf("there is no environment %s here", other)
}

func (nothing) Decrypt(_ context.Context, text []byte) ([]byte, error) { return text, nil }

func main() {
	text, err := io.ReadAll(os.Stdin)
	fail(err)
	declared, diagnostics, err := eval.LoadYAMLBytes(name, text)
	fail(err)
	if diagnostics.HasErrors() {
		fail(diagnostics)
	}
	given, err := esc.NewExecContext(map[string]esc.Value{})
	fail(err)
	environment, diagnostics := eval.EvalEnvironment(
		context.Background(), name, declared, nothing{}, nothing{}, nothing{}, given)
	if diagnostics.HasErrors() {
		fail(diagnostics)
	}
	open, redacted := map[string]any{}, map[string]any{}
	for key, value := range environment.Properties {
		open[key], redacted[key] = value.ToJSON(false), value.ToJSON(true)
	}
	fail(json.NewEncoder(os.Stdout).Encode(map[string]any{"open": open, "redacted": redacted}))
}

func fail(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
