// Calls a server through the client of ogen.
package main

import (
	"context"
	"fmt"
	"math"
	"os"
	"strings"

	"example.com/program/ticdc"
)

type noCredentials struct{}

func (noCredentials) BasicAuth(context.Context, ticdc.OperationName) (ticdc.BasicAuth, error) {
	return ticdc.BasicAuth{}, nil
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}

func main() {
	ctx := context.Background()
	client, err := ticdc.NewClient(os.Args[1], noCredentials{})
	check(err)
	list, err := client.ListChangefeeds(ctx, ticdc.ListChangefeedsParams{})
	check(err)
	ids := []string{}
	for _, one := range *list.(*ticdc.ListChangefeedsOKApplicationJSON) {
		ids = append(ids, one.ID)
	}
	fmt.Println("list", strings.Join(ids, ","))
	get := func(id string) ticdc.GetChangefeedRes {
		response, err := client.GetChangefeed(ctx, ticdc.GetChangefeedParams{ChangefeedID: id})
		check(err)
		return response
	}
	fmt.Println("start_ts", get("test1").(*ticdc.ChangefeedDetail).StartTs)
	body := ticdc.CreateChangefeedRequest{
		ChangefeedID: "wide", SinkURI: "blackhole://", TargetTs: ticdc.NewOptUint64(math.MaxUint64),
	}
	created, err := client.CreateChangefeed(ctx, &body)
	check(err)
	if _, isAccepted := created.(*ticdc.Accepted); isAccepted {
		fmt.Println("create 202")
	}
	fmt.Println("target_ts", get("wide").(*ticdc.ChangefeedDetail).TargetTs)
	paused, err := client.PauseChangefeed(ctx, ticdc.PauseChangefeedParams{ChangefeedID: "test1"})
	check(err)
	if _, isAccepted := paused.(*ticdc.Accepted); isAccepted {
		fmt.Println("pause 202")
	}
	refused := get("missing").(*ticdc.GetChangefeedBadRequest)
	fmt.Println("refused 400", refused.ErrorCode)
}
