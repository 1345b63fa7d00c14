//! Names that last as long as the program: those that a rules file gives to its questions, so that a place in a file can
//! be said by them as by the names of our own fields.

use std::collections::HashSet;
use std::sync::{LazyLock, Mutex, PoisonError};

static NAMES: LazyLock<Mutex<HashSet<&'static str>>> = LazyLock::new(Mutex::default);

/// The name, kept for good. Each is kept once, and rules files hold few.
///
/// ```
/// use eligible::internal::domain::interned::intern;
/// assert!(std::ptr::eq(intern("driving_licence"), intern(&"driving_licence".to_owned())));
/// ```
#[must_use]
pub fn intern(name: &str) -> &'static str {
    // Nothing that holds the lock can stop halfway, and a list of names is never half right.
    let mut names = NAMES.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = names.get(name) {
        return known;
    }
    let kept: &'static str = Box::leak(name.to_owned().into_boxed_str());
    names.insert(kept);
    kept
}
