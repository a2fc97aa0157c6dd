using System.Collections.Immutable;

namespace Scheduler.Grains;

/// <summary>
/// Sends what this process has to tell other grains: whatever gathered for one of them while its last message was on its way
/// goes together in the next. Without any delay of its own, as in the ledger. Notices are hints: what cannot be delivered is
/// dropped, and a sweep repairs it.
/// </summary>
/// <typeparam name="TReceiver">Names a grain.</typeparam>
/// <typeparam name="TNotice">What it is told.</typeparam>
internal sealed class NoticeQueues<TReceiver, TNotice>(Func<TReceiver, ImmutableArray<TNotice>, Task> send)
    where TReceiver : notnull
{
    /// <summary>Notices that may wait for one grain that does not answer.</summary>
    private const int MaxWaiting = 10_000;

    private readonly Lock _gate = new();

    /// <summary>By receiver with a message on its way.</summary>
    private readonly Dictionary<TReceiver, List<TNotice>> _waiting = [];

    public void Tell(TReceiver receiver, TNotice notice)
    {
        lock (_gate)
        {
            if (_waiting.TryGetValue(receiver, out var list))
            {
                if (list.Count < MaxWaiting)
                    list.Add(notice);
                return;
            }

            _waiting.Add(receiver, []);
        }

        // Not on the turn of the grain that tells, which may be gone before all is sent.
        ThreadPool.UnsafeQueueUserWorkItem(start => start.Queues.Send(start.Receiver, start.First), (Queues: this, Receiver: receiver, First: notice), preferLocal: false);
    }

    private async void Send(TReceiver receiver, TNotice first)
    {
        ImmutableArray<TNotice> notices = [first];
        while (true)
        {
            try
            {
                await send(receiver, notices);
            }
            catch (Exception)
            {
                // Unreachable, or too slow: see above.
            }

            lock (_gate)
            {
                var list = _waiting[receiver];
                if (list.Count == 0)
                {
                    _waiting.Remove(receiver);
                    return;
                }

                notices = [.. list];
                list.Clear();
            }
        }
    }
}
