using CsCheck;
using Scheduler.Domain.Tasks;

namespace Scheduler.Tests.Domain.Tasks;

public class ListSeekLaws
{
    [Fact]
    public void Every_way_leads_to_the_same_rows_and_none_of_the_others_is_shorter() =>
        Gen.Select(Gen.Int[1, 60], Gen.Int[0, 60], Gen.Int[1, 10], Gen.Int[-1, 60]).Sample((total, at, wanted, known) =>
        {
            var (position, mark) = (Math.Min(at, total), known < 0 || known >= total ? null : (int?)known);
            var rows = Math.Min(wanted, total - position);
            var seek = ListSeek.To(position, rows, total, mark);
            Assert.Equal(Enumerable.Range(position, rows), Walk(seek, rows, total, mark));
            Assert.True(seek.Skip >= 0 && seek.Skip <= Math.Min(position, total - position - rows));
            if (mark is { } row && (row <= position || row >= position + rows))
                Assert.True(seek.Skip <= (row <= position ? position - row : row - position - rows));
        });

    [Fact]
    public void Neighbours_of_a_known_row_cost_nothing()
    {
        Assert.Equal(new ListSeek(true, false, 100), ListSeek.To(500_100, 100, 1_000_000, 500_000));
        Assert.Equal(new ListSeek(true, true, 0), ListSeek.To(499_900, 100, 1_000_000, 500_000));
        Assert.Equal(new ListSeek(false, true, 0), ListSeek.To(999_900, 100, 1_000_000, null));
        Assert.Equal(new ListSeek(false, false, 0), ListSeek.To(0, 100, 1_000_000, 100));
    }

    /// <summary>What a database does of it, on a list whose rows are their positions.</summary>
    private static IEnumerable<int> Walk(ListSeek seek, int rows, int total, int? mark)
    {
        var list = Enumerable.Range(0, total);
        var way = (seek.FromMark, seek.Newer) switch
        {
            (false, false) => list,
            (false, true) => list.Reverse(),
            (true, false) => list.Where(r => r >= mark),
            (true, true) => list.Where(r => r < mark).Reverse(),
        };
        return way.Skip((int)seek.Skip).Take(rows).Order();
    }
}
