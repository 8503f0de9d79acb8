//! Handlers by the method's name, its wire and the service that it is called of.

use std::collections::HashMap;

use super::handler::{Step, Steps};
use crate::message;
use crate::wire::Format;

/// Where a call goes.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// The service behind the node; without one the node itself.
    pub(super) destination: Option<String>,
    /// The wire of the method.
    pub(super) wire: &'static Format,
}

/// Which calls of a method handlers are for.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Scope {
    /// The service behind the node; without one all of them, and the node itself.
    pub(super) destination: Option<String>,
    /// The wire; without one any.
    pub(super) wire: Option<&'static Format>,
}

/// All handlers.
#[derive(Default)]
pub(super) struct Handlers(HashMap<String, Vec<(Scope, Steps)>>);

impl Scope {
    fn covers(&self, place: &Place) -> bool {
        let is_there = |destination| place.destination.as_ref() == Some(destination);
        self.destination.as_ref().is_none_or(is_there)
            && self.wire.is_none_or(|wire| wire == place.wire)
    }

    /// Whether handlers of this scope take the place of those of `other`: untyped ones do of all with the same destination.
    fn replaces(&self, other: &Self) -> bool {
        self.destination == other.destination && (self.wire.is_none() || self.wire == other.wire)
    }
}

impl Handlers {
    /// Sets the handlers of a method; returns those that they replace.
    pub(super) fn set(&mut self, method: &str, scope: Scope, steps: Steps) -> Vec<(Scope, Steps)> {
        let all = self.0.entry(method.to_owned()).or_default();
        let before = all.extract_if(.., |(other, _)| scope.replaces(other));
        let before = before.collect();
        all.push((scope, steps));
        before
    }

    /// The handlers of a method that were set for this scope.
    pub(super) fn get_mut(&mut self, method: &str, scope: &Scope) -> Option<&mut Steps> {
        let all = self.0.get_mut(method)?;
        let found = all.iter_mut().find(|(other, _)| other == scope);
        found.map(|(_, steps)| steps)
    }

    /// The next handler of a call of a method: of those for its destination, of those for its wire, of all others.
    pub(super) fn next(&mut self, method: &str, place: &Place) -> Option<Step> {
        let all = self.0.get_mut(method)?.iter_mut();
        let fitting = all.filter(|(scope, _)| scope.covers(place));
        let (_, steps) =
            fitting.max_by_key(|(scope, _)| (scope.destination.is_some(), scope.wire.is_some()))?;
        steps.next()
    }

    /// The wires of the handlers of a method at the node itself.
    pub(super) fn of(&self, method: &str) -> message::Handlers {
        let mut found = message::Handlers::default();
        let all = self.0.get(method).into_iter().flatten();
        for (scope, _) in all.filter(|(scope, _)| scope.destination.is_none()) {
            match scope.wire {
                Some(wire) => found.typed.push(wire),
                None => found.untyped = true,
            }
        }
        found
    }

    /// Whether a method has typed handlers of this wire, anywhere.
    pub(super) fn is_typed(&self, method: &str, wire: &Format) -> bool {
        let mut all = self.0.get(method).into_iter().flatten();
        all.any(|(scope, _)| scope.wire.is_some_and(|own| own == wire))
    }

    /// The names of the methods that have any.
    pub(super) fn names(&self) -> Vec<&String> {
        self.0.keys().collect()
    }
}
