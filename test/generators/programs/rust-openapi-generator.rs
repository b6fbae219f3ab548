// Calls a server through the client of openapi-generator for Rust.
use openapi::apis::{changefeeds_api::*, configuration::Configuration, Error};
use openapi::models::CreateChangefeedRequest;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut server = Configuration::new();
    server.base_path = std::env::args().nth(1).expect("the URL of a server");
    let list = list_changefeeds(&server, None).await?;
    let ids: Vec<String> = list.iter().map(|one| one.id.clone()).collect();
    println!("list {}", ids.join(","));
    println!("start_ts {}", get_changefeed(&server, "test1").await?.start_ts);
    let mut body = CreateChangefeedRequest::new("wide".into(), "blackhole://".into());
    body.target_ts = Some(u64::MAX);
    create_changefeed(&server, body).await?;
    println!("create 202");
    println!("target_ts {}", get_changefeed(&server, "wide").await?.target_ts);
    pause_changefeed(&server, "test1").await?;
    println!("pause 202");
    match get_changefeed(&server, "missing").await {
        Err(Error::ResponseError(refused)) => {
            let body: openapi::models::HttpError = serde_json::from_str(&refused.content)?;
            println!("refused {} {}", refused.status.as_u16(), body.error_code)
        }
        other => println!("refused otherwise: {other:?}"),
    }
    Ok(())
}
