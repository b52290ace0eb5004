// The pairs of a stack's configuration in waves, in Go: a gate lets each wave wait for the one before.
//
//	npm ci && npm run build      # in the root of this repository: makes bin/plugin
//	cd examples/waves-go
//	pulumi stack init dev
//	pulumi config set oracle-sbc:username gitops
//	pulumi config set --secret oracle-sbc:password
//	pulumi config set oracle-sbc:caCertificate < ca.pem
//
// and in Pulumi.dev.yaml, below `config:`
//
//	sbc-waves-go:pairs:
//	  - name: chicago
//	    wave: 1
//	    nodes: [{ name: sbc-chi-a, address: 10.20.0.11 }, { name: sbc-chi-b, address: 10.20.0.12 }]
//	    activeNode: sbc-chi-a
//	  - name: madrid
//	    wave: 2
//	    nodes: [{ name: sbc-mad-a, address: 10.30.0.11 }, { name: sbc-mad-b, address: 10.30.0.12 }]
//	    activeNode: sbc-mad-a
package main

import (
	"fmt"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi/config"
	"pulumi-oracle-sbc/sdk/go/oraclesbc"
)

type node struct {
	Name    string `json:"name"`
	Address string `json:"address"`
}

type pair struct {
	Name string `json:"name"`
	// Absent: the first.
	Wave       *int   `json:"wave"`
	Nodes      []node `json:"nodes"`
	ActiveNode string `json:"activeNode"`
}

func (p pair) wave() int {
	if p.Wave == nil {
		return 1
	}
	return *p.Wave
}

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		settings := config.New(ctx, "")
		var pairs []pair
		settings.RequireObject("pairs", &pairs)
		// Before anything is registered: the engine would begin with the waves before a gap.
		last, err := lastWave(pairs)
		if err != nil {
			return err
		}
		quietSeconds := 6.0
		if given, err := settings.TryFloat64("quietSeconds"); err == nil {
			quietSeconds = given
		}
		activeNodes := pulumi.StringMap{}
		var gate pulumi.Resource
		for wave := 1; wave <= last; wave++ {
			gated, resources, err := declareWave(ctx, pairs, wave, quietSeconds, gate, activeNodes)
			if err != nil {
				return err
			}
			// The last wave holds nothing back, and needs no gate.
			if wave == last {
				break
			}
			holdsBack := pulumi.IntArray{}
			for later := wave + 1; later <= last; later++ {
				holdsBack = append(holdsBack, pulumi.Int(later))
			}
			gate, err = oraclesbc.NewWaveGate(ctx, fmt.Sprintf("wave-%d", wave), &oraclesbc.WaveGateArgs{
				Wave:      pulumi.Int(wave),
				HoldsBack: holdsBack,
				Pairs:     gated,
			}, pulumi.DependsOn(resources))
			if err != nil {
				return err
			}
		}
		// What the devices report, not the desired nodes.
		ctx.Export("activeNodes", activeNodes)
		return nil
	})
}

// lastWave is the highest wave, if the pairs number theirs from 1 without a gap.
func lastWave(pairs []pair) (int, error) {
	used := map[int]bool{}
	for _, declared := range pairs {
		if declared.wave() < 1 {
			return 0, fmt.Errorf("the wave of %s is %d; number the waves without a gap, from 1", declared.Name, declared.wave())
		}
		used[declared.wave()] = true
	}
	for wave := 1; wave <= len(used); wave++ {
		if !used[wave] {
			return 0, fmt.Errorf("no pair is in wave %d; number the waves without a gap, from 1", wave)
		}
	}
	return len(used), nil
}

// declareWave declares the pairs of one wave, which wait for the gate before it.
func declareWave(
	ctx *pulumi.Context, pairs []pair, wave int, quietSeconds float64, gate pulumi.Resource, activeNodes pulumi.StringMap,
) (oraclesbc.GatedPairArray, []pulumi.Resource, error) {
	var gated oraclesbc.GatedPairArray
	var resources []pulumi.Resource
	var options []pulumi.ResourceOption
	if gate != nil {
		options = append(options, pulumi.DependsOn([]pulumi.Resource{gate}))
	}
	for _, declared := range pairs {
		if declared.wave() != wave {
			continue
		}
		nodes := oraclesbc.NodeArray{}
		for _, each := range declared.Nodes {
			nodes = append(nodes, &oraclesbc.NodeArgs{Name: pulumi.String(each.Name), Address: pulumi.String(each.Address)})
		}
		resource, err := oraclesbc.NewHaActiveNode(ctx, declared.Name, &oraclesbc.HaActiveNodeArgs{
			Nodes:      nodes,
			ActiveNode: pulumi.String(declared.ActiveNode),
			Timeouts:   &oraclesbc.TimeoutsArgs{QuietSeconds: pulumi.Float64(quietSeconds)},
		}, options...)
		if err != nil {
			return nil, nil, err
		}
		resources = append(resources, resource)
		activeNodes[declared.Name] = resource.ActiveNode.Elem()
		gated = append(gated, &oraclesbc.GatedPairArgs{
			Name: pulumi.String(declared.Name),
			Id:   resource.ID().ToStringOutput(),
			// As declared: the output ActiveNode is what was seen.
			DesiredActiveNode: pulumi.String(declared.ActiveNode),
			Roles:             resource.Roles,
			Pending:           resource.Pending,
		})
	}
	return gated, resources, nil
}
