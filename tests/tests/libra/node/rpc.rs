//! The rules for JSON-RPC, and the methods.

use serde_json::{Map, Value, json};

use super::{Era, Ledger, hex};

const LONGEST_BATCH: usize = 20;
const LONGEST_PAGE: u64 = 1000;

/// The state that an answer is as of.
#[derive(Clone, Copy, Debug)]
pub(super) struct AsOf {
    pub(super) chain_id: u8,
    version: u64,
    pub(super) timestamp: u64,
}

impl AsOf {
    pub(super) fn latest(ledger: &Ledger) -> Self {
        Self {
            chain_id: ledger.chain_id,
            version: ledger.version(),
            timestamp: ledger.timestamp(ledger.version()),
        }
    }

    pub(super) fn behind(self, versions: u64, ledger: &Ledger) -> Self {
        let version = self.version.saturating_sub(versions);
        Self {
            version,
            timestamp: ledger.timestamp(version),
            ..self
        }
    }

    /// Those of the Diem era; nodes of the other have none.
    pub(super) fn headers(self, era: Era) -> String {
        match era {
            Era::Libra => String::new(),
            Era::Diem => format!(
                "X-Diem-Chain-Id: {}\r\nX-Diem-Ledger-Version: {}\r\nX-Diem-Ledger-TimestampUsec: {}\r\n",
                self.chain_id, self.version, self.timestamp
            ),
        }
    }

    /// An answer, with the state of the ledger first, as nodes write it.
    fn envelope(self, era: Era, id: Value, outcome: Result<Value, Refusal>) -> Value {
        let prefix = match era {
            Era::Libra => "libra",
            Era::Diem => "diem",
        };
        let mut answer = Map::new();
        answer.insert(format!("{prefix}_chain_id"), self.chain_id.into());
        answer.insert(format!("{prefix}_ledger_version"), self.version.into());
        answer.insert(
            format!("{prefix}_ledger_timestampusec"),
            self.timestamp.into(),
        );
        answer.insert("jsonrpc".to_owned(), "2.0".into());
        answer.insert("id".to_owned(), id);
        match outcome {
            Ok(result) => answer.insert("result".to_owned(), result),
            Err(refusal) => answer.insert("error".to_owned(), refusal.object()),
        };
        answer.into()
    }
}

#[derive(Debug)]
pub(super) struct Refusal(i64, String, Value);

impl Refusal {
    pub(super) fn new(code: i64, message: impl Into<String>) -> Self {
        Self(code, message.into(), Value::Null)
    }

    /// The data is always there, null if there is none.
    pub(super) fn object(self) -> Value {
        json!({"code": self.0, "message": self.1, "data": self.2})
    }
}

/// Answers a call or a batch, all as of one state.
pub(super) fn answer(era: Era, ledger: &mut Ledger, as_of: AsOf, request: &Value) -> Value {
    let Value::Array(calls) = request else {
        return one(era, ledger, as_of, request);
    };
    if calls.len() > LONGEST_BATCH {
        let message = format!(
            "Invalid Request: batch size = {}, exceed limit {LONGEST_BATCH}",
            calls.len()
        );
        return as_of.envelope(era, Value::Null, Err(Refusal::new(-32600, message)));
    }
    let answers = calls.iter().map(|call| one(era, ledger, as_of, call));
    answers.collect()
}

/// An answer without the state of the ledger.
pub(super) fn bare(answer: Value) -> Value {
    match answer {
        Value::Object(members) => {
            let kept = members.into_iter().filter(|(key, _)| !key.contains('_'));
            kept.collect::<Map<_, _>>().into()
        }
        Value::Array(answers) => answers.into_iter().map(bare).collect(),
        other => other,
    }
}

fn one(era: Era, ledger: &mut Ledger, as_of: AsOf, call: &Value) -> Value {
    let id = &call["id"];
    if !call.is_object() || !(id.is_u64() || id.is_string()) {
        let refusal = Refusal::new(-32604, "Invalid request format");
        return as_of.envelope(era, Value::Null, Err(refusal));
    }
    let outcome = match (&call["jsonrpc"], call["method"].as_str(), &call["params"]) {
        (version, ..) if version != "2.0" => Err(Refusal::new(-32600, "Invalid Request")),
        (_, None, _) => Err(Refusal::new(-32601, "Method not found")),
        (_, Some(method), Value::Array(params)) => run(era, ledger, as_of, (method, params)),
        // Nodes of the Libra era want a list, which those of the Diem era take as well.
        _ => Err(Refusal::new(-32602, "Invalid params")),
    };
    as_of.envelope(era, id.clone(), outcome)
}

type Outcome = Result<Value, Refusal>;

