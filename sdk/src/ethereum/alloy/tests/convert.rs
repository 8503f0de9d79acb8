//! Conversions from and to alloy's types.

use super::events::transfer;
use super::*;

#[test]
fn types_convert_there_and_back() {
    let address = alloy_primitives::Address::from(BOB);
    assert_eq!((address.0.0, Address::from(address)), ([0xb0; 20], BOB));
    let hash = alloy_primitives::B256::from(B256::new([3; 32]));
    assert_eq!(B256::from(hash), B256::new([3; 32]));
    let bytes = alloy_primitives::Bytes::from(Bytes::from([1, 2]));
    assert_eq!(Bytes::from(bytes), Bytes::from([1, 2]));
    assert_eq!(U256::from_alloy(U256::MAX.into_alloy()), U256::MAX);
    let number = U256::new(0x0102).into_alloy();
    assert_eq!(number, alloy_primitives::U256::from(0x0102));
    let list = vec![AccessListEntry::new(BOB, vec![B256::ZERO])];
    assert_eq!(Vec::from_alloy(list.clone().into_alloy()), list);
    let log = transfer(4);
    let theirs = rpc::Log::from(log.clone());
    assert_eq!((theirs.topics().len(), theirs.log_index), (3, Some(4)));
    let mut again = Log::from(theirs);
    assert_eq!(again.removed.take(), Some(false));
    assert_eq!(again, log);
}

#[test]
fn a_transaction_request_converts_there_and_back() {
    let authorization = Authorization::new(U256::ONE, BOB, 0, 1, U256::ONE, U256::ONE);
    let request = payment(7)
        .with_from(BOB)
        .with_max_fee_per_gas(U256::new(9))
        .with_max_priority_fee_per_gas(U256::new(8))
        .with_gas(1)
        .with_nonce(2)
        .with_chain_id(3)
        .with_type(4)
        .with_input(vec![5])
        .with_access_list(vec![AccessListEntry::new(BOB, vec![])])
        .with_blob_versioned_hashes(vec![B256::ZERO])
        .with_authorization_list(vec![authorization]);
    let theirs = rpc::TransactionRequest::try_from(request.clone()).expect("it converts");
    assert_eq!(TransactionRequest::from(theirs), request);
    let creation = TransactionRequest::new().with_data(vec![1]);
    let theirs = rpc::TransactionRequest::try_from(creation).expect("it converts");
    assert_eq!(theirs.to, Some(alloy_primitives::TxKind::Create));
    let again = TransactionRequest::from(theirs);
    assert_eq!((again.to, again.input), (None, Some(Bytes::from([1]))));
}
