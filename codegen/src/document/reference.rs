//! Resolution of references.

use super::identity::{Identities, join};
use super::node::Node;
use super::source::Sources;
use crate::diagnostic::{Location, unescape};

/// Limit of intermediate references.
const MAX_HOPS: usize = 64;

/// The target of a reference.
#[derive(Debug)]
pub(super) struct Target<'a> {
    pub(super) node: Node<'a>,
    /// Set if something else was taken than the reference says.
    pub(super) guess: Option<Guess>,
}

/// The guess at what a reference means, and its remedy.
#[derive(Debug)]
pub(super) struct Guess {
    pub(super) message: String,
    pub(super) remedy: &'static str,
}

/// Why a reference is dangling, and what to do.
#[derive(Debug)]
pub(super) struct Dangling {
    pub(super) message: String,
    pub(super) remedy: String,
}

impl Dangling {
    fn new(message: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            remedy: remedy.into(),
        }
    }
}

/// Resolves one reference at `place`: into its file, then along its JSON pointer. References met on the way are
/// followed, one at its end is not: that is the target.
pub(super) fn resolve<'a>(
    sources: &'a Sources,
    place: &Location,
    reference: &str,
) -> Result<Target<'a>, Dangling> {
    let mut resolver = Resolver {
        sources,
        hops: 0,
        guess: None,
    };
    let node = resolver.follow(place, reference)?;
    Ok(Target {
        node,
        guess: resolver.guess,
    })
}

/// The unescaped parts of a JSON pointer.
pub(super) fn steps(pointer: &str) -> impl Iterator<Item = String> {
    pointer.split('/').skip(1).map(unescape)
}

/// Whether a fragment is a JSON pointer, and no anchor.
fn is_pointer(fragment: &str) -> bool {
    fragment.is_empty() || fragment.starts_with('/')
}

/// Splits a reference into file and fragment.
pub(super) fn split(reference: &str) -> (&str, &str) {
    reference.split_once('#').unwrap_or((reference, ""))
}

/// Percent-decodes a string; invalid escapes are kept.
pub(super) fn percent_decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let digit = |index: usize| {
        bytes
            .get(index)
            .and_then(|byte| char::from(*byte).to_digit(16))
    };
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut index = 0;
    while let Some(&byte) = bytes.get(index) {
        match (byte, digit(index + 1), digit(index + 2)) {
            (b'%', Some(high), Some(low)) => {
                // Two hex digits are at most 255.
                decoded.push((high * 16 + low) as u8);
                index += 3;
            }
            _ => {
                decoded.push(byte);
                index += 1;
            }
        }
    }
    String::from_utf8(decoded).unwrap_or_else(|_| text.to_owned())
}

struct Resolver<'a> {
    sources: &'a Sources,
    /// The number of references followed so far, to detect cycles.
    hops: usize,
    guess: Option<Guess>,
}

