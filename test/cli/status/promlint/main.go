// Reads metrics by the parser of Prometheus and of the node exporter, and checks them by the linter of `promtool check metrics`.
package main

import (
	"bytes"
	"encoding/json"
	"io"
	"log"
	"os"

	"github.com/prometheus/client_golang/prometheus/testutil/promlint"
	dto "github.com/prometheus/client_model/go"
	"github.com/prometheus/common/expfmt"
	"github.com/prometheus/common/model"
)

type sample struct {
	Metric string            `json:"metric"`
	Type   string            `json:"type"`
	Labels map[string]string `json:"labels"`
	Value  float64           `json:"value"`
}

func main() {
	text, err := io.ReadAll(os.Stdin)
	if err != nil {
		log.Fatal(err)
	}
	problems, err := promlint.New(bytes.NewReader(text)).Lint()
	if err != nil {
		log.Fatal(err)
	}
	parser := expfmt.NewTextParser(model.LegacyValidation)
	families, err := parser.TextToMetricFamilies(bytes.NewReader(text))
	if err != nil {
		log.Fatal(err)
	}
	samples := []sample{}
	for name, family := range families {
		for _, metric := range family.Metric {
			samples = append(samples, sample{name, family.GetType().String(), labels(metric), value(metric)})
		}
	}
	if err := json.NewEncoder(os.Stdout).Encode(map[string]any{"problems": problems, "samples": samples}); err != nil {
		log.Fatal(err)
	}
}

func labels(metric *dto.Metric) map[string]string {
	all := map[string]string{}
	for _, label := range metric.Label {
		all[label.GetName()] = label.GetValue()
	}
	return all
}

func value(metric *dto.Metric) float64 {
	if metric.Counter != nil {
		return metric.Counter.GetValue()
	}
	return metric.Gauge.GetValue()
}
