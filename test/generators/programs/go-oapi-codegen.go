// Calls a server through the client of oapi-codegen.
package main

import (
	"context"
	"fmt"
	"math"
	"os"
	"strings"

	"example.com/program/ticdc"
)

func check(err error) {
	if err != nil {
		panic(err)
	}
}

func main() {
	ctx := context.Background()
	client, err := ticdc.NewClientWithResponses(os.Args[1])
	check(err)
	list, err := client.ListChangefeedsWithResponse(ctx, nil)
	check(err)
	ids := []string{}
	for _, one := range *list.JSON200 {
		ids = append(ids, one.Id)
	}
	fmt.Println("list", strings.Join(ids, ","))
	detail, err := client.GetChangefeedWithResponse(ctx, "test1")
	check(err)
	fmt.Println("start_ts", detail.JSON200.StartTs)
	widest := uint64(math.MaxUint64)
	body := ticdc.CreateChangefeedRequest{ChangefeedId: "wide", SinkUri: "blackhole://", TargetTs: &widest}
	created, err := client.CreateChangefeedWithResponse(ctx, body)
	check(err)
	fmt.Println("create", created.StatusCode())
	wide, err := client.GetChangefeedWithResponse(ctx, "wide")
	check(err)
	fmt.Println("target_ts", wide.JSON200.TargetTs)
	paused, err := client.PauseChangefeedWithResponse(ctx, "test1")
	check(err)
	fmt.Println("pause", paused.StatusCode())
	refused, err := client.GetChangefeedWithResponse(ctx, "missing")
	check(err)
	fmt.Println("refused", refused.StatusCode(), refused.JSON400.ErrorCode)
}