impl<'a> Resolver<'a> {
    fn follow(&mut self, place: &Location, reference: &str) -> Result<Node<'a>, Dangling> {
        self.hops += 1;
        if self.hops > MAX_HOPS {
            return Err(Dangling::new(
                format!(
                    "`{reference}` runs in a circle, or through more than {MAX_HOPS} other references"
                ),
                "let one of the places it passes say what it is",
            ));
        }
        if let Some(found) = self.by_identity(place, reference) {
            return found;
        }
        let (file, fragment) = split(reference);
        let fragment = percent_decode(fragment);
        let root = match self.root(place, file) {
            Ok(root) => root,
            Err(dangling) => return self.by_end(file, &fragment).unwrap_or(Err(dangling)),
        };
        if !is_pointer(&fragment) {
            let found = self.by_end(&format!("#{fragment}"), "");
            return found.unwrap_or_else(|| {
                Err(Dangling::new(
                    format!("`{reference}` names an anchor that no schema has"),
                    "write the place as a JSON pointer, such as `#/components/schemas/Name`",
                ))
            });
        }
        let found = self.walk(root, &fragment);
        match found {
            Err(_) if file.is_empty() => self.enclosing(place, &fragment).map_or(found, Ok),
            _ => found,
        }
    }

    /// Resolves a reference to what a schema calls itself by `$id` or `$anchor`. `None` if none is called so.
    fn by_identity(
        &mut self,
        place: &Location,
        reference: &str,
    ) -> Option<Result<Node<'a>, Dangling>> {
        let identities = self.sources.identities();
        if identities.is_empty() {
            return None;
        }
        let (base, around) = Identities::base(&self.sources.root(&place.document)?, place);
        let (file, fragment) = split(reference);
        let fragment = percent_decode(fragment);
        if file.is_empty() && is_pointer(&fragment) {
            // Many mean the root of the document all the same, which is tried next.
            return self.walk(around?, &fragment).ok().map(Ok);
        }
        let pointer = if is_pointer(&fragment) {
            &*fragment
        } else {
            ""
        };
        let uri = if pointer.is_empty() {
            join(&base, reference)
        } else {
            join(&base, file)
        };
        let (first, others) = identities.of(&uri).split_first()?;
        if !others.is_empty() {
            self.guess = Some(Guess {
                message: format!("`{uri}` names several schemas; {first} was taken"),
                remedy: "give each of them an `$id` of its own",
            });
        }
        let node = self.at(first)?;
        Some(self.walk(node, pointer))
    }

    /// Resolves a reference to the one schema whose `$id` or `$anchor` ends so, though it is relative to something else.
    fn by_end(&mut self, end: &str, pointer: &str) -> Option<Result<Node<'a>, Dangling>> {
        if end.contains(':') || !is_pointer(pointer) {
            return None;
        }
        let end = match end.starts_with('#') {
            true => end.to_owned(),
            false => format!("/{}", end.trim_start_matches(['.', '/'])),
        };
        let (uri, at) = self.sources.identities().ending(&end)?;
        self.guess = Some(Guess {
            message: format!("nothing is called `{end}` here; `{uri}` was taken for it"),
            remedy: "write the whole `$id`, or a JSON pointer",
        });
        let node = self.at(at)?;
        Some(self.walk(node, pointer))
    }

    /// The value at a location.
    fn at(&self, at: &Location) -> Option<Node<'a>> {
        let root = self.sources.root(&at.document)?;
        steps(&at.pointer).try_fold(root, |node, step| node.get(&step))
    }

    /// The root of a reference's file.
    fn root(&mut self, place: &Location, file: &str) -> Result<Node<'a>, Dangling> {
        if file.is_empty() {
            let missing = || Dangling::new("the document was not read", "give it to the generator");
            return self.sources.root(&place.document).ok_or_else(missing);
        }
        if let Some((scheme, _)) = file.split_once("://") {
            return Err(Dangling::new(
                format!("`{file}` is read over {scheme}, which the generator doesn't do"),
                "keep a copy of it beside the document and refer to that",
            ));
        }
        let target = self.sources.target(&place.document, file);
        if let Some(target) = target.filter(|target| target.guessed) {
            self.guess = Some(Guess {
                message: format!(
                    "`{file}` is not beside the document; `{}` was taken for it",
                    target.name
                ),
                remedy: "write the path relative to the document",
            });
        }
        let named = target.map_or(file, |target| &*target.name);
        let root = target.and_then(|target| self.sources.root(&target.name));
        root.ok_or_else(|| {
            let reason = self
                .sources
                .failure(named)
                .unwrap_or("only relative paths are read");
            Dangling::new(
                format!("`{named}` can't be read: {reason}"),
                "correct the path, or the file",
            )
        })
    }

    fn walk(&mut self, root: Node<'a>, pointer: &str) -> Result<Node<'a>, Dangling> {
        let mut node = root;
        for step in steps(pointer) {
            while node.get(&step).is_none() {
                let Some(reference) = node.reference() else {
                    return Err(missing(&node, &step));
                };
                let place = node.at.clone();
                node = self.follow(&place, reference)?;
            }
            // The loop above ended because it is there.
            if let Some(next) = node.get(&step) {
                node = next;
            }
        }
        Ok(node)
    }

    /// Resolves a pointer from the enclosing values, the nearest first: where a whole JSON Schema document was pasted
    /// into a larger one, its `#/definitions/…` mean its own root.
    fn enclosing(&mut self, place: &Location, pointer: &str) -> Option<Node<'a>> {
        if !pointer.starts_with("/definitions/") && !pointer.starts_with("/$defs/") {
            return None;
        }
        let mut around = vec![self.sources.root(&place.document)?];
        for step in steps(&place.pointer) {
            around.push(around.last()?.get(&step)?);
        }
        around
            .into_iter()
            .rev()
            .find_map(|root| self.walk(root, pointer).ok())
    }
}

fn missing(node: &Node<'_>, step: &str) -> Dangling {
    let message = format!("the reference leads nowhere: {} has no `{step}`", node.at);
    let near = node
        .value
        .as_object()
        .into_iter()
        .flatten()
        .map(|(key, _)| key)
        .find(|key| plain(key) == plain(step));
    match near {
        Some(near) => Dangling::new(message, format!("did you mean `{near}`?")),
        None => Dangling::new(
            message,
            "add it there, or correct the reference, in the document or in an overlay",
        ),
    }
}

/// Letters and digits only, lower case.
fn plain(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}
