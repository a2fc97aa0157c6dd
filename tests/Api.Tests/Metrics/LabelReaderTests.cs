using System.Runtime.CompilerServices;
using Scheduler.Api.Metrics;
using Scheduler.Domain;
using Scheduler.Domain.Metrics;
using Scheduler.Domain.Tasks;
using Scheduler.Storage.Metrics;
using Scheduler.Storage.Tasks;

namespace Scheduler.Tests.Api.Metrics;

public class LabelReaderTests
{
    private static readonly DateTimeOffset Start = DateTimeOffset.FromUnixTimeMilliseconds(1_780_000_000_000);

    [Theory]
    [InlineData(0, false)]
    [InlineData(LabelReader.MaxTasks - 1, false)]
    [InlineData(LabelReader.MaxTasks, false)]
    [InlineData(LabelReader.MaxTasks + 1, true)]
    public async Task Only_what_is_left_out_is_said_to_be(int tasks, bool cut)
    {
        var asked = new MetricQuery(default, Start, Start.AddDays(1), TimeSpan.FromHours(1), null, false, false);
        var counted = await new LabelReader(new Judged(tasks), null!, null!).Grouped(new("all", asked.From, asked.To, 0, null, null!, null, null, null), asked, null, default);
        Assert.Equal(cut ? Start.AddDays(1).AddSeconds(-LabelReader.MaxTasks) : null, counted.GroupsFrom);
    }

    /// <summary>So many tasks without a project's parameters, a second apart, the latest first.</summary>
    private sealed class Judged(int tasks) : IMetricEvents
    {
        async IAsyncEnumerable<StoredTask> IMetricEvents.Judged(MetricScope scope, DateTimeOffset from, DateTimeOffset to, int limit, [EnumeratorCancellation] CancellationToken cancel)
        {
            await Task.CompletedTask;
            for (var i = 1; i <= Math.Min(tasks, limit); i++)
            {
                var row = new TaskRow
                {
                    Ref = new(new(new("o"), Mode.Live), new("p"), new("b"), new($"{i}")),
                    Type = "categorization",
                    ParamVersion = -1,
                    Plan = new(1, 0),
                    Params = "{}",
                    Status = LabelTaskStatus.Completed,
                    CreatedAt = Start,
                    UpdatedAt = to.AddSeconds(-i),
                    CompletedAt = to.AddSeconds(-i),
                };
                yield return new(row, new() { Ref = row.Ref, Plan = row.Plan, CreatedAt = row.CreatedAt, ChangedAt = row.UpdatedAt, Status = row.Status });
            }
        }

        public Task<IReadOnlyList<Observation>> Observe(DateTimeOffset from, DateTimeOffset to, CancellationToken cancel) => throw new NotSupportedException();

        public Task<IReadOnlyDictionary<DateTimeOffset, long>> CountByMinute(DateTimeOffset from, DateTimeOffset to, CancellationToken cancel) => throw new NotSupportedException();

        public Task<IReadOnlyList<(TaskHome Home, Measure Measure, long By)>> Counts(DateTimeOffset from, DateTimeOffset to, CancellationToken cancel) => throw new NotSupportedException();

        public Task<IReadOnlyList<(TaskHome Home, Backlog Backlog)>> Backlogs(DateTimeOffset now, CancellationToken cancel) => throw new NotSupportedException();

        public Task<IReadOnlyList<BacklogTask>> OpenTasks(OpenTasksAsked asked, OpenTaskPlace? after, int limit, CancellationToken cancel) => throw new NotSupportedException();

        public Task<IReadOnlyList<CompletedTask>> Completed(MetricScope scope, DateTimeOffset from, DateTimeOffset to, int limit, CancellationToken cancel) => throw new NotSupportedException();

        public Task<TaskStory?> Story(Tenant tenant, TaskId task, CancellationToken cancel) => throw new NotSupportedException();

        public Task<TurnaroundFigures?> ExactTurnaround(MetricScope scope, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel) => throw new NotSupportedException();
    }
}
