using Scheduler.Domain.Tasks;

namespace Scheduler.Tests.Storage.Tasks;

/// <summary>Compares states by value: an array inside a record is compared by reference otherwise.</summary>
internal static class SameState
{
    public static void Equal(LabelTask expected, LabelTask actual)
    {
        Assert.Equal(expected.Attempts.AsEnumerable(), actual.Attempts.AsEnumerable());
        Assert.Equal(expected with { Attempts = [] }, actual with { Attempts = [] });
    }
}
