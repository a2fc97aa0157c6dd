namespace Scheduler.Grains.Interfaces;

/// <summary>References to grains by their keys.</summary>
public static class GrainLookup
{
    /// <summary>
    /// As <c>GetGrain</c>, which works out the names of the interface and of its grain by reflection at every call: a tenth of a
    /// busy silo's time. They are the same for the life of the process, so the first call is asked and the answer kept.
    /// </summary>
    public static T Get<T>(this IGrainFactory grains, string key)
        where T : class, IGrainWithStringKey
    {
        if (Names<T>.Known is { } known)
            return (T)grains.GetGrain(GrainId.Create(known.Grain, key), known.Interface);
        var reference = grains.GetGrain<T>(key);
        if (reference is GrainReference named)
            Names<T>.Known = new(named.GrainId.Type, named.InterfaceType);
        return reference;
    }

    private static class Names<T>
    {
        public static volatile NamePair? Known;
    }

    private sealed record NamePair(GrainType Grain, GrainInterfaceType Interface);
}