fn run(era: Era, ledger: &mut Ledger, as_of: AsOf, (method, params): (&str, &[Value])) -> Outcome {
    let invalid = || Refusal::new(-32602, format!("Invalid params for method '{method}'"));
    let number = |at: usize| params.get(at).and_then(Value::as_u64).ok_or_else(invalid);
    let flag = |at: usize| params.get(at).and_then(Value::as_bool).ok_or_else(invalid);
    let text = |at: usize, digits: usize| digits_of(params.get(at), digits).ok_or_else(invalid);
    let most = |count: usize| match params.len() <= count {
        true => Ok(()),
        false => Err(invalid()),
    };
    match method {
        "submit" => submit(ledger, params.first().ok_or_else(invalid)?),
        "get_metadata" => {
            most(1)?;
            let version = match params.first() {
                None | Some(Value::Null) => as_of.version,
                Some(_) => known(number(0)?, as_of)?,
            };
            let timestamp = ledger.timestamp(version);
            Ok(json!({"version": version, "timestamp": timestamp, "chain_id": as_of.chain_id}))
        }
        "get_currencies" => Ok(currencies(era)),
        "get_network_status" => Ok(json!(0)),
        "get_account" => {
            // A second parameter came in March 2021.
            most(if era == Era::Libra { 1 } else { 2 })?;
            account(ledger, as_of, &text(0, 32)?)
        }
        "get_account_transaction" => {
            let (sender, wanted) = (text(0, 32)?, number(1)?);
            flag(2)?;
            Ok(sent(ledger, as_of, &sender, wanted, 1)
                .pop()
                .unwrap_or_default())
        }
        "get_account_transactions" => {
            let (sender, start) = (text(0, 32)?, number(1)?);
            flag(3)?;
            Ok(sent(ledger, as_of, &sender, start, page(number(2)?)?).into())
        }
        "get_transactions" => {
            let (start, limit, include) = (number(0)?, page(number(1)?)?, flag(2)?);
            let all = ledger
                .transactions()
                .iter()
                .take(as_of.version as usize + 1);
            let found = all.skip(start as usize).take(limit);
            let found = found.map(|transaction| without_events(transaction, include));
            Ok(found.collect())
        }
        "get_events" => {
            let (key, start, limit) = (text(0, 48)?, number(1)?, page(number(2)?)?);
            if limit == 0 {
                let message = "Server error: limit should > 0, got 0";
                return Err(Refusal::new(-32000, message));
            }
            let all = ledger.events(&key).into_iter();
            let all =
                all.filter(|event| event["transaction_version"].as_u64() <= Some(as_of.version));
            Ok(all.skip(start as usize).take(limit).collect())
        }
        _ => Err(Refusal::new(-32601, "Method not found")),
    }
}

/// Hex digits in either case and so many, without `0x`.
fn digits_of(value: Option<&Value>, digits: usize) -> Option<String> {
    let text = value?.as_str()?;
    let is_hex = text.len() == digits && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_hex.then(|| text.to_ascii_lowercase())
}

fn known(version: u64, as_of: AsOf) -> Result<u64, Refusal> {
    match version <= as_of.version {
        true => Ok(version),
        false => {
            let latest = as_of.version;
            let message =
                format!("Invalid param version should be <= known latest version {latest}");
            Err(Refusal::new(-32602, message))
        }
    }
}

fn page(limit: u64) -> Result<usize, Refusal> {
    match limit <= LONGEST_PAGE {
        true => Ok(limit as usize),
        false => {
            let message =
                format!("Invalid Request: page size = {limit}, exceed limit {LONGEST_PAGE}");
            Err(Refusal::new(-32600, message))
        }
    }
}

fn submit(ledger: &mut Ledger, data: &Value) -> Outcome {
    let text = data.as_str().unwrap_or_default();
    let is_hex = text.len() > 2 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    if !is_hex || !text.len().is_multiple_of(2) {
        return Err(Refusal::new(-32602, "Invalid params for method 'submit'"));
    }
    if let Some((code, message, data)) = ledger.refusals.pop() {
        return Err(Refusal(code, message, data));
    }
    ledger.mempool.push(text.to_owned());
    Ok(Value::Null)
}

fn currencies(era: Era) -> Value {
    let mut currency = json!({"code": "XUS", "scaling_factor": 1_000_000, "fractional_part": 100});
    for (number, key) in [
        "mint",
        "burn",
        "preburn",
        "cancel_burn",
        "exchange_rate_update",
    ]
    .iter()
    .enumerate()
    {
        currency[format!("{key}_events_key")] = super::event_key(number as u64, [0x0a; 16]).into();
    }
    let rate = match era {
        Era::Libra => "to_lbr_exchange_rate",
        Era::Diem => "to_xdx_exchange_rate",
    };
    // A third, of 32 bits.
    currency[rate] = 0.333_333_343_267_440_8_f64.into();
    json!([currency])
}

fn account(ledger: &Ledger, as_of: AsOf, address: &str) -> Outcome {
    if address == format!("{:0>32}", 1) {
        let message = "Server error: invalid account state: no account resource";
        return Err(Refusal::new(-32000, message));
    }
    if !ledger.accounts.iter().any(|known| hex(known) == address) {
        return Ok(Value::Null);
    }
    let next = sent(ledger, as_of, address, 0, usize::MAX).len();
    Ok(json!({
        "address": address,
        "balances": [{"amount": 9_223_372_036_854_775_808_u64, "currency": "XUS"}],
        "sequence_number": next,
        "authentication_key": hex(&[1; 32]),
        "sent_events_key": format!("{:0<16}{address}", "03"),
        "received_events_key": format!("{:0<16}{address}", "00"),
        "delegated_key_rotation_capability": false,
        "delegated_withdrawal_capability": false,
        "is_frozen": false,
        "role": {"type": "parent_vasp", "human_name": "", "base_url": "", "expiration_time": u64::MAX,
            "compliance_key": "", "num_children": 0},
    }))
}

fn sent(ledger: &Ledger, as_of: AsOf, sender: &str, start: u64, limit: usize) -> Vec<Value> {
    let all = ledger
        .transactions()
        .iter()
        .take(as_of.version as usize + 1);
    let found = all.filter(|transaction| {
        let data = &transaction["transaction"];
        data["sender"] == sender && data["sequence_number"].as_u64() >= Some(start)
    });
    let mut found: Vec<_> = found.take(limit).cloned().collect();
    if limit == 1 {
        found.retain(|one| one["transaction"]["sequence_number"] == start);
    }
    found
}

pub(super) fn without_events(transaction: &Value, include: bool) -> Value {
    let mut transaction = transaction.clone();
    if !include {
        transaction["events"] = json!([]);
    }
    transaction
}
