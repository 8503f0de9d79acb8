//! Recording and replay of epee traffic.

use polyrpc::RawJson;
use polyrpc::mock::{Node, Transport};
use polyrpc::record::{Exchange, Mask, Record, Recording, Replay};
use polyrpc::wire::EPEE;
use tower::Layer;

use super::*;
use crate::node::{json, rpc};

#[tokio::test]
async fn what_was_recorded_is_replayed() -> Result {
    let node = Transport::new();
    answering(&node);
    let record = Record::new();
    let recorded = Rpc::new(record.layer(node.clone()));
    let answer = recorded.call(get_blocks(2)).await?;
    assert_eq!(recorded.call(set_info()).await?, ok());
    // Nothing was answered, so nothing is kept.
    assert!(recorded.call(get_blocks(9)).await.is_err());

    let folder = tempfile::tempdir()?;
    let file = folder.path().join("traffic.json");
    record.save(&file)?;
    let text = std::fs::read_to_string(&file)?;
    assert!(text.contains(r#""blocks:object[]": ["#), "{text}");
    assert!(
        text.contains(r#""current_height:u64": 18446744073709551615"#),
        "{text}"
    );
    let recording = Recording::load(&file)?;
    assert_eq!(recording.exchanges().len(), 2);

    let replay = Rpc::new(Replay::load(&file)?);
    assert_eq!(replay.call(get_blocks(2)).await?, answer);
    assert_eq!(replay.call(set_info()).await?, ok());
    let error = replay.call(get_blocks(3)).await.unwrap_err();
    let said = "getblocks.bin: not recorded with {\"block_ids:hex\":\"0303";
    assert!(error.to_string().starts_with(said), "{error}");

    let again = Node::start().await?;
    again.replay(recording);
    assert_eq!(rpc(&again).call(get_blocks(2)).await?, answer);
    again.finish()?;
    node.finish()?;
    Ok(())
}

fn exchange(params: &str, outcome: Result<RawJson, RpcError>) -> Recording {
    Recording::new([Exchange::new(SetInfo::NAME, json(params), outcome)])
}

#[tokio::test]
async fn secrets_are_known_without_the_kind_of_their_value() -> Result {
    let node = Transport::new();
    node.on_raw("login.bin", |_| {
        Ok(json(
            r#"{"session:object":{"auth_token:hex":"ff00"},"status:string":"OK"}"#,
        ))
    });
    let mask = Mask::default()
        .also(|method, place| method == "login.bin" && place == "/result/session/auth_token");
    let record = Record::new().with_mask(mask);
    let rpc = Rpc::new(record.layer(node.clone()));
    let params = json(
        r#"{"name:string":"a","password:string":"p","secret_keys:object":{"view_secret:hex":"ff"}}"#,
    );
    let call = polyrpc::transport::Request::new(&EPEE, 1, "login.bin", Safety::Read, &params)?;
    rpc.send(call).await?;
    let kept = &record.recording().exchanges()[0].clone();
    assert_eq!(
        kept.params.as_str(),
        r#"{"name:string":"a","password:string":"***","secret_keys:object":{"view_secret:hex":"***"}}"#
    );
    let result = kept.outcome.as_ref().map(RawJson::as_str);
    assert_eq!(
        result,
        Ok(r#"{"session:object":{"auth_token:hex":"***"},"status:string":"OK"}"#)
    );
    node.finish()?;
    Ok(())
}

#[tokio::test]
async fn errors_are_statuses_and_broken_recordings_say_so() -> Result {
    let replay = |outcome| {
        let params = RawJson::new(epee_view(&set_info())).unwrap();
        Rpc::new(Replay::new(exchange(params.as_str(), outcome)))
    };
    for (code, status) in [(-32601, 404), (-1, 500)] {
        let rpc = replay(Err(RpcError::new(code, "no")));
        let error = rpc.call(set_info()).await.unwrap_err();
        assert_eq!(error.http_status(), Some(status));
    }
    let rpc = replay(Ok(json(r#"{"status":"OK"}"#)));
    let error = rpc.call(set_info()).await.unwrap_err();
    let said =
        "set_maintainers_info.bin: what is recorded can't be answered: it is no view of epee: ";
    assert!(error.to_string().starts_with(said), "{error}");
    Ok(())
}

fn epee_view(call: &SetInfo) -> String {
    let bytes = polyrpc::epee::to_vec(call).unwrap();
    polyrpc::epee::to_json(&bytes).unwrap().to_string()
}
