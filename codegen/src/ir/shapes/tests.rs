//! What the feature decides: nothing.

use proptest::prelude::*;

use super::*;
use crate::ir::Scalar;

/// Shapes over two scalars and so many structs.
fn shape(structs: usize) -> impl Strategy<Value = Type> {
    let leaf = prop_oneof![
        Just(Type::Scalar(Scalar::String)),
        Just(Type::Scalar(Scalar::Json)),
        Just(Type::Packed(Box::new(Type::Scalar(Scalar::String)))),
        (0..structs).prop_map(Type::Named),
        (0..structs).prop_map(Type::Named),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        let boxed = inner.clone().prop_map(Box::new);
        prop_oneof![
            inner.clone().prop_map(|item| match item {
                // Null in null is null.
                Type::Option(_) => item,
                item => Type::Option(Box::new(item)),
            }),
            boxed.clone().prop_map(Type::List),
            (boxed.clone(), 1..4_usize).prop_map(|(item, len)| Type::Array(item, len)),
            boxed.prop_map(|value| Type::Map(Box::new(Type::Scalar(Scalar::String)), value)),
            proptest::collection::vec(inner, 1..4).prop_map(Type::Tuple),
        ]
    })
}

fn members() -> impl Strategy<Value = Members> {
    (1..14_usize).prop_flat_map(|structs| {
        let held = proptest::collection::vec(shape(structs), 0..13);
        proptest::collection::vec(held, structs)
            .prop_map(|all| all.into_iter().enumerate().collect())
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn typify_agrees_on_every_shape(shapes in members()) {
        prop_assert_eq!(cycles::break_cycles(&shapes), typify::solve(&shapes).unwrap());
    }
}

#[test]
fn a_chain_of_any_length_is_walked() {
    let last = 100_000;
    let next = |index: usize| vec![Type::Named(if index == last { 0 } else { index + 1 })];
    let shapes: Members = (0..=last).map(|index| (index, next(index))).collect();
    let solved = cycles::break_cycles(&shapes);
    let boxes = solved
        .values()
        .flatten()
        .filter(|ty| matches!(ty, Type::Boxed(_)));
    assert_eq!(boxes.count(), 1);
}
