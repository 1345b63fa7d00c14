//! Work on several threads whose results come out in the order of the tasks.
//!
//! One thread asks for the tasks and numbers them, `jobs` threads take them from a queue and work, and the thread that called
//! gives the results to `sink`. A result that comes early waits in a map by its number until all before it are out.
//!
//! What keeps that map small is a fixed number of permits. A permit is taken *before* a task is asked for, since asking reads
//! input into memory, and comes back only when the result of a task has gone to `sink`. So, however slow one task or `sink`
//! is, no more than `jobs * 2 + 2` tasks are anywhere between the two: a task in work and one in reserve for each thread, and
//! two more, so that nobody waits when results change hands. This cannot get stuck: the queue is in order, so the task that
//! `sink` waits for has always been given out before those that hold the other permits, and every permit is at some task
//! that will be done.
//!
//! All ends by channels that close: no more tasks close the queue, which ends the workers, which closes the results.

use std::collections::BTreeMap;
use std::panic::resume_unwind;
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// Gives each task to one of `jobs` threads, and each result to `sink` in the order of the tasks, as soon as it is known.
/// Gives the tasks back when all are done.
///
/// Only a few tasks are under way at a time, so memory does not grow with their number.
///
/// # Errors
/// The first error of `sink`, after which no further task is begun. It is not held up by `tasks`, which may be waiting for
/// input that never comes: they are left to their thread, which ends with their next task, or with the process.
pub(super) fn in_order<T: Send + 'static, R: Send, E, I: Iterator<Item = T> + Send + 'static>(
    jobs: usize,
    mut tasks: I,
    work: impl Fn(T) -> R + Sync,
    mut sink: impl FnMut(R) -> Result<(), E>,
) -> Result<I, E> {
    let (give, take) = channel::<(u64, T)>();
    let (send, receive) = channel();
    // A task is begun for each permit, and each result that has come out is one.
    let (permit, permitted) = channel();
    for _ in 0..jobs * 2 + 2 {
        // The receiver is still here, so sending does not fail.
        let _ = permit.send(());
    }
    // The thread of the tasks owns the way to the workers, and takes it along when it ends. Only when `sink` fails is it
    // taken from there.
    let give = Arc::new(Mutex::new(Some(give)));
    let given = Arc::downgrade(&give);
    let producer = thread::spawn(move || {
        for (number, ()) in (0..).zip(permitted) {
            let Some(task) = tasks.next() else { break };
            let give = give.lock().unwrap_or_else(PoisonError::into_inner);
            if give.as_ref().is_none_or(|give| give.send((number, task)).is_err()) {
                break;
            }
        }
        tasks
    });
    let take = Mutex::new(take);
    let (take, work) = (&take, &work);
    // The ends of the channels move into the closure and are dropped with it, which ends the threads that wait for them.
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
        let (mut next, mut ready) = (0, BTreeMap::new());
        for (number, result) in receive {
            ready.insert(number, result);
            while let Some(result) = ready.remove(&next) {
                if let Err(error) = sink(result) {
                    // The workers end when there is no way to them.
                    if let Some(give) = given.upgrade() {
                        give.lock().unwrap_or_else(PoisonError::into_inner).take();
                    }
                    return Err(error);
                }
                next += 1;
                // Where all tasks were given, nobody asks for permits any more.
                let _ = permit.send(());
            }
        }
        Ok(())
    })?;
    producer.join().map_err(|panic| resume_unwind(panic))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn results_come_in_the_order_of_the_tasks() {
        for jobs in [1, 2, 7] {
            let mut seen = Vec::new();
            let done: Result<_, ()> = in_order(
                jobs,
                0..1000_u64,
                |task| task * task,
                |result| {
                    seen.push(result);
                    Ok(())
                },
            );
            assert_eq!(done, Ok(1000..1000));
            assert!(seen.iter().copied().eq((0..1000).map(|task| task * task)));
        }
    }

    #[test]
    fn a_result_comes_out_before_the_next_task_is_known() {
        let (give, take) = channel();
        let _ = give.send(1);
        let mut seen = 0;
        let done: Result<_, ()> = in_order(
            2,
            take.into_iter().take(3),
            |task: u32| task,
            |result| {
                seen += 1;
                // Only now is there another task.
                let _ = give.send(result + 1);
                Ok(())
            },
        );
        assert_eq!((done.is_ok(), seen), (true, 3));
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

    #[test]
    fn an_error_of_the_sink_waits_for_no_further_task() {
        // The second task never comes, as from an idle terminal.
        let (give, take) = channel();
        let _ = give.send(1);
        let (ended, end) = channel();
        thread::spawn(move || {
            let done = in_order(2, take.into_iter(), |task: u32| task, |_| Err("full"));
            let _ = ended.send(done.err());
        });
        assert_eq!(end.recv_timeout(Duration::from_mins(1)), Ok(Some("full")));
        drop(give);
    }
}
