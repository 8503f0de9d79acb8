//! Long lists that are given a page at a time: what leads from a page to the next one.

/// The number behind a number of an item, where a page begins behind the last one's.
pub fn following<T: TryFrom<u64>>(last: T) -> Option<T>
where
    u64: TryFrom<T>,
{
    stepped(last, 1)
}

/// The number that comes so many behind a number; `None` where that is the number itself, as behind an empty page.
pub fn stepped<T: TryFrom<u64>>(at: T, by: usize) -> Option<T>
where
    u64: TryFrom<T>,
{
    let at = u64::try_from(at).ok()?;
    let by = <u64 as TryFrom<usize>>::try_from(by).ok();
    let by = by.filter(|by| *by > 0)?;
    T::try_from(at.checked_add(by)?).ok()
}

/// A number, where it is below a limit or there is none.
pub fn below<T: Copy, L>(number: T, limit: Option<L>) -> Option<T>
where
    u64: TryFrom<T> + TryFrom<L>,
{
    let (Ok(at), Some(limit)) = (u64::try_from(number), limit) else {
        return Some(number);
    };
    let is_below = u64::try_from(limit).is_ok_and(|limit| at < limit);
    is_below.then_some(number)
}

/// Goes on where a flag is set.
pub fn when(flag: bool) -> Option<()> {
    flag.then_some(())
}

/// A text, where there is one.
pub fn not_blank<T: AsRef<str>>(text: T) -> Option<T> {
    (!text.as_ref().is_empty()).then_some(text)
}

/// The `Paged` impl of a method: the items of a page, and the parameter of the next one.
#[doc(hidden)]
#[macro_export]
macro_rules! paged {
    ($name:ident: $item:ty {
        items($page:ident) = $items:expr;
        $($param:ident).+($call:tt, $seen:tt) = $next:expr;
        $(first($first:literal) = $($at:ident).+;)?
    }) => {
        impl $crate::Paged for $name {
            type Item = $item;

            $(fn first(mut self) -> Self {
                self.$($at).+.get_or_insert($first);
                self
            })?

            fn next(&self, $seen: &Self::Output) -> Option<Self> {
                let $call = self;
                let mut next = self.clone();
                next.$($param).+ = $next;
                Some(next)
            }

            fn items($page: Self::Output) -> Vec<$item> {
                $items
            }
        }
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_go_on_as_far_as_they_can() {
        assert_eq!(stepped(5_u32, 50), Some(55));
        assert_eq!(stepped(5_i64, 0), None);
        assert_eq!(stepped(250_u8, 6), None);
        assert_eq!(following(u64::MAX), None);
        assert_eq!(following(-1_i64), None);
    }

    #[test]
    fn a_list_ends_at_its_length() {
        assert_eq!(below(5_u32, Some(6_u64)), Some(5));
        assert_eq!(below(6_u32, Some(6_u64)), None);
        assert_eq!(below(6_u32, None::<u64>), Some(6));
        assert_eq!(below(6_u32, Some(-1_i64)), None);
    }
}
