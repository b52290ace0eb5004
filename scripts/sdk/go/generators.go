//go:build !dotnet

package main

import (
	gogen "github.com/pulumi/pulumi/pkg/v3/codegen/go"
	"github.com/pulumi/pulumi/pkg/v3/codegen/python"
	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
)

// Of other packages than this one, of which it needs none.
var loader = schema.NewNullLoader()

var generators = map[string]func(*schema.Package) (files, error){
	"python": func(pkg *schema.Package) (files, error) {
		made, err := python.GeneratePackage(tool, pkg, nil, nil)
		if err == nil {
			// pyproject.toml names it where the generator does not put it.
			made["README.md"] = made["pulumi_oracle_sbc/README.md"]
		}
		return made, err
	},
	"go/oraclesbc": func(pkg *schema.Package) (files, error) { return gogen.GeneratePackage(tool, pkg, nil) },
}
