// Calls a server through the client of progenitor.
use ticdc::{types, Client, Error};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let url = std::env::args().nth(1).expect("the URL of a server");
    let client = Client::new(&url);
    let list = client.list_changefeeds(None).await?.into_inner();
    let ids: Vec<String> = list.iter().map(|one| one.id.clone()).collect();
    println!("list {}", ids.join(","));
    let detail = client.get_changefeed("test1").await?.into_inner();
    println!("start_ts {}", detail.start_ts);
    let body: types::CreateChangefeedRequest = serde_json::from_str(
        r#"{"changefeed_id":"wide","sink_uri":"blackhole://","target_ts":18446744073709551615}"#,
    )?;
    println!("create {}", client.create_changefeed(&body).await?.status().as_u16());
    let created = client.get_changefeed("wide").await?.into_inner();
    println!("target_ts {}", created.target_ts);
    println!("pause {}", client.pause_changefeed("test1").await?.status().as_u16());
    match client.get_changefeed("missing").await {
        Err(Error::ErrorResponse(refused)) => {
            println!("refused {} {}", refused.status().as_u16(), refused.error_code)
        }
        other => println!("refused otherwise: {other:?}"),
    }
    Ok(())
}
