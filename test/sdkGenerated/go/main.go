// Command registered runs a program with everything that the generated SDK has, and prints as JSON what it registers.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"sync"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"pulumi-oracle-sbc/sdk/go/oraclesbc"
)

type entry struct {
	Type   string         `json:"type"`
	Name   string         `json:"name"`
	Inputs map[string]any `json:"inputs"`
}

type recorder struct {
	mutex      sync.Mutex
	registered []entry
}

var look = resource.NewPropertyMapFromMap(map[string]any{
	"roles":            map[string]any{"sbc-a": "standby", "sbc-b": "active"},
	"redundant":        true,
	"switchoverCounts": map[string]any{"sbc-a": 3},
})

func (r *recorder) record(token, name string, inputs resource.PropertyMap) {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	plain := inputs.MapRepl(nil, func(value resource.PropertyValue) (any, bool) {
		if !value.IsSecret() {
			return nil, false
		}
		return map[string]any{"secret": value.SecretValue().Element.Mappable()}, true
	})
	r.registered = append(r.registered, entry{token, name, plain})
}

func (r *recorder) NewResource(args pulumi.MockResourceArgs) (string, resource.PropertyMap, error) {
	r.record(args.TypeToken, args.Name, args.Inputs)
	outputs := args.Inputs.Copy()
	for key, value := range look {
		outputs[key] = value
	}
	outputs["activeNode"] = resource.NewProperty("sbc-b")
	return args.Name + "-id", outputs, nil
}

func (r *recorder) Call(args pulumi.MockCallArgs) (resource.PropertyMap, error) {
	r.record(args.Token, "", args.Args)
	answer := look.Copy()
	answer["state"] = resource.NewProperty("ready")
	answer["description"] = resource.NewProperty("sbc-b: active.")
	return answer, nil
}

func main() {
	mocks := &recorder{}
	seen := make(chan map[string]any, 1)
	err := pulumi.RunErr(func(ctx *pulumi.Context) error { return program(ctx, seen) }, pulumi.WithMocks("project", "stack", mocks))
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	said := <-seen
	said["registered"] = mocks.registered
	_ = json.NewEncoder(os.Stdout).Encode(said)
}

func program(ctx *pulumi.Context, seen chan<- map[string]any) error {
	nodes := oraclesbc.NodeArray{
		&oraclesbc.NodeArgs{
			Name:    pulumi.String("sbc-a"),
			Address: pulumi.String("10.0.0.1"),
			Tls:     &oraclesbc.TlsArgs{CertificateSha256: pulumi.StringArray{pulumi.String("AA:BB")}},
		},
		&oraclesbc.NodeArgs{Name: pulumi.String("sbc-b"), Address: pulumi.String("10.0.0.2")},
	}
	site, err := oraclesbc.NewProvider(ctx, "site", &oraclesbc.ProviderArgs{
		Username:            pulumi.String("gitops"),
		Password:            pulumi.String("s3cret-Value"),
		DeviceWords:         &oraclesbc.DeviceWordsArgs{Roles: pulumi.StringMap{"on_duty": pulumi.String("active")}},
		ParallelSwitchovers: pulumi.Int(2),
		StopAfterFailures:   pulumi.Int(0),
	})
	if err != nil {
		return err
	}
	pair, err := oraclesbc.NewHaActiveNode(ctx, "everything", &oraclesbc.HaActiveNodeArgs{
		Nodes:      nodes,
		ActiveNode: pulumi.String("sbc-a"),
		Credentials: &oraclesbc.CredentialsArgs{
			Username: pulumi.String("admin"),
			Password: pulumi.String("s3cret-Value"),
		},
		Revertive: pulumi.Bool(false),
		Preconditions: &oraclesbc.PreconditionsArgs{
			MaximumSessions: pulumi.Int(10),
			ChangeWindows: oraclesbc.ChangeWindowArray{&oraclesbc.ChangeWindowArgs{
				Days:     pulumi.StringArray{pulumi.String("mon")},
				From:     pulumi.String("22:00"),
				To:       pulumi.String("04:00"),
				TimeZone: pulumi.String("Etc/UTC"),
			}},
		},
		DeviceWords: &oraclesbc.DeviceWordsArgs{
			Roles: pulumi.StringMap{
				"hot-standby": pulumi.String("standby"),
				"on_duty":     pulumi.String("active"),
			},
			Synchronized: pulumi.StringArray{pulumi.String("enabled")},
		},
		WaitSeconds: pulumi.Int(60),
		Timeouts:    &oraclesbc.TimeoutsArgs{SettleSeconds: pulumi.Float64(90)},
	}, pulumi.Provider(site), pulumi.Timeouts(&pulumi.CustomTimeouts{Update: "5m"}))
	if err != nil {
		return err
	}
	report := oraclesbc.GetPairOutput(ctx, oraclesbc.GetPairOutputArgs{Nodes: nodes})
	pulumi.All(pair.ActiveNode, pair.SwitchoverCounts, report.Description(), report.Roles()).ApplyT(func(values []any) error {
		seen <- map[string]any{
			"active":               values[0],
			"counts":               values[1],
			"credentialsAreSecret": pulumi.IsSecret(pair.Credentials),
			"described":            values[2],
			"roles":                values[3],
		}
		return nil
	})
	return nil
}
