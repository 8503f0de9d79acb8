//! Where a type would contain itself, a `Box` stands between: in the same places as typify puts them.
//!
//! It walks the structs in the order of their definitions' names, each depth first and its last member first. A member whose type is
//! on the way there is boxed. Equal shapes are one node, so a shape that is boxed somewhere is boxed wherever it is used; lists and
//! maps end the walk, because they hold their items elsewhere anyway.

use std::collections::{BTreeMap, BTreeSet};

use super::Members;
use crate::ir::Type;

type Id = usize;

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Node {
    /// A struct or union that has members.
    Struct(usize),
    Option(Id),
    Array(Id, usize),
    Tuple(Vec<Id>),
    Boxed(Id),
    List(Id),
    Map(Id, Id),
    Leaf(Type),
}

#[derive(Default)]
struct Graph {
    nodes: Vec<Node>,
    ids: BTreeMap<Node, Id>,
    /// The structs' members, in the order of the walk.
    members: BTreeMap<usize, Vec<Id>>,
}

pub(super) fn break_cycles(shapes: &Members) -> Members {
    let mut graph = Graph::default();
    for (index, members) in shapes.iter().filter(|(_, members)| !members.is_empty()) {
        let ids = members
            .iter()
            .map(|member| graph.add(member, shapes))
            .collect();
        graph.members.insert(*index, ids);
    }
    // As texts, because that is what definitions are sorted by: T10 before T2.
    let mut order: Vec<usize> = graph.members.keys().copied().collect();
    order.sort_by_key(usize::to_string);
    let mut visited = BTreeSet::new();
    for index in order {
        let start = graph.intern(Node::Struct(index));
        graph.walk(start, &mut visited);
    }
    shapes
        .keys()
        .map(|index| {
            let members = graph.members.get(index).into_iter().flatten();
            (*index, members.map(|id| graph.read(*id)).collect())
        })
        .collect()
}

/// A step of the walk.
enum Step {
    Enter(Id),
    /// A node's members still to be entered.
    Below(Id, Vec<Id>),
}

impl Graph {
    fn intern(&mut self, node: Node) -> Id {
        let next = self.nodes.len();
        let id = *self.ids.entry(node.clone()).or_insert(next);
        if id == next {
            self.nodes.push(node);
        }
        id
    }

    fn add(&mut self, ty: &Type, shapes: &Members) -> Id {
        let node = match ty {
            Type::Named(index) if shapes.get(index).is_some_and(|held| !held.is_empty()) => {
                Node::Struct(*index)
            }
            Type::Scalar(_) | Type::Own(_) | Type::Named(_) | Type::Packed(_) => {
                Node::Leaf(ty.clone())
            }
            Type::Option(item) => Node::Option(self.add(item, shapes)),
            Type::List(item) => Node::List(self.add(item, shapes)),
            Type::Array(item, len) => Node::Array(self.add(item, shapes), *len),
            Type::Map(key, value) => Node::Map(self.add(key, shapes), self.add(value, shapes)),
            Type::Boxed(item) => Node::Boxed(self.add(item, shapes)),
            Type::Tuple(items) => {
                Node::Tuple(items.iter().map(|item| self.add(item, shapes)).collect())
            }
        };
        self.intern(node)
    }

    fn walk(&mut self, start: Id, visited: &mut BTreeSet<Id>) {
        if visited.contains(&start) {
            return;
        }
        let mut active = BTreeSet::from([start]);
        let mut stack = vec![Step::Enter(start)];
        while let Some(step) = stack.pop() {
            match step {
                Step::Enter(id) if visited.insert(id) => {
                    let (again, below): (Vec<Id>, Vec<Id>) = self
                        .children(id)
                        .into_iter()
                        .partition(|child| active.contains(child));
                    for child in again {
                        let boxed = self.intern(Node::Boxed(child));
                        self.replace(id, child, boxed);
                    }
                    stack.push(Step::Below(id, below));
                }
                Step::Enter(id) => drop(active.remove(&id)),
                Step::Below(id, mut below) => match below.pop() {
                    Some(child) => {
                        stack.push(Step::Below(id, below));
                        active.insert(child);
                        stack.push(Step::Enter(child));
                    }
                    None => drop(active.remove(&id)),
                },
            }
        }
    }

    /// The members stored inline in a node's value.
    fn children(&self, id: Id) -> Vec<Id> {
        match &self.nodes[id] {
            Node::Struct(index) => {
                let members = self.members.get(index).map_or(&[][..], Vec::as_slice);
                // Their names are sorted as texts too: p10 before p2.
                let mut order: Vec<usize> = (0..members.len()).collect();
                order.sort_by_key(usize::to_string);
                order.into_iter().map(|place| members[place]).collect()
            }
            Node::Option(item) | Node::Array(item, _) => vec![*item],
            Node::Tuple(items) => items.clone(),
            Node::Boxed(_) | Node::List(_) | Node::Map(..) | Node::Leaf(_) => Vec::new(),
        }
    }

    fn replace(&mut self, id: Id, child: Id, boxed: Id) {
        let members = match &mut self.nodes[id] {
            Node::Struct(index) => match self.members.get_mut(index) {
                Some(members) => members.as_mut_slice(),
                None => return,
            },
            Node::Option(item) | Node::Array(item, _) => std::slice::from_mut(item),
            Node::Tuple(items) => items.as_mut_slice(),
            Node::Boxed(_) | Node::List(_) | Node::Map(..) | Node::Leaf(_) => return,
        };
        for member in members.iter_mut().filter(|member| **member == child) {
            *member = boxed;
        }
    }

    fn read(&self, id: Id) -> Type {
        let inner = |id: &Id| Box::new(self.read(*id));
        match &self.nodes[id] {
            Node::Struct(index) => Type::Named(*index),
            Node::Leaf(ty) => ty.clone(),
            Node::Option(item) => Type::Option(inner(item)),
            Node::List(item) => Type::List(inner(item)),
            Node::Array(item, len) => Type::Array(inner(item), *len),
            Node::Map(key, value) => Type::Map(inner(key), inner(value)),
            Node::Boxed(item) => Type::Boxed(inner(item)),
            Node::Tuple(items) => Type::Tuple(items.iter().map(|item| self.read(*item)).collect()),
        }
    }
}
