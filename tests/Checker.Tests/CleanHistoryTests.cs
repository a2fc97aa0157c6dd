using Xunit;

namespace Scheduler.Tests.Checker;

public sealed class CleanHistoryTests
{
    [Fact]
    public async Task A_clean_history_of_every_kind_of_step_breaks_no_law()
    {
        await using var records = await ForgedRecords.New();
        foreach (var person in new[] { "ann", "bob", "cy", "rita", "ada" })
            records.Person(person);
        records.Task(callback: "http://x").Done("ann").Audit();
        records.Run("UPDATE outbox SET tries = 0, tried = 23, outcome = 1, done_at = 7");
        records.CompletedBatch("done", callbacks: 2);
        records.Task(overlap: 2).Later(10).Grant("ann", 0).Grant("bob", 1).Later(10).Submit("ann", "cat", 1).Submit("bob", "dog", 2, 1, to: (2, 0, 0), final: "dog");
        records.Task().Later(10).Grant("ann").End("ann", 6).Salvage("ann", "cat", (2, 0, 0), "cat");
        records.Task().Later(10).Grant("ann").End("ann", 6).Grant("bob").End("ann", 9, token: 1).Submit("bob", "cat", 2, to: (2, 0, 0), final: "cat");
        records.Task().Later(10).Grant("ann").End("ann", 3, coolMs: 60_000);
        Rejected(records);
        records.Task();
        records.Count();

        var report = records.Check();

        report.MustHold();
        Assert.Equal((7, 31), ((int)report.Tasks, (int)report.Events));
    }

    /// <summary>Rejected twice, mended by the adjudicator.</summary>
    private static void Rejected(ForgedRecords records) => records.Task(reviews: 1, callback: "http://x")
        .Grant("ann").Submit("ann", "cat", to: (1, 1, 0), final: "cat", open: 1)
        .Grant("rita").Submit("rita", "", verdict: 3, to: (1, 0, 1), open: 1)
        .Grant("bob").Submit("bob", "cat", to: (1, 1, 1), final: "cat", open: 1)
        .Grant("rae").Submit("rae", "", verdict: 3, to: (1, 0, 2), open: 1)
        .Grant("cy").Submit("cy", "cat", to: (1, 1, 2), final: "cat", open: 1)
        .Grant("roy").Submit("roy", "", verdict: 3, to: (1, 6, 2), open: 1)
        .Grant("ada").Submit("ada", "dog", to: (2, 6, 2), final: "dog");
}
