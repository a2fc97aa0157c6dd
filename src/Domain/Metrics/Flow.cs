namespace Scheduler.Domain.Metrics;

/// <summary>What happened within one scope in one period. Flows of parts merge into the flow of the whole.</summary>
public sealed class Flow
{
    private static readonly int Measures = Enum.GetValues<Measure>().Length;

    private readonly long[] _sums = new long[Measures];

    /// <summary>Turnaround of the completed tasks, in milliseconds.</summary>
    public Sketch Turnaround { get; init; } = new();

    /// <summary>Time a label took: work as the client counted it, or the time in hand of a client that does not count. Milliseconds.</summary>
    public Sketch Handle { get; init; } = new();

    public long this[Measure measure]
    {
        get => _sums[(int)measure];
        set => _sums[(int)measure] = value;
    }

    public long this[WaterfallPart part] =>
        part == WaterfallPart.CallbackWait ? this[Measure.CallbackWaitMs] : _sums[(int)MeasureOf(part)];

    /// <summary>By number of the measure.</summary>
    public IReadOnlyList<long> Sums => _sums;

    public bool IsEmpty => _sums.All(s => s == 0);

    public void Add(Measure measure, long by = 1) => _sums[(int)measure] += by;

    /// <summary>Answers were held against each other.</summary>
    /// <param name="agreement">How like they were, from 0 to 1.</param>
    public void Compare(double agreement)
    {
        Add(Measure.Compared);
        Add(Measure.AgreementMilli, (long)Math.Round(1000 * agreement));
    }

    public void Add(Flow other)
    {
        for (var i = 0; i < _sums.Length; i++)
            _sums[i] += other._sums[i];
        Turnaround.Add(other.Turnaround);
        Handle.Add(other.Handle);
    }

    /// <summary>Of a completed task.</summary>
    public void Add(Waterfall waterfall)
    {
        Turnaround.Add(waterfall.Turnaround);
        for (var part = WaterfallPart.NotLaunched; part <= WaterfallPart.ReviewWork; part++)
            Add(MeasureOf(part), waterfall[part]);
    }

    /// <summary>From what was sent; an older sender knows fewer measures.</summary>
    public static Flow Of(IReadOnlyList<long> sums, Sketch turnaround, Sketch handle)
    {
        var flow = new Flow { Turnaround = turnaround, Handle = handle };
        for (var i = 0; i < Math.Min(Measures, sums.Count); i++)
            flow._sums[i] = sums[i];
        return flow;
    }

    public static Flow Sum(IEnumerable<Flow> flows)
    {
        var sum = new Flow();
        foreach (var flow in flows)
            sum.Add(flow);
        return sum;
    }

    private static Measure MeasureOf(WaterfallPart part) => Measure.NotLaunchedMs + (int)part;
}
