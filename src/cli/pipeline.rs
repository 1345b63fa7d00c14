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
use std::sync::Mutex;
use std::sync::mpsc::channel;
use std::thread;

/// Gives each task to one of `jobs` threads, and each result to `sink` in the order of the tasks, as soon as it is known.
///
/// Only a few tasks are under way at a time, so memory does not grow with their number.
///
/// # Errors
/// The first error of `sink`, after which no further task is begun.
pub(super) fn in_order<T: Send, R: Send, E>(
    jobs: usize,
    tasks: impl Iterator<Item = T> + Send,
    work: impl Fn(T) -> R + Sync,
    mut sink: impl FnMut(R) -> Result<(), E>,
) -> Result<(), E> {
    let (give, take) = channel::<(u64, T)>();
    let (send, receive) = channel();
    // A task is begun for each permit, and each result that has come out is one.
    let (permit, permitted) = channel();
    for _ in 0..jobs * 2 + 2 {
        // The receiver is still here, so sending does not fail.
        let _ = permit.send(());
    }
    let take = Mutex::new(take);
    let (take, work) = (&take, &work);
    // The ends of the channels move into the closure and are dropped with it, which ends the threads that wait for them.
    thread::scope(move |scope| {
        scope.spawn(move || {
            let permitted_tasks = permitted.into_iter().zip(tasks).map(|((), task)| task);
            for task in (0..).zip(permitted_tasks) {
                if give.send(task).is_err() {
                    return;
                }
            }
        });
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
                sink(result)?;
                next += 1;
                // Where all tasks were given, nobody asks for permits any more.
                let _ = permit.send(());
            }
        }
        Ok(())
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
    fn a_result_comes_out_before_the_next_task_is_known() {
        let (give, take) = channel();
        let _ = give.send(1);
        let mut seen = 0;
        let done: Result<(), ()> = in_order(
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
        assert_eq!((done, seen), (Ok(()), 3));
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
