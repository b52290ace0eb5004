//go:build dotnet

package main

import (
	"bytes"
	"io"
	"net/http"
	"regexp"

	"github.com/pulumi/pulumi/pkg/v3/codegen/dotnet"
	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
)

// Of other packages than this one, of which it needs none.
var loader schema.Loader

var generators = map[string]func(*schema.Package) (files, error){
	"dotnet": func(pkg *schema.Package) (files, error) {
		http.DefaultTransport = noNetwork{}
		made, err := dotnet.GeneratePackage(tool, pkg, nil, nil)
		if err == nil {
			delete(made, "logo.png")
			made[project] = without.ReplaceAll(made[project], nil)
			made["README.md"] = []byte(readme)
		}
		return made, err
	},
}

const project = "Pulumi.OracleSbc.csproj"

// What the generator says of every package: who made it, and a logo.
var without = regexp.MustCompile(`(?s) *<(Authors|Company|PackageIcon)>[^\n]*\n|  <ItemGroup>\s*<None Include="logo.png">.*?</ItemGroup>\n\n`)

const readme = `The active node of Oracle SBC high-availability pairs, declared in C#. Generated from the plugin's schema.

There was no .NET where it was generated: it was neither compiled nor run. A test parses every file, and compares names with the
schema. The project refers to the package Pulumi of NuGet; a program refers to this project:

    dotnet add reference path/to/pulumi-oracle-sbc/sdk/dotnet/Pulumi.OracleSbc.csproj
`

// noNetwork answers with nothing: the generator fetches a logo, of which this package has none.
type noNetwork struct{}

func (noNetwork) RoundTrip(request *http.Request) (*http.Response, error) {
	return &http.Response{StatusCode: http.StatusNotFound, Request: request, Body: io.NopCloser(&bytes.Buffer{})}, nil
}
