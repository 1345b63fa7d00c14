//! Work on several threads whose results come out in the order of the tasks.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::mpsc::{channel, sync_channel};
use std::thread;

/// Gives each task to one of `jobs` threads, and each result to `sink` in the order of the tasks.
///
/// Only a few tasks are under way at a time, so memory does not grow with their number.
///
/// # Errors
/// The first error of `sink`, after which no further task is begun.
pub(super) fn in_order<T: Send, R: Send, E>(
    jobs: usize,
    mut tasks: impl Iterator<Item = T>,
    work: impl Fn(T) -> R + Sync,
    mut sink: impl FnMut(R) -> Result<(), E>,
) -> Result<(), E> {
    let window = jobs * 2 + 2;
    let (give, take) = sync_channel::<(u64, T)>(window);
    let (send, receive) = channel();
    let take = Mutex::new(take);
    let (take, work) = (&take, &work);
    // The sender moves into the closure and is dropped with it, which tells the threads that nothing more is to be done.
    thread::scope(move |scope| {
        for _ in 0..jobs {
            let send = send.clone();
            scope.spawn(move || {
                loop {
                    let task = take.lock().ok().and_then(|take| take.recv().ok());
                    let Some((number, task)) = task else { return };
                    if send.send((number, work(task))).is_err() {
                        return;
                    }
                }
            });
        }
        drop(send);
        let (mut given, mut done, mut ready) = (0, 0, BTreeMap::new());
        loop {
            while given - done < window as u64 {
                let Some(task) = tasks.next() else { break };
                if give.send((given, task)).is_err() {
                    break;
                }
                given += 1;
            }
            if given == done {
                return Ok(());
            }
            let Ok((number, result)) = receive.recv() else {
                return Ok(());
            };
            ready.insert(number, result);
            while let Some(result) = ready.remove(&done) {
                sink(result)?;
                done += 1;
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_the_order_of_the_tasks() {
        for jobs in [1, 2, 7] {
            let mut seen = Vec::new();
            let done: Result<(), ()> = in_order(
                jobs,
                0..1000_u64,
                |task| task * task,
                |result| {
                    seen.push(result);
                    Ok(())
                },
            );
            assert_eq!(done, Ok(()));
            assert!(seen.iter().copied().eq((0..1000).map(|task| task * task)));
        }
    }

    #[test]
    fn an_error_of_the_sink_ends_the_work() {
        let mut count = 0;
        let done = in_order(
            2,
            0..,
            |task: u64| task,
            |result| {
                count += 1;
                if result == 10 { Err("enough") } else { Ok(()) }
            },
        );
        assert_eq!((done, count), (Err("enough"), 11));
    }
}
