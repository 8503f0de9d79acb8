//! Batches: what goes again, as a whole or in part, and whose responses are kept.

use super::*;

#[tokio::test(start_paused = true)]
async fn a_batch_without_an_answer_goes_again_only_as_a_whole() {
    let refused = || Err(Error::connect("refused"));
    let reset = || Err(Error::transport("reset"));
    let mixed = || batch([read(1), write(2)]);
    let reads = || batch([read(1), read(2)]);
    assert_eq!(sent(Retry::new(), mixed(), refused).await, 2);
    assert_eq!(sent(Retry::new(), mixed(), reset).await, 1);
    assert_eq!(sent(Retry::new(), reads(), reset).await, 2);
}

#[tokio::test(start_paused = true)]
async fn a_refused_batch_goes_again_without_its_writes() -> Result<(), Error> {
    let (node, log) = node(|request, count| async move {
        let refusal = r#"{"id":null,"error":{"code":-32005,"message":"limit"}}"#;
        Ok(if count == 1 {
            Response::new(refusal)
        } else {
            ok(&request)
        })
    });
    let request = batch([read(1), write(2), read(3)]);
    let said = text(&through(Retry::new(), node, request).await?);
    assert_eq!(log.ids(), [vec![1, 2, 3], vec![1, 3]]);
    assert_eq!(
        said,
        r#"[{"jsonrpc":"2.0","id":1,"result":"ok"},{"jsonrpc":"2.0","id":2,"error":{"code":-32005,"message":"limit"}},{"jsonrpc":"2.0","id":3,"result":"ok"}]"#
    );
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn answers_are_not_lost_when_the_rest_fails() -> Result<(), Error> {
    for fail in [
        || Err(Error::transport("reset")),
        || Ok(Response::new("<html>").with_status(503)),
    ] {
        let (node, log) = node(move |request, count| async move {
            if count > 1 {
                return fail();
            }
            let one = |id| {
                if id == 1 {
                    r#""result":1"#.to_owned()
                } else {
                    error(429, "limit")
                }
            };
            Ok(answer(&request, one).with_status(200))
        });
        let request = batch([read(1), read(2)]);
        let response = through(Retry::new(), node, request).await?;
        assert_eq!(log.ids(), [vec![1, 2], vec![2], vec![2], vec![2]]);
        assert_eq!(response.status(), Some(200));
        assert!(text(&response).contains(r#""id":1,"result":1"#));
        assert!(text(&response).contains(r#""id":2,"error":{"code":429"#));
    }
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn a_call_that_is_left_out_later_keeps_its_error() -> Result<(), Error> {
    let (node, _) = node(|request, count| async move {
        let one = |id| {
            if id == 1 {
                r#""result":1"#.to_owned()
            } else {
                error(429, "limit")
            }
        };
        Ok(match count {
            1 => answer(&request, one),
            _ => Response::new("[]"),
        })
    });
    let request = batch([read(1), read(2)]);
    let said = text(&through(Retry::new(), node, request).await?);
    assert!(said.contains(r#""id":2,"error":{"code":429"#), "{said}");
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn dropping_the_call_ends_it() {
    let (node, log) = node(|_, _| async { Err(Error::timeout("down")) });
    let retry = Retry::new().backoff(SOON, SOON);
    let work = through(retry, node, read(1));
    _ = tokio::time::timeout(Duration::from_millis(1), work).await;
    tokio::time::sleep(SOON * 2).await;
    assert_eq!(log.len(), 1);
}

/// How a node answers one call: so many rate limits, and then this.
#[derive(Clone, Debug)]
struct Plan {
    limits: usize,
    last: Last,
    safety: Safety,
}

#[derive(Clone, Copy, Debug)]
enum Last {
    Result,
    Error,
    Missing,
}

fn plans() -> impl Strategy<Value = Vec<Plan>> {
    let last =
        prop_oneof![4 => Just(Last::Result), 1 => Just(Last::Error), 1 => Just(Last::Missing)];
    let safety = prop_oneof![4 => Just(Safety::Read), 1 => Just(Safety::Write)];
    let plan = (0..6_usize, last, safety).prop_map(|(limits, last, safety)| Plan {
        limits,
        last,
        safety,
    });
    proptest::collection::vec(plan, 1..12)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Whatever fails how often: each call ends with what it would have got alone, and is sent as often as alone.
    #[test]
    fn a_batch_is_the_sum_of_its_calls(plans in plans(), seed: u64) {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_time()
            .start_paused(true)
            .build()
            .expect("a runtime");
        let plans = Arc::new(plans);
        let script = Arc::clone(&plans);
        let (node, log) = node(move |request, count| {
            let mut answers: Vec<_> = ids(&request)
                .into_iter()
                .filter_map(|id| {
                    let plan = &script[usize::try_from(id).expect("small")];
                    let said = match plan.last {
                        _ if count <= plan.limits => error(-32005, "limit"),
                        Last::Result => format!(r#""result":{id}"#),
                        Last::Error => error(3, "reverted"),
                        Last::Missing => return None,
                    };
                    Some(format!(r#"{{"id":{id},{said}}}"#))
                })
                .collect();
            fastrand::Rng::with_seed(seed).shuffle(&mut answers);
            async move { Ok(Response::new(format!("[{}]", answers.join(",")))) }
        });
        let calls = (0..).zip(plans.iter()).map(|(id, plan)| call(id, "x", plan.safety));
        let request = batch(calls).only(|_| true);
        let retry = Retry::new().budget(1 << 20, 0.0);
        let response = runtime.block_on(through(retry, node, request.clone()))?;
        let attempts = |plan: &Plan| match plan.safety {
            Safety::Write => 1,
            _ => (plan.limits + 1).min(4),
        };
        let mut times = BTreeMap::new();
        for id in log.ids().into_iter().flatten() {
            *times.entry(id).or_insert(0) += 1;
        }
        let parts = crate::wire::judge::parts(&request, &response)?;
        prop_assert_eq!(parts.len(), plans.len());
        for ((id, plan), part) in (0_u64..).zip(plans.iter()).zip(parts) {
            prop_assert_eq!(times[&id], attempts(plan));
            let code = part.outcome.as_ref().err().and_then(|error| Some(error.rpc()?.code));
            match plan.last {
                _ if attempts(plan) <= plan.limits => prop_assert_eq!(code, Some(-32005)),
                Last::Result => prop_assert_eq!(part.result()?.get(), id.to_string()),
                Last::Error => prop_assert_eq!(code, Some(3)),
                // The limit, if other calls were answered with it, or nothing.
                Last::Missing if plan.limits > 0 => prop_assert!(part.outcome.is_err()),
                Last::Missing => prop_assert!(part.outcome.is_err_and(|error| error.is_decode())),
            }
        }
    }
}
